namespace BotApp.Tests.Support.Protocol;

/// <summary>The limits that the platform publishes: calls in any span of so many seconds.</summary>
/// <param name="PerTenant">Calls of any kind a second, for one app and tenant; null for none.</param>
/// <param name="PerConversation">Sends and creations, for one conversation.</param>
internal sealed record PlatformLimits(int? PerTenant, IReadOnlyList<(int Calls, int Seconds)> PerConversation)
{
    /// <summary>As published.</summary>
    public static PlatformLimits Published { get; } = new(50, [(7, 1), (8, 2), (60, 30), (1800, 3600)]);

    /// <summary>None, to measure everything else.</summary>
    public static PlatformLimits None { get; } = new(null, []);
}

/// <summary>Counts what was let through in the spans of some limits, exactly. Not thread-safe.</summary>
/// <remarks>The bot's own windows are not used here: a mistake in them must not hide itself.</remarks>
internal sealed class LimitedScope(IReadOnlyList<(int Calls, int Seconds)> limits)
{
    private readonly Queue<TimeSpan> passed = new();
    private readonly TimeSpan longest = TimeSpan.FromSeconds(limits.Count == 0 ? 0 : limits.Max(l => l.Seconds));

    /// <summary>Lets a call through, or says how long to wait.</summary>
    /// <returns>Null when it passes.</returns>
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
