using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;

namespace BotApp.Delivery;

/// <summary>Stores plans and queues their chunks for any host. Persons already planned stay as they are.</summary>
internal sealed partial class DeliveryPlanner(
    DeliveryStore store, CancelledOccurrences cancelling, IWorkQueue queue, TimeProvider time, ILogger<DeliveryPlanner> logger)
{
    // People handled at once: bounds the memory a plan takes. Every batch touches most chunks, so small batches are expensive:
    // for 100,000 people, 4.2 storage operations per person with batches of 5,000 (`./bench cost`).
    private const int Batch = 50_000;
    private const int AtOnce = 8;

    /// <summary>Plans an occurrence. Once this returns, the plan survives the failure of any host.</summary>
    /// <returns>How many people were added; 0 for a cancelled occurrence.</returns>
    public async Task<int> PlanAsync(DeliveryPlan plan, CancellationToken ct)
    {
        var key = new OccurrenceKey(plan.Reminder, plan.Occurrence);
        var chunks = ChunkKey.CountFor(plan.Expected ?? plan.Recipients.Count());
        var head = await store.OpenAsync(
            new OccurrenceHead(key, plan.Kind, plan.CountsForDay, chunks, time.GetUtcNow()) { IsAskedFor = plan.IsAskedFor }, ct);
        if (head.IsCancelled)
            return 0;

        var planned = 0;
        foreach (var some in plan.Recipients.Chunk(Batch))
            planned += await AddAsync(head, some, ct);

        // It may have been cancelled, or closed by a sweep, while it was being stored.
        if (await store.FindAsync(key, ct) is { IsCancelled: true } cancelled)
            await cancelling.CancelChunksAsync(cancelled, ct);
        else if (planned > 0)
            await store.KeepOpenAsync(key, ct);
        LogPlanned(logger, plan.Reminder, plan.Occurrence, planned);
        return planned;
    }

    private async Task<int> AddAsync(OccurrenceHead head, PlannedRecipient[] recipients, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var planned = 0;
        var byChunk = recipients
            .Select(r => new Recipient(r.PersonId, r.Day, r.NotBefore, r.ExpiresAt) { ChangedAt = now })
            .GroupBy(r => ChunkKey.NumberOf(r.PersonId, head.Chunks));
        foreach (var some in byChunk.Chunk(AtOnce))
        {
            var added = await Task.WhenAll(some.Select(chunk => AddAsync(head, chunk.Key, [.. chunk], ct)));
            planned += added.Sum();
        }

        return planned;
    }

    private async Task<int> AddAsync(OccurrenceHead head, int number, IReadOnlyList<Recipient> recipients, CancellationToken ct)
    {
        var (added, into) = await store.AddAsync(head, number, recipients, ct);
        var delay = recipients.Min(r => r.NotBefore) - time.GetUtcNow();
        foreach (var chunk in into)
        {
            try
            {
                await queue.EnqueueAsync(new WorkMessage(chunk), delay, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // The plan is stored, which is what matters; the sweep finds the chunk when it is due.
                LogNotQueued(logger, head.Key.Reminder, head.Key.Occurrence, e);
            }
        }

        return added;
    }

    [LoggerMessage(1, LogLevel.Information, "Planned {Reminder} {Occurrence} for {Count} more people.")]
    private static partial void LogPlanned(ILogger logger, string reminder, string occurrence, int count);

    [LoggerMessage(2, LogLevel.Warning, "A part of {Reminder} {Occurrence} could not be queued; the sweep will.")]
    private static partial void LogNotQueued(ILogger logger, string reminder, string occurrence, Exception e);
}
