namespace BotApp.Protocol;

/// <summary>The address of a conversation, kept for a message without an inbound turn.</summary>
/// <remarks>
/// Taken from authenticated activities only, and its <see cref="ServiceUrl"/> is checked again at every send.
/// <see cref="ActivityId"/> informs: a later message does not reply to it unless that is asked for.
/// </remarks>
public sealed record ConversationReference
{
    public string? ActivityId { get; init; }

    public ChannelAccount? User { get; init; }

    public ChannelAccount? Bot { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public string? Locale { get; init; }
}
