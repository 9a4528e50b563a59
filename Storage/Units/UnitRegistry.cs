using System.Collections.Concurrent;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>Lists the units that have a partition, so that nothing has to scan the table for them.</summary>
public sealed class UnitRegistry(OfficeTables tables)
{
    private static readonly string Partition = TableKey.Of("unit");
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Ids of all units that were ever saved to, in ordinal order of their keys.</summary>
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken ct)
    {
        var units = new List<string>();
        await foreach (var row in tables.Meta.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), select: ["RowKey"], cancellationToken: ct))
            units.Add(TableKey.Parts(row.RowKey)[0]);
        return units;
    }

    /// <summary>Called before the first row of a unit is written, so that a unit with rows is always listed.</summary>
    internal async Task AddAsync(string unit, CancellationToken ct)
    {
        if (known.ContainsKey(unit))
            return;

        // An upsert, not an insert: a conflict would not prove that the row is there; a successful write does.
        await tables.Meta.UpsertEntityAsync(new TableEntity(Partition, TableKey.Of(unit)), TableUpdateMode.Merge, ct);
        known.TryAdd(unit, true);
    }
}
