namespace BotApp.Tests.Support.Protocol;

/// <summary>Rate limits: calls within any window of some seconds.</summary>
/// <param name="PerTenant">Calls of any kind a second per app and tenant; null for no limit.</param>
/// <param name="PerConversation">Sends and creations per conversation.</param>
internal sealed record PlatformLimits(int? PerTenant, IReadOnlyList<(int Calls, int Seconds)> PerConversation)
{
    /// <summary>The published limits.</summary>
    public static PlatformLimits Published { get; } = new(50, [(7, 1), (8, 2), (60, 30), (1800, 3600)]);

    /// <summary>No limits, to measure everything else.</summary>
    public static PlatformLimits None { get; } = new(null, []);
}

/// <summary>Counts admitted calls within the windows, exactly. Not thread-safe.</summary>
/// <remarks>Does not reuse the bot's own windows, so that a bug in them cannot hide itself.</remarks>
internal sealed class LimitedScope(IReadOnlyList<(int Calls, int Seconds)> limits)
{
    private readonly Queue<TimeSpan> passed = new();
    private readonly TimeSpan longest = TimeSpan.FromSeconds(limits.Count == 0 ? 0 : limits.Max(l => l.Seconds));

    /// <summary>Admits a call, or returns how long to wait.</summary>
    /// <returns>Null if admitted.</returns>
    public TimeSpan? Try(TimeSpan now)
    {
        while (passed.TryPeek(out var oldest) && now - oldest >= longest)
            passed.Dequeue();
        foreach (var (calls, seconds) in limits)
        {
            var span = TimeSpan.FromSeconds(seconds);
            var within = passed.Count(at => now - at < span);
            if (within >= calls)
                return passed.ElementAt(passed.Count - calls) + span - now;
        }

        if (limits.Count > 0)
            passed.Enqueue(now);
        return null;
    }
}
