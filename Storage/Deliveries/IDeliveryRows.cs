using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>The operations used on the table of deliveries; a seam for the simulator.</summary>
internal interface IDeliveryRows
{
    /// <summary>One row, or null.</summary>
    Task<TableEntity?> FindAsync(string partition, string row, CancellationToken ct);

    /// <summary>Rows of a partition in the order of their keys.</summary>
    /// <param name="columns">The columns to read, including the keys; null for all.</param>
    Task<IReadOnlyList<TableEntity>> RangeAsync(string partition, KeyRange range, IEnumerable<string>? columns, CancellationToken ct);

    /// <summary>One transaction within one partition. Returns the new ETags in the order of the actions.</summary>
    /// <exception cref="Azure.RequestFailedException">409, 412 or 404: a row changed since it was read; anything else is an outage.</exception>
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
        // A deletion returns no ETag.
        return [.. answer.Value.Select(a => a.Headers.ETag ?? default)];
    }
}
