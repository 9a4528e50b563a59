using Azure;
using Azure.Data.Tables;

namespace BotApp.Storage.Tables;

/// <summary>A row as it is mostly asked for and written.</summary>
internal static class TableRows
{
    /// <summary>The row; null when there is none.</summary>
    public static Task<TableEntity?> FindRowAsync(this TableClient table, string partition, string key, CancellationToken ct) =>
        table.FindRowAsync(partition, key, null, ct);

    /// <summary>These columns of the row; null when there is none.</summary>
    public static async Task<TableEntity?> FindRowAsync(
        this TableClient table, string partition, string key, IEnumerable<string>? columns, CancellationToken ct)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, columns, ct);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Replaces the row read under this ETag; inserts it if there is none.</summary>
    public static TableTransactionAction Put(this TableEntity row, ETag? read) => read is { } etag
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag)
        : new TableTransactionAction(TableTransactionActionType.Add, row);

    /// <summary>Replaces an item's row together with the row that lists it, whose key may have changed.</summary>
    /// <param name="listed">The row that is to list it; null for none.</param>
    /// <param name="known">The item's row as read.</param>
    /// <param name="former">The row that lists it so far, as read.</param>
    public static List<TableTransactionAction> PutWith(this TableEntity item, TableEntity? listed, TableEntity? known, TableEntity? former)
    {
        var actions = new List<TableTransactionAction> { item.Put(known?.ETag) };
        if (former is not null && former.RowKey != listed?.RowKey)
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, former, former.ETag));
        if (listed is not null)
            actions.Add(listed.Put(former?.RowKey == listed.RowKey ? former.ETag : null));
        return actions;
    }
}
