namespace BotApp.Tests.Support;

/// <summary>A clock that runs like the real one and can be set to another time. Timers use real time.</summary>
internal sealed class JumpingClock(DateTimeOffset startAt) : TimeProvider
{
    private long shift = (startAt - System.GetUtcNow()).Ticks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));

    /// <summary>Sets the clock, forward or back.</summary>
    public void JumpTo(DateTimeOffset time) => Interlocked.Exchange(ref shift, (time - System.GetUtcNow()).Ticks);
}
