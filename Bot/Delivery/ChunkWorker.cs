using BotApp.Storage.Deliveries;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Deals with one chunk: claims what is due, sends it, records what became of it.</summary>
/// <remarks>
/// The claim is written before anything is sent and the outcome after, each in one transaction. So what a crash leaves
/// behind is in flight by the books, becomes unknown, and is repeated once, marked: nothing is lost, and nothing comes
/// twice without saying so.
/// </remarks>
internal sealed partial class ChunkWorker(
    DeliveryStore store, DeliveryRouter router, ISendPort port, IClaimNames claims, IOptions<DeliveryOptions> options, TimeProvider time,
    DeliveryMetrics metrics, ILogger<ChunkWorker> logger)
{
    // Fewer would make storage the brake.
    private const int SmallestClaim = 4;

    // What is claimed and waits for its turn would come in doubt with a crash: so no more than the next moment's.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>Deals with everything that is due in the chunk.</summary>
    /// <param name="stop">Nothing further is claimed or begun; what waits for its turn is given back.</param>
    /// <param name="abort">What is in flight is not waited for any more.</param>
    /// <returns>When the chunk is due next; null: never, by itself.</returns>
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

            // A repetition of what stayed unknown waits on purpose.
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
        // What has not begun by half of the limit is given back: by the whole of it the others take it for interrupted.
        using var late = new CancellationTokenSource(store.Timing.ClaimLimit / 2, time);
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        var outcomes = await Task.WhenAll(mine.Select(recipient => router.DeliverAsync(head, recipient, chunk.IsCancelled, wait.Token)));
        return mine.Zip(outcomes).ToDictionary(o => o.First.PersonId, o => o.Second, StringComparer.Ordinal);
    }

    /// <summary>An outcome is worth some patience: without it a delivery that went well counts as unknown.</summary>
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

        // The sweep may have closed the occurrence by now: opened before, for a crash, and after, for a sweep that has just read the chunk.
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

/// <summary>Names for claims, no two alike.</summary>
internal interface IClaimNames
{
    string Next();
}

/// <summary>Names of this host's claims.</summary>
internal sealed class ClaimNames(HostName host) : IClaimNames
{
    private long last;

    /// <inheritdoc />
    public string Next() => $"{host.Value}.{Interlocked.Increment(ref last)}";
}

/// <summary>Name of this host, of this run alone: what a former run left behind is not ours.</summary>
internal sealed record HostName(string Value)
{
    /// <summary>A new one.</summary>
    public static HostName New() => new(Guid.NewGuid().ToString("N")[..16]);
}
