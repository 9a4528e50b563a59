using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>The hosts that are running: one row each, renewed regularly.</summary>
/// <remarks>Ages come from the rows' service timestamps, so the hosts' clocks do not matter.</remarks>
public sealed class HostBeats(OfficeTables tables, TimeProvider time)
{
    private static readonly string Partition = TableKey.Of("host");
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Records that this host is running.</summary>
    /// <param name="within">Hosts whose last beat is older do not count.</param>
    /// <returns>How many hosts are running, this one included.</returns>
    public async Task<int> BeatAsync(string host, TimeSpan within, CancellationToken ct)
    {
        var key = TableKey.Of(host);
        // Only this host writes this row, so no ETag is compared.
        var row = new TableEntity(Partition, key) { ["At"] = Column.Instant(time.GetUtcNow()) };
        await tables.Deliveries.UpsertEntityAsync(row, TableUpdateMode.Replace, ct);

        var rows = new List<TableEntity>();
        await foreach (var found in tables.Deliveries.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: ct))
            rows.Add(found);
        var now = rows.FirstOrDefault(r => r.RowKey == key)?.Timestamp ?? rows.Max(r => r.Timestamp);
        foreach (var gone in rows.Where(r => now - r.Timestamp > Forgotten))
            await RemoveAsync(gone, ct);
        return Math.Max(1, rows.Count(r => now - r.Timestamp <= within));
    }

    /// <summary>Records that this host stops, so that the others take over its share at once.</summary>
    public async Task LeaveAsync(string host, CancellationToken ct)
    {
        var found = await tables.Deliveries.GetEntityIfExistsAsync<TableEntity>(Partition, TableKey.Of(host), cancellationToken: ct);
        if (found.HasValue)
            await RemoveAsync(found.Value!, ct);
    }

    private async Task RemoveAsync(TableEntity row, CancellationToken ct)
    {
        try
        {
            await tables.Deliveries.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, ct);
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Another host removed it.
        }
    }
}
