namespace BotApp.Features.Settings;

/// <summary>Names of the documents that settings are stored in.</summary>
internal static class SettingsNames
{
    /// <summary>What the office sets for everyone.</summary>
    public const string Office = "office";

    /// <summary>What a person sets.</summary>
    public const string Person = "person";

    private const string ChannelPrefix = "channel:";

    /// <summary>What is set for a channel or group chat.</summary>
    public static string Channel(string conversationId) => ChannelPrefix + ConversationOf(conversationId);

    /// <summary>The conversation that a document is about; null for the others.</summary>
    public static string? ChannelIn(string document) =>
        document.StartsWith(ChannelPrefix, StringComparison.Ordinal) ? document[ChannelPrefix.Length..] : null;

    /// <summary>A channel's conversation id names the message of its thread; the channel is what stands before.</summary>
    public static string ConversationOf(string conversationId)
    {
        var message = conversationId.IndexOf(";messageid=", StringComparison.Ordinal);
        return message < 0 ? conversationId : conversationId[..message];
    }
}
