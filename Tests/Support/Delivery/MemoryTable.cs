using Azure;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Tables;

namespace BotApp.Tests.Support.Delivery;

/// <summary>The delivery table in memory, with the service's conflicts. Not thread-safe.</summary>
internal sealed class MemoryTable
{
    private readonly Dictionary<string, SortedDictionary<string, TableEntity>> partitions = new(StringComparer.Ordinal);
    private long version;

    public TableEntity? Find(string partition, string row) =>
        partitions.TryGetValue(partition, out var rows) && rows.TryGetValue(row, out var found) ? Copy(found) : null;

    /// <param name="columns">Those wanted; null for all.</param>
    public IReadOnlyList<TableEntity> Range(string partition, KeyRange range, IEnumerable<string>? columns = null) => partitions.TryGetValue(partition, out var rows)
        ? [.. rows.Where(r => string.CompareOrdinal(r.Key, range.From) >= 0 && string.CompareOrdinal(r.Key, range.To) < 0).Select(r => Project(r.Value, columns))]
        : [];

    /// <summary>All or nothing, within one partition.</summary>
    /// <param name="unconditionally">A planted bug: overwrites concurrent changes.</param>
    /// <exception cref="RequestFailedException">
    /// 409 if the row exists already, 404 if it does not exist, 412 if it was changed; 400 for what is no transaction.
    /// </exception>
    public IReadOnlyList<ETag> Submit(IReadOnlyList<TableTransactionAction> actions, bool unconditionally = false)
    {
        var partition = actions[0].Entity.PartitionKey;
        if (actions.Any(a => a.Entity.PartitionKey != partition))
            throw new RequestFailedException(400, "Not of one partition.");
        if (actions.Count > TableLimits.RowsPerTransaction)
            throw new RequestFailedException(400, "Too many rows.");
        if (actions.DistinctBy(a => a.Entity.RowKey, StringComparer.Ordinal).Count() < actions.Count)
            throw new RequestFailedException(400, "The same row twice.");
        if (!partitions.TryGetValue(partition, out var rows))
            partitions.Add(partition, rows = new SortedDictionary<string, TableEntity>(StringComparer.Ordinal));
        foreach (var action in actions)
        {
            if (Refused(rows.GetValueOrDefault(action.Entity.RowKey), action, unconditionally) is { } refused)
                throw refused;
        }

        return [.. actions.Select(action => Apply(rows, action))];
    }

    private static RequestFailedException? Refused(TableEntity? there, TableTransactionAction action, bool unconditionally) => action.ActionType switch
    {
        TableTransactionActionType.UpsertReplace => null,
        TableTransactionActionType.Add => there is null ? null : new RequestFailedException(409, "There already."),
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete => there switch
        {
            null => new RequestFailedException(404, "Not there."),
            _ => unconditionally || there.ETag == action.ETag ? null : new RequestFailedException(412, "Another ETag."),
        },
        _ => throw new NotSupportedException($"{action.ActionType} is not used for deliveries."),
    };

    private ETag Apply(SortedDictionary<string, TableEntity> rows, TableTransactionAction action)
    {
        if (action.ActionType is TableTransactionActionType.Delete)
        {
            rows.Remove(action.Entity.RowKey);
            return default;
        }

        var row = Copy((TableEntity)action.Entity);
        row.ETag = new ETag($"v{++version}");
        rows[row.RowKey] = row;
        return row.ETag;
    }

    private static TableEntity Project(TableEntity row, IEnumerable<string>? columns)
    {
        if (columns is null)
            return Copy(row);
        // The service answers null for a column that a row has not, where Azurite leaves it out: https://github.com/Azure/Azurite/issues/2535
        var projected = new TableEntity { ETag = row.ETag };
        foreach (var column in columns)
            projected[column] = row[column];
        return projected;
    }

    private static TableEntity Copy(TableEntity row) => new(row) { ETag = row.ETag };
}
