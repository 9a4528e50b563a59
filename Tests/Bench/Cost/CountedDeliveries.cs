using Azure;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Tests.Support.Delivery;

namespace BotApp.Tests.Bench.Cost;

/// <summary>The delivery table and queue in memory, with a count of operations: one per request to the service.</summary>
internal sealed class CountedDeliveries : IDeliveryRows, IWorkQueue
{
    // Page size of the service.
    private const int RowsPerPage = 1000;

    private readonly Lock gate = new();
    private readonly MemoryTable table = new();
    private readonly Queue<WorkMessage> messages = new();

    /// <summary>Table reads and transactions, and queue calls that added, found or deleted a message.</summary>
    public long Operations { get; private set; }

    public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken ct)
    {
        lock (gate)
        {
            Operations++;
            return Task.FromResult(table.Find(partition, row));
        }
    }

    public Task<IReadOnlyList<TableEntity>> RangeAsync(string partition, KeyRange range, IEnumerable<string>? columns, CancellationToken ct)
    {
        lock (gate)
        {
            var found = table.Range(partition, range, columns);
            Operations += Math.Max(1, (found.Count + RowsPerPage - 1) / RowsPerPage);
            return Task.FromResult(found);
        }
    }

    public Task<IReadOnlyList<ETag>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken ct)
    {
        lock (gate)
        {
            Operations++;
            return Task.FromResult(table.Submit(actions));
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
            return Task.FromResult<IReadOnlyList<ReceivedWork>>([new ReceivedWork(work, "", 1, "", "")]);
        }
    }

    public Task DeleteAsync(ReceivedWork received, CancellationToken ct)
    {
        lock (gate)
            Operations++;
        return Task.CompletedTask;
    }

    public Task GiveUpAsync(ReceivedWork received, CancellationToken ct) => throw new InvalidOperationException("Nothing fails here.");
}
