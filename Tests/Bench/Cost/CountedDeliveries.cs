using Azure;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;

namespace BotApp.Tests.Bench.Cost;

/// <summary>The table and the queue of the deliveries in memory, which count what they are asked: one operation a request to the service.</summary>
internal sealed class CountedDeliveries : IDeliveryRows, IWorkQueue
{
    // The service's page.
    private const int RowsPerPage = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedDictionary<string, TableEntity>> partitions = new(StringComparer.Ordinal);
    private readonly Queue<WorkMessage> messages = new();
    private long version;

    /// <summary>Reads and transactions of the table, and calls of the queue that put something in, found something or took it away.</summary>
    public long Operations { get; private set; }

    public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken ct)
    {
        lock (gate)
        {
            Operations++;
            return Task.FromResult(partitions.TryGetValue(partition, out var rows) && rows.TryGetValue(row, out var found) ? Copy(found) : null);
        }
    }

    public Task<IReadOnlyList<TableEntity>> RangeAsync(string partition, KeyRange range, IEnumerable<string>? columns, CancellationToken ct)
    {
        lock (gate)
        {
            IReadOnlyList<TableEntity> found = partitions.TryGetValue(partition, out var rows)
                ? [.. rows.Where(r => string.CompareOrdinal(r.Key, range.From) >= 0 && string.CompareOrdinal(r.Key, range.To) < 0).Select(r => Copy(r.Value))]
                : [];
            Operations += Math.Max(1, (found.Count + RowsPerPage - 1) / RowsPerPage);
            return Task.FromResult(found);
        }
    }

    public Task<IReadOnlyList<ETag>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken ct)
    {
        lock (gate)
        {
            Operations++;
            var partition = actions[0].Entity.PartitionKey;
            if (!partitions.TryGetValue(partition, out var rows))
                partitions.Add(partition, rows = new SortedDictionary<string, TableEntity>(StringComparer.Ordinal));
            foreach (var action in actions)
            {
                var there = rows.GetValueOrDefault(action.Entity.RowKey);
                var refused = action.ActionType switch
                {
                    TableTransactionActionType.UpsertReplace => 0,
                    TableTransactionActionType.Add => there is null ? 0 : 409,
                    _ => there is null || there.ETag != action.ETag ? 412 : 0,
                };
                if (refused > 0)
                    throw new RequestFailedException(refused, "Not as it was read.");
            }

            return Task.FromResult<IReadOnlyList<ETag>>([.. actions.Select(action => Apply(rows, action))]);
        }
    }

    public Task EnqueueAsync(WorkMessage work, TimeSpan delay, CancellationToken ct)
    {
        lock (gate)
        {
            Operations++;
            messages.Enqueue(work);
            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<ReceivedWork>> ReceiveAsync(int most, TimeSpan hidden, CancellationToken ct)
    {
        lock (gate)
        {
            if (!messages.TryDequeue(out var work))
                return Task.FromResult<IReadOnlyList<ReceivedWork>>([]);
            Operations++;
            return Task.FromResult<IReadOnlyList<ReceivedWork>>([new ReceivedWork(work, "", 1, "", "", null)]);
        }
    }

    public Task DeleteAsync(ReceivedWork received, CancellationToken ct)
    {
        lock (gate)
            Operations++;
        return Task.CompletedTask;
    }

    public Task GiveUpAsync(ReceivedWork received, CancellationToken ct) => throw new InvalidOperationException("Nothing fails here.");

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

    private static TableEntity Copy(TableEntity row) => new(row) { ETag = row.ETag };
}
