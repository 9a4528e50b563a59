using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>The table of deliveries, as far as it is used; the simulator stands in for it.</summary>
internal interface IDeliveryRows
{
    /// <summary>One row, or null.</summary>
    Task<TableEntity?> FindAsync(string partition, string row, CancellationToken ct);

    /// <summary>Rows of a partition in the order of their keys.</summary>
    /// <param name="columns">Those wanted, the keys among them; null for all.</param>
    Task<IReadOnlyList<TableEntity>> RangeAsync(string partition, KeyRange range, IEnumerable<string>? columns, CancellationToken ct);

    /// <summary>All or nothing, within one partition; the new ETags in the order of the actions.</summary>
    /// <exception cref="Azure.RequestFailedException">409, 412 or 404 when a row is not as it was read; anything else is an outage.</exception>
    Task<IReadOnlyList<ETag>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken ct);
}

/// <summary>The real table.</summary>
internal sealed class DeliveryRows(OfficeTables tables) : IDeliveryRows
{
    public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken ct) =>
        tables.Deliveries.FindRowAsync(partition, row, ct);

    public async Task<IReadOnlyList<TableEntity>> RangeAsync(string partition, KeyRange range, IEnumerable<string>? columns, CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}");
        var rows = new List<TableEntity>();
        await foreach (var row in tables.Deliveries.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: ct))
            rows.Add(row);
        return rows;
    }

    public async Task<IReadOnlyList<ETag>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken ct)
    {
        var answer = await tables.Deliveries.SubmitTransactionAsync(actions, ct);
        // A deleted row has none.
        return [.. answer.Value.Select(a => a.Headers.ETag ?? default)];
    }
}
