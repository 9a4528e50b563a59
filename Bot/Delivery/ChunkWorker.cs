using BotApp.Storage.Deliveries;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Handles one chunk: claims what is due, sends it, records the outcomes.</summary>
/// <remarks>
/// The claim is written before anything is sent, and the outcome after, each in one transaction. What a crash leaves behind
/// is recorded as in flight, becomes unknown, and is repeated once, marked as a repetition: nothing is lost, and nothing
/// arrives twice unmarked.
/// </remarks>
internal sealed partial class ChunkWorker(
    DeliveryStore store, DeliveryRouter router, ISendPort port, IClaimNames claims, IOptions<DeliveryOptions> options, TimeProvider time,
    DeliveryMetrics metrics, ILogger<ChunkWorker> logger)
{
    // With fewer, storage would become the bottleneck.
    private const int SmallestClaim = 4;

    // A crash makes claimed deliveries unknown, even unsent ones, so claim no more than is sent within this time.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>Handles everything that is due in the chunk.</summary>
    /// <param name="stop">When cancelled, nothing further is claimed or begun; what waits for its turn is given back.</param>
    /// <param name="abort">When cancelled, what is in flight is no longer awaited.</param>
    /// <returns>When the chunk is next due; null if never.</returns>
    public async Task<DateTimeOffset?> RunAsync(ChunkKey key, CancellationToken stop, CancellationToken abort)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var (claim, size) = (claims.Next(), ClaimSize);
            var claimedAt = time.GetUtcNow();
            var chunk = await store.ChangeAsync(
                key, c => c.IsDead ? c.Recipients : ChunkRules.Claim(c.Recipients, claim, time.GetUtcNow(), store.Timing, size), abort);
            var mine = chunk.Recipients.Where(r => ChunkRules.IsClaimed(r, claim)).ToList();
            if (mine.Count == 0)
                return chunk.IsDead ? null : ChunkRules.NextAt(chunk.Recipients, store.Timing);

            // Repetitions do not count, as they wait on purpose.
            if (mine.Where(r => !r.IsResend).Select(r => (DateTimeOffset?)r.NotBefore).Min() is { } due)
                metrics.TakenUp(claimedAt - due);
            var outcomes = await SendAsync(chunk, mine, stop, abort);
            await RecordAsync(key, claim, outcomes, claimedAt, abort);
        }
    }

    private int ClaimSize =>
        (int)Math.Clamp(port.PerSecond * Ahead.TotalSeconds / options.Value.ChunksAtOnce, SmallestClaim, ChunkRules.ClaimSize);

    private async Task<Dictionary<string, DeliveryOutcome>> SendAsync(
        DeliveryChunk chunk, List<Recipient> mine, CancellationToken stop, CancellationToken abort)
    {
        var of = chunk.Key.Of;
        var head = await store.HeadAsync(of, abort) ?? throw new InvalidOperationException($"{of} has chunks and no head.");
        // What has not begun after half the limit is given back: after the full limit, other hosts take it for interrupted.
        using var late = new CancellationTokenSource(store.Timing.ClaimLimit / 2, time);
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        var outcomes = await Task.WhenAll(mine.Select(recipient => router.DeliverAsync(head, recipient, chunk.IsCancelled, wait.Token)));
        return mine.Zip(outcomes).ToDictionary(o => o.First.PersonId, o => o.Second, StringComparer.Ordinal);
    }

    /// <summary>Retries for a while: without a recorded outcome, a successful delivery would count as unknown.</summary>
    private async Task RecordAsync(
        ChunkKey key, string claim, Dictionary<string, DeliveryOutcome> outcomes, DateTimeOffset claimedAt, CancellationToken abort)
    {
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                await EnterAsync(key, claim, outcomes, abort);
                return;
            }
            catch (Exception e) when (StorageOutage.Is(e, abort) && !abort.IsCancellationRequested && time.GetUtcNow() - claimedAt < store.Timing.ClaimLimit)
            {
                LogNotRecorded(logger, key.Of.Reminder, key.Of.Occurrence, e.GetType().Name);
            }

            await Task.Delay(delay, time, abort);
        }
    }

    private async Task EnterAsync(ChunkKey key, string claim, Dictionary<string, DeliveryOutcome> outcomes, CancellationToken abort)
    {
        var isRevived = false;
        await ChangeAsync(isOpened: false);
        if (!isRevived)
            return;

        // The sweep may have closed the occurrence. Open it before the change, in case of a crash, and after, in case a sweep has just read the chunk.
        await store.KeepOpenAsync(key.Of, abort);
        await ChangeAsync(isOpened: true);
        await store.KeepOpenAsync(key.Of, abort);

        Task ChangeAsync(bool isOpened) => store.ChangeAsync(
            key,
            chunk =>
            {
                isRevived = ChunkRules.IsRevived(chunk.Recipients, claim, outcomes);
                return isRevived && !isOpened
                    ? chunk.Recipients
                    : ChunkRules.Record(chunk.Recipients, claim, outcomes, chunk.IsCancelled, time.GetUtcNow());
            },
            abort,
            remembered: true);
    }

    [LoggerMessage(1, LogLevel.Warning, "Outcomes of {Reminder} {Occurrence} could not be recorded ({Fault}); trying again.")]
    private static partial void LogNotRecorded(ILogger logger, string reminder, string occurrence, string fault);
}

/// <summary>Unique names for claims.</summary>
internal interface IClaimNames
{
    string Next();
}

/// <summary>Names for this host's claims.</summary>
internal sealed class ClaimNames(HostName host) : IClaimNames
{
    private long last;

    /// <inheritdoc />
    public string Next() => $"{host.Value}.{Interlocked.Increment(ref last)}";
}

/// <summary>Name of this run of this host: claims of a former run are not ours.</summary>
internal sealed record HostName(string Value)
{
    /// <summary>A new, random name.</summary>
    public static HostName New() => new(Guid.NewGuid().ToString("N")[..16]);
}
