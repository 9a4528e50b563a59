using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace BotApp.Protocol;

/// <summary>Keeps within the platform's limits on our side, so that throttling is rare.</summary>
/// <remarks>
/// Per tenant, calls of any kind are spaced evenly. Per conversation, changes run one at a time, so that a message never
/// overtakes a throttled earlier one, and within the platform's published limits, with a margin.
/// </remarks>
public sealed class SendRates
{
    // Calls leave evenly spaced but do not arrive so: a slow one and a fast one may arrive in the same second. So the limit is
    // kept over this much more than a second. A refused call costs more, as it waits for a second or longer and holds up
    // its chunk.
    private const double Margin = 1.03;

    private readonly TimeProvider clock;
    private readonly long origin;
    private readonly int perSecond;
    private readonly ConcurrentDictionary<string, Tenant> tenants = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private TimeSpan sweptAt;
    private volatile int hosts = 1;

    public SendRates(IOptions<BotOptions> options, TimeProvider clock)
    {
        this.clock = clock;
        origin = clock.GetTimestamp();
        perSecond = options.Value.MaxSendsPerSecond;
    }

    /// <summary>Number of running hosts, including this one; the tenant's rate is shared evenly among them.</summary>
    public int Hosts
    {
        get => hosts;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            hosts = value;
        }
    }

    /// <summary>Whether the limits of conversations are kept. False in a benchmark that measures what a host can do.</summary>
    internal bool LimitsConversations { get; init; } = true;

    /// <summary>Calls per second that this host may make to a tenant.</summary>
    public double Share => (double)perSecond / hosts;

    private TimeSpan Now => clock.GetElapsedTime(origin);

    private TimeSpan Spacing => TimeSpan.FromSeconds(Margin * hosts / perSecond);

    /// <summary>Waits for the tenant's next free slot.</summary>
    internal async Task WaitForTenantAsync(string tenantId, CancellationToken cancellationToken)
    {
        var tenant = tenants.GetOrAdd(tenantId, static (_, spacing) => new Tenant(spacing), Spacing);
        var wait = tenant.Reserve(Now, Spacing);
        while (wait > TimeSpan.Zero || (wait = tenant.Depart(Now, (int)Math.Ceiling(Share))) > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
            wait = TimeSpan.Zero;
        }
    }

    /// <summary>Enters the conversation's lane: in order of arrival, one at a time. Dispose to leave.</summary>
    internal async Task<Lane> EnterAsync(string conversationId, CancellationToken cancellationToken)
    {
        var lane = Find(conversationId);
        try
        {
            await lane.Turn.WaitAsync(cancellationToken);
            return lane;
        }
        catch (OperationCanceledException)
        {
            lane.Forget();
            throw;
        }
    }

    private Lane Find(string conversationId)
    {
        lock (lanes)
        {
            Sweep();
            if (!lanes.TryGetValue(conversationId, out var lane))
                lanes.Add(conversationId, lane = new Lane(this));
            lane.Users++;
            return lane;
        }
    }

    /// <summary>A lane is needed for as long as its longest window; after that, a new one behaves the same.</summary>
    private void Sweep()
    {
        var now = Now;
        if (now - sweptAt < Lane.Memory)
            return;

        sweptAt = now;
        foreach (var (id, lane) in lanes)
        {
            if (lane.Users == 0 && now - lane.LeftAt > Lane.Memory)
                lanes.Remove(id);
        }
    }

    /// <summary>The slots assigned to one tenant's calls, and the times at which they left.</summary>
    private sealed class Tenant(TimeSpan spacing)
    {
        private static readonly TimeSpan Second = TimeSpan.FromSeconds(Margin);

        private readonly SlidingWindow moments = new(1, spacing);
        private SlidingWindow departures = new(1, Second);
        private int most;

        /// <summary>Takes the next free slot.</summary>
        /// <returns>How long to wait for it.</returns>
        public TimeSpan Reserve(TimeSpan now, TimeSpan spacing)
        {
            lock (moments)
            {
                moments.Span = spacing;
                var at = moments.Earliest(now);
                moments.Take(at);
                return at - now;
            }
        }

        /// <summary>Leaves now, unless this exceeds the limit per second: on a busy machine timers fire late, and several at once.</summary>
        /// <returns>Zero when it left, otherwise how long to wait.</returns>
        public TimeSpan Depart(TimeSpan now, int perSecond)
        {
            lock (moments)
            {
                if (most != perSecond)
                    departures = new SlidingWindow(most = perSecond, Second);
                var at = departures.Earliest(now);
                if (at <= now)
                    departures.Take(now);
                return at - now;
            }
        }
    }

    /// <summary>One conversation's queue and windows.</summary>
    internal sealed class Lane(SendRates rates) : IDisposable
    {
        public static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);

        // The platform allows 7 in one second, 8 in two, 60 in thirty.
        private readonly SlidingWindow[] windows =
        [
            new(5, TimeSpan.FromSeconds(1)), new(7, TimeSpan.FromSeconds(2)), new(50, Memory),
        ];

        /// <summary>Waiters enter in order.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }

        public TimeSpan LeftAt { get; private set; }

        /// <summary>Waits for the conversation's next free slot. Only for the holder of the lane.</summary>
        public Task WaitAsync(CancellationToken cancellationToken)
        {
            if (!rates.LimitsConversations)
                return Task.CompletedTask;

            var now = rates.Now;
            var at = windows.Aggregate(now, (earliest, window) => window.Earliest(earliest));
            foreach (var window in windows)
                window.Take(at);

            return at > now ? Task.Delay(at - now, rates.clock, cancellationToken) : Task.CompletedTask;
        }

        public void Forget()
        {
            lock (rates.lanes)
            {
                Users--;
                LeftAt = rates.Now;
            }
        }

        public void Dispose()
        {
            Turn.Release();
            Forget();
        }
    }
}
