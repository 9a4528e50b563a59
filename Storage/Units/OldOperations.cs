using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>Removes the notes that a click was carried out, once they are old.</summary>
/// <remarks>
/// They make the same click twice one effect. After so long the card that was clicked is stale by its version, which
/// refuses it just as well.
/// </remarks>
public sealed class OldOperations(OfficeTables tables, UnitRegistry units)
{
    /// <summary>Rows that one transaction takes.</summary>
    private const int Batch = 100;

    private static readonly KeyRange Operations = TableKey.Under("op");

    /// <summary>Removes those of saves before a moment, in every unit.</summary>
    /// <returns>How many they were.</returns>
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
