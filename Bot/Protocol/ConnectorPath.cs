namespace BotApp.Protocol;

/// <summary>Paths of the connector. Ids are opaque and hold <c>: ; @ =</c>, so each is escaped.</summary>
internal static class ConnectorPath
{
    public const string Conversations = "/v3/conversations";

    public static string? Activities(string? conversation) => Of($"{Conversations}/", conversation, "/activities");

    public static string? Activity(string? conversation, string? activity) =>
        Activities(conversation) is { } activities ? Of(activities + "/", activity) : null;

    public static string? Member(string? conversation, string? member) =>
        Of($"{Conversations}/", conversation, "/members/") is { } members ? Of(members, member) : null;

    public static string? MemberPage(string? conversation, int size, string? continuation) =>
        Of($"{Conversations}/", conversation, $"/pagedmembers?pageSize={size}") is { } page
            ? page + (continuation is null ? "" : "&continuationToken=" + Uri.EscapeDataString(continuation))
            : null;

    public static string? Team(string? team) => Of("/v3/teams/", team);

    public static string? Channels(string? team) => Of("/v3/teams/", team, "/conversations");

    /// <summary>Null without an id, and for the two ids that a path would swallow.</summary>
    private static string? Of(string before, string? id, string after = "") =>
        id is null or "" or "." or ".." ? null : before + Uri.EscapeDataString(id) + after;
}
