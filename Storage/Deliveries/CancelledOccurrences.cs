using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>Cancels what is not sent yet. What is in flight runs its course and is not repeated.</summary>
public sealed class CancelledOccurrences(DeliveryStore store, TimeProvider time)
{
    private readonly IDeliveryRows rows = store.Rows;

    /// <summary>Calls off an occurrence, if it was planned.</summary>
    public async Task CancelAsync(string reminder, string occurrence, CancellationToken ct)
    {
        var key = new OccurrenceKey(reminder, occurrence);
        if (await rows.FindAsync(HeadRow.Partition, key.Row, ct) is not { } row)
            return;

        var head = HeadRow.Read(row);
        if (!head.IsCancelled)
        {
            head = head with { CancelledAt = time.GetUtcNow() };
            await ReplaceAsync(head, row.ETag, ct);
        }

        await CancelChunksAsync(store.Remember(head), ct);
    }

    /// <summary>Marks every chunk as cancelled, so that whoever handles one later knows.</summary>
    public async Task CancelChunksAsync(OccurrenceHead head, CancellationToken ct)
    {
        foreach (var partition in head.Partitions)
        {
            foreach (var row in await rows.RangeAsync(partition, TableKey.Under("chunk"), ["PartitionKey", "RowKey"], ct))
            {
                var chunk = await store.Chunks.ChangeAsync(
                    ChunkKey.Read(head.Key, row.RowKey),
                    c => c.IsCancelled ? c : c with { IsCancelled = true, Recipients = ChunkRules.Cancel(c.Recipients, time.GetUtcNow()) },
                    remembered: false,
                    ct);
                await ReleaseAsync(chunk, ct);
            }
        }
    }

    /// <summary>Cancels at once what only waited for another day. If a message already includes it, its sender records the outcome.</summary>
    private async Task ReleaseAsync(DeliveryChunk chunk, CancellationToken ct)
    {
        var released = new HashSet<string>(StringComparer.Ordinal);
        foreach (var held in chunk.Recipients.Where(r => r is { State: DeliveryState.Pending, IsHeld: true }))
        {
            if (await store.Days.DropHeldAsync(held.PersonId, chunk.Key.Of, ct))
                released.Add(held.PersonId);
        }

        if (released.Count > 0)
            await store.ChangeAsync(chunk.Key, c => ChunkRules.Release(c.Recipients, released, time.GetUtcNow()), ct);
    }

    private async Task ReplaceAsync(OccurrenceHead head, ETag read, CancellationToken ct)
    {
        try
        {
            await rows.SubmitAsync([new TableTransactionAction(TableTransactionActionType.UpdateReplace, HeadRow.Write(head), read)], ct);
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Another host did the same.
        }
    }
}
