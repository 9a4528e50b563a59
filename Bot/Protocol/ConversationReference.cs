namespace BotApp.Protocol;

/// <summary>The address of a conversation, stored for a message without an inbound turn.</summary>
/// <remarks>
/// Taken from authenticated activities only, and its <see cref="ServiceUrl"/> is checked again at every send.
/// <see cref="ActivityId"/> is for information: a later message replies to it only on request.
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
