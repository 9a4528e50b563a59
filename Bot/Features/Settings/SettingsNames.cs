namespace BotApp.Features.Settings;

/// <summary>Names of the documents that settings are stored in.</summary>
internal static class SettingsNames
{
    /// <summary>The office's settings for everyone.</summary>
    public const string Office = "office";

    /// <summary>A person's settings.</summary>
    public const string Person = "person";

    private const string ChannelPrefix = "channel:";

    /// <summary>The settings of a channel or group chat.</summary>
    public static string Channel(string conversationId) => ChannelPrefix + ConversationOf(conversationId);

    /// <summary>The conversation of a channel's document; null for other documents.</summary>
    public static string? ChannelIn(string document) =>
        document.StartsWith(ChannelPrefix, StringComparison.Ordinal) ? document[ChannelPrefix.Length..] : null;

    /// <summary>The id without <c>;messageid=…</c>, by which Teams adds the thread's first message to a channel's id.</summary>
    public static string ConversationOf(string conversationId)
    {
        var message = conversationId.IndexOf(";messageid=", StringComparison.Ordinal);
        return message < 0 ? conversationId : conversationId[..message];
    }
}
