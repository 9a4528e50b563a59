using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace BotApp.Protocol;

/// <summary>Keeps the platform's limits on our side, so that throttling is the exception.</summary>
/// <remarks>
/// Per tenant, calls of any kind are spaced evenly. Per conversation, changes go one after the other (a message never
/// overtakes an earlier one that is being waited out) and within the limits the platform publishes, with a margin.
/// </remarks>
public sealed class SendRates
{
    // Evenly spaced is how they leave, not how they arrive: some that leave late and some that travel fast come within the
    // same second. This much longer than a second is what the limit is kept in on our side; a call that is refused costs more,
    // as it waits for a second or longer and keeps its chunk from going on.
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

    /// <summary>Number of live hosts, this one included; the tenant's rate is shared evenly among them.</summary>
    public int Hosts
    {
        get => hosts;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            hosts = value;
        }
    }

    /// <summary>Whether the limits of a conversation are kept. Not where a benchmark measures what a host can do.</summary>
    internal bool LimitsConversations { get; init; } = true;

    /// <summary>Calls a second that this host may make to a tenant.</summary>
    public double Share => (double)perSecond / hosts;

    private TimeSpan Now => clock.GetElapsedTime(origin);

    private TimeSpan Spacing => TimeSpan.FromSeconds(Margin * hosts / perSecond);

    /// <summary>Waits for the tenant's next free moment.</summary>
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

    /// <summary>A lane must be remembered as long as its longest window; afterwards it is as good as new.</summary>
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

    /// <summary>The moments handed out to one tenant's calls, and those at which they left.</summary>
    private sealed class Tenant(TimeSpan spacing)
    {
        private static readonly TimeSpan Second = TimeSpan.FromSeconds(Margin);

        private readonly SlidingWindow moments = new(1, spacing);
        private SlidingWindow departures = new(1, Second);
        private int most;

        /// <summary>Takes the next free moment.</summary>
        /// <returns>How long until then.</returns>
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

        /// <summary>Leaves now, if that is not one too many within a second: on a busy machine timers come late, and several at once.</summary>
        /// <returns>Zero when it left, else how long it has to wait.</returns>
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

        // The platform takes 7 in one second, 8 in two, 60 in thirty.
        private readonly SlidingWindow[] windows =
        [
            new(5, TimeSpan.FromSeconds(1)), new(7, TimeSpan.FromSeconds(2)), new(50, Memory),
        ];

        /// <summary>Waiters are served in order.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }

        public TimeSpan LeftAt { get; private set; }

        /// <summary>Waits for the conversation's next free moment. Only within the lane.</summary>
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
