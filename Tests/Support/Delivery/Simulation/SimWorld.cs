namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>A world in which everything happens on one thread, in an order that the seed decides.</summary>
/// <remarks>
/// Whatever a host awaits comes back as an event with a time of its own, so other latencies are other interleavings. The
/// continuations of a host run in its <see cref="SimHost"/>; once that is dead, they never run, as after SIGKILL.
/// </remarks>
internal sealed class SimWorld(int seed)
{
    /// <summary>A morning; nothing in a schedule crosses midnight unless it waits for the next day.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private const long MostEvents = 500_000;

    private readonly PriorityQueue<Action, (TimeSpan, long)> coming = new();
    private readonly Queue<Action> ready = new();
    private long order;

    /// <summary>The only source of chance.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>Since the start, by a clock that nobody sets.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>By how much everyone's clock has been set forward or back.</summary>
    public TimeSpan Shift { get; set; }

    /// <summary>How often things go wrong now.</summary>
    public SimFaults Faults { get; set; } = SimFaults.None;

    /// <summary>Whether no call takes unusually long now.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Events that came to pass; the same seed gives the same number.</summary>
    public long Events { get; private set; }

    /// <summary>True time of the world as clocks show it.</summary>
    public DateTimeOffset Now => Start + Elapsed + Shift;

    /// <summary>Happens with this probability.</summary>
    public bool Chance(double probability) => probability > 0 && Random.NextDouble() < probability;

    /// <summary>A time between these.</summary>
    public TimeSpan Between(double leastSeconds, double mostSeconds) =>
        TimeSpan.FromSeconds(leastSeconds + ((mostSeconds - leastSeconds) * Random.NextDouble()));

    /// <summary>Has something happen after a time.</summary>
    public void After(TimeSpan delay, Action what) => coming.Enqueue(what, (Elapsed + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero), order++));

    /// <summary>Has something happen next.</summary>
    public void Soon(Action what) => ready.Enqueue(what);

    /// <summary>Lets everything happen until nothing comes any more, or the time is over.</summary>
    public void Run(TimeSpan until)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (true)
            {
                while (ready.TryDequeue(out var next))
                    Do(next);
                if (!coming.TryPeek(out var what, out var at) || at.Item1 > until)
                    break;
                coming.Dequeue();
                Elapsed = at.Item1;
                Do(what);
            }

            if (Elapsed < until && coming.Count > 0)
                Elapsed = until;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Goes on to a later time at which nothing happened before.</summary>
    public void Pass(TimeSpan time) => Elapsed += time;

    private void Do(Action what)
    {
        if (++Events > MostEvents)
            throw new InvalidOperationException("It goes on for ever.");
        what();
    }
}

/// <summary>A process: its continuations run while it lives.</summary>
internal sealed class SimHost(SimWorld world, string name, TimeSpan skew) : SynchronizationContext
{
    /// <summary>Names it in claims.</summary>
    public string Name => name;

    /// <summary>False after it was killed: nothing of it runs any more.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Its clock, a little off the world's.</summary>
    public TimeProvider Clock => field ??= new SimClock(world, this, skew);

    /// <summary>SIGKILL.</summary>
    public void Kill() => IsAlive = false;

    /// <summary>Runs something as this host.</summary>
    public void Do(Action what)
    {
        if (!IsAlive)
            return;
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            what();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => world.Soon(() => Do(() => d(state)));

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing waits for another thread here.");
}

/// <summary>A host's clock. Timers run by the time that passes, whatever the clock is set to.</summary>
internal sealed class SimClock(SimWorld world, SimHost host, TimeSpan skew) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => world.Now + skew;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => world.Elapsed.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(world, host, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>One shot, which is all that is used.</summary>
    private sealed class SimTimer(SimWorld world, SimHost host, Action callback) : ITimer
    {
        private int version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var mine = ++version;
            if (dueTime >= TimeSpan.Zero)
            {
                world.After(dueTime, () =>
                {
                    if (mine == version)
                        host.Do(callback);
                });
            }

            return true;
        }

        public void Dispose() => version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
