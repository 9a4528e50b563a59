using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>Removes old deliveries: who got what, and when. The occurrence keeps their counts.</summary>
/// <remarks>
/// Stores the counts, deletes the rows, then marks the occurrence as purged; after any interruption the next round resumes.
/// </remarks>
public sealed class OldDeliveries(DeliveryStore store)
{
    /// <summary>Most rows in one transaction of the Table service.</summary>
    private const int Batch = 100;

    private readonly IDeliveryRows rows = store.Rows;

    /// <summary>Removes the deliveries of occurrences planned before a moment that have nothing left to do.</summary>
    /// <returns>How many occurrences were purged.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset plannedBefore, CancellationToken ct)
    {
        var purged = 0;
        foreach (var head in await store.OccurrencesAsync(null, ct))
        {
            if (head.IsPurged || head.PlannedAt >= plannedBefore || await rows.FindAsync(HeadRow.OpenPartition, head.Key.Row, ct) is not null)
                continue;

            var counted = head with { Kept = await store.CountAsync(head, ct) };
            if (head.Kept is null && !await ReplaceAsync(counted, ct))
                continue;
            await RemoveAsync(head, DateOnly.FromDateTime(plannedBefore.UtcDateTime), ct);
            if (await ReplaceAsync(counted with { IsPurged = true }, ct))
                purged++;
        }

        return purged;
    }

    private async Task RemoveAsync(OccurrenceHead head, DateOnly before, CancellationToken ct)
    {
        foreach (var partition in head.Partitions)
        {
            var chunks = await rows.RangeAsync(partition, TableKey.Under("chunk"), null, ct);
            foreach (var recipient in chunks.SelectMany(row => ChunkRow.Read(ChunkKey.Read(head.Key, row.RowKey), row).Recipients))
                await store.Days.ForgetAsync(recipient.PersonId, before, head.Key, ct);

            foreach (var some in (await rows.RangeAsync(partition, TableKey.Everything, ChunkRow.Keys, ct)).Chunk(Batch))
                await rows.SubmitAsync([.. some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag))], ct);
        }
    }

    // Counts stored already win: whichever host stored them counted before any row was deleted.
    /// <returns>False when another host changed the row meanwhile.</returns>
    private async Task<bool> ReplaceAsync(OccurrenceHead head, CancellationToken ct)
    {
        if (await rows.FindAsync(HeadRow.Partition, head.Key.Row, ct) is not { } row || HeadRow.Read(row) is not { IsPurged: false } there)
            return false;
        try
        {
            await rows.SubmitAsync([new TableTransactionAction(TableTransactionActionType.UpdateReplace, HeadRow.Write(head with { Kept = there.Kept ?? head.Kept }), row.ETag)], ct);
            return true;
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            return false;
        }
    }
}
