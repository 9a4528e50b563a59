namespace BotApp.Protocol;

/// <summary>A limit per time span. Finds the earliest time that keeps the limit. Not thread-safe.</summary>
/// <remarks>
/// The framework's rate limiters read the system clock; this one gets the time passed in, and counts exactly: a token
/// bucket lets up to twice its size through in one span.
/// </remarks>
internal sealed class SlidingWindow(int limit, TimeSpan span)
{
    private readonly TimeSpan[] last = new TimeSpan[limit];
    private int next;
    private int count;

    public TimeSpan Span { get; set; } = span;

    /// <summary>The earliest free time at or after <paramref name="from"/>.</summary>
    public TimeSpan Earliest(TimeSpan from)
    {
        if (count < last.Length)
            return from;

        var free = last[next] + Span;
        return free > from ? free : from;
    }

    /// <summary>Takes a time, not earlier than the one taken before.</summary>
    public void Take(TimeSpan at)
    {
        last[next] = at;
        next = (next + 1) % last.Length;
        count = Math.Min(count + 1, last.Length);
    }
}
