using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>Removes old operation rows, which record that a click was carried out.</summary>
/// <remarks>
/// They make a repeated click take effect once. After so long, the clicked card is stale by its version, which
/// refuses the click as well.
/// </remarks>
public sealed class OldOperations(OfficeTables tables, UnitRegistry units)
{
    /// <summary>Most rows in one transaction of the Table service.</summary>
    private const int Batch = 100;

    private static readonly KeyRange Operations = TableKey.Under("op");

    /// <summary>Removes the operation rows of saves before a moment, in every unit.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken ct)
    {
        var purged = 0;
        foreach (var unit in await units.AllAsync(ct))
        {
            var old = new List<TableEntity>();
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey eq {UnitKeys.Partition(unit)} and RowKey ge {Operations.From} and RowKey lt {Operations.To} and At lt {Column.Instant(before)}");
            await foreach (var row in tables.Units.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: ct))
                old.Add(row);
            foreach (var some in old.Chunk(Batch))
                purged += await RemoveAsync(some, ct);
        }

        return purged;
    }

    private async Task<int> RemoveAsync(TableEntity[] rows, CancellationToken ct)
    {
        try
        {
            await tables.Units.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag)), ct);
            return rows.Length;
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Another host removes them at the same time.
            return 0;
        }
    }
}
