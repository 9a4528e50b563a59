using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>Finds chunks that are due but lost their queue message. Reads the open occurrences, and only the due times of their chunks.</summary>
public sealed class OpenOccurrences(DeliveryStore store, TimeProvider time)
{
    // By then a planner has finished, or died and plans again.
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromMinutes(10);

    private readonly IDeliveryRows rows = store.Rows;

    /// <summary>The chunks due at <paramref name="before"/> or earlier. Occurrences with nothing left to do are closed.</summary>
    public async Task<IReadOnlyList<ChunkKey>> DueAsync(DateTimeOffset before, CancellationToken ct)
    {
        var due = new List<ChunkKey>();
        foreach (var open in await rows.RangeAsync(HeadRow.OpenPartition, TableKey.Everything, null, ct))
        {
            if (await store.HeadAsync(OccurrenceKey.Of(open.RowKey), ct) is not { } head)
                continue;
            if (await AddDueAsync(head, before, due, ct) && time.GetUtcNow() - HeadRow.OpenedAt(open) > ClosedAfter)
                await CloseAsync(open, ct);
        }

        return due;
    }

    /// <returns>True when nothing is left to do, now or later.</returns>
    private async Task<bool> AddDueAsync(OccurrenceHead head, DateTimeOffset before, List<ChunkKey> due, CancellationToken ct)
    {
        var settled = true;
        foreach (var partition in head.Partitions)
        {
            foreach (var row in await rows.RangeAsync(partition, TableKey.Under("chunk"), ChunkRow.SweepColumns, ct))
            {
                if (ChunkRow.IsDead(row) || ChunkRow.NextAt(row) is not { } next)
                    continue;
                settled = false;
                if (next <= before)
                    due.Add(ChunkKey.Read(head.Key, row.RowKey));
            }
        }

        return settled;
    }

    private async Task CloseAsync(TableEntity open, CancellationToken ct)
    {
        try
        {
            await rows.SubmitAsync([new TableTransactionAction(TableTransactionActionType.Delete, open, open.ETag)], ct);
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Opened again meanwhile, or closed by another host.
        }
    }
}
