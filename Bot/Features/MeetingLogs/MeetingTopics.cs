namespace BotApp.Features.MeetingLogs;

/// <summary>What tells two meetings of a kind and day apart.</summary>
internal static class MeetingTopics
{
    /// <summary>Whether two records may be of one meeting. One of them often says no topic: the recorder logged the count, the secretary what it was about.</summary>
    public static bool MayBeOfOne(string topic, string other) => topic.Length == 0 || other.Length == 0 || topic == other;
}
