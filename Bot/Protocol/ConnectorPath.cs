namespace BotApp.Protocol;

/// <summary>Paths of the connector. Ids are opaque and contain <c>: ; @ =</c>, so each is escaped.</summary>
internal static class ConnectorPath
{
    public const string Conversations = "/v3/conversations";

    public static string? Activities(string? conversation) => Of($"{Conversations}/", conversation, "/activities");

    public static string? Activity(string? conversation, string? activity) =>
        Activities(conversation) is { } activities ? Of(activities + "/", activity) : null;

    /// <summary>Null without an id, and for <c>.</c> and <c>..</c>, which a path would resolve away.</summary>
    private static string? Of(string before, string? id, string after = "") =>
        id is null or "" or "." or ".." ? null : before + Uri.EscapeDataString(id) + after;
}
