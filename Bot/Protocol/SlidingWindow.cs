namespace BotApp.Protocol;

/// <summary>At most so many in any span of this length. Hands out moments, the earliest that keeps the limit. Not thread-safe.</summary>
/// <remarks>
/// The framework's rate limiters read the system's clock; this one is told the time, and counts exactly: a token bucket
/// lets up to twice its size through in one span.
/// </remarks>
internal sealed class SlidingWindow(int limit, TimeSpan span)
{
    private readonly TimeSpan[] last = new TimeSpan[limit];
    private int next;
    private int count;

    public TimeSpan Span { get; set; } = span;

    /// <summary>The earliest moment from <paramref name="from"/> on that is free.</summary>
    public TimeSpan Earliest(TimeSpan from)
    {
        if (count < last.Length)
            return from;

        var free = last[next] + Span;
        return free > from ? free : from;
    }

    /// <summary>Takes a moment, not earlier than the one taken before.</summary>
    public void Take(TimeSpan at)
    {
        last[next] = at;
        next = (next + 1) % last.Length;
        count = Math.Min(count + 1, last.Length);
    }
}
