namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>A world in which everything happens on one thread, in an order that the seed decides.</summary>
/// <remarks>
/// Everything a host awaits completes as an event at its own time, so latencies determine the interleaving. The
/// continuations of a host run in its <see cref="SimHost"/>; once it is dead, they never run, as after SIGKILL.
/// </remarks>
internal sealed class SimWorld(int seed)
{
    /// <summary>A morning, so that nothing crosses midnight unless it waits for the next day.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private const long MostEvents = 500_000;

    private readonly PriorityQueue<Action, (TimeSpan, long)> coming = new();
    private readonly Queue<Action> ready = new();
    private long order;

    /// <summary>The only source of randomness.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>Time since the start, by a monotonic clock.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>How far all clocks have been set forward or back.</summary>
    public TimeSpan Shift { get; set; }

    /// <summary>The current fault rates.</summary>
    public SimFaults Faults { get; set; } = SimFaults.None;

    /// <summary>Whether calls with unusual latency are switched off.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Number of events so far; the same for the same seed.</summary>
    public long Events { get; private set; }

    /// <summary>The time that exact clocks show.</summary>
    public DateTimeOffset Now => Start + Elapsed + Shift;

    /// <summary>True with this probability.</summary>
    public bool Chance(double probability) => probability > 0 && Random.NextDouble() < probability;

    /// <summary>A random time in this range.</summary>
    public TimeSpan Between(double leastSeconds, double mostSeconds) =>
        TimeSpan.FromSeconds(leastSeconds + ((mostSeconds - leastSeconds) * Random.NextDouble()));

    /// <summary>Schedules something after a delay.</summary>
    public void After(TimeSpan delay, Action what) => coming.Enqueue(what, (Elapsed + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero), order++));

    /// <summary>Schedules something next.</summary>
    public void Soon(Action what) => ready.Enqueue(what);

    /// <summary>Runs events until none is left or the time is reached.</summary>
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

    /// <summary>Advances the time without any event.</summary>
    public void Pass(TimeSpan time) => Elapsed += time;

    private void Do(Action what)
    {
        if (++Events > MostEvents)
            throw new InvalidOperationException("It goes on for ever.");
        what();
    }
}

/// <summary>A simulated process: its continuations run only while it lives.</summary>
internal sealed class SimHost(SimWorld world, string name, TimeSpan skew) : SynchronizationContext
{
    /// <summary>Names it in claims.</summary>
    public string Name => name;

    /// <summary>False after it was killed; nothing of it runs then.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Its clock, slightly off the world's.</summary>
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

/// <summary>A host's clock. Timers follow elapsed time, whatever the clock is set to.</summary>
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

    /// <summary>One-shot only, as nothing uses periodic timers.</summary>
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
