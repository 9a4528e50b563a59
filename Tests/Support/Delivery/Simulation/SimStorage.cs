using Azure;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;

namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>The table and the queue that all hosts share, as the services keep them.</summary>
internal sealed class SimStorage(SimWorld world)
{
    private readonly Dictionary<string, SortedDictionary<string, TableEntity>> partitions = new(StringComparer.Ordinal);
    private readonly List<SimMessage> messages = [];
    private long version;
    private int lastId;

    /// <summary>Raised when a message can be received.</summary>
    public event Action? Visible;

    /// <summary>Transactions that took effect.</summary>
    public int Transactions { get; private set; }

    /// <summary>Messages that were given up.</summary>
    public List<string> Dead { get; } = [];

    public TableEntity? Find(string partition, string row) =>
        partitions.TryGetValue(partition, out var rows) && rows.TryGetValue(row, out var found) ? Copy(found) : null;

    public IReadOnlyList<TableEntity> Range(string partition, KeyRange range) => partitions.TryGetValue(partition, out var rows)
        ? [.. rows.Where(r => string.CompareOrdinal(r.Key, range.From) >= 0 && string.CompareOrdinal(r.Key, range.To) < 0).Select(r => Copy(r.Value))]
        : [];

    /// <summary>All or nothing, within one partition.</summary>
    /// <param name="unconditionally">A planted bug: whatever was written meanwhile is overwritten.</param>
    public IReadOnlyList<ETag> Submit(IReadOnlyList<TableTransactionAction> actions, bool unconditionally = false)
    {
        var partition = actions[0].Entity.PartitionKey;
        if (!partitions.TryGetValue(partition, out var rows))
            partitions.Add(partition, rows = new SortedDictionary<string, TableEntity>(StringComparer.Ordinal));
        foreach (var action in actions)
        {
            var there = rows.GetValueOrDefault(action.Entity.RowKey);
            if (action.Entity.PartitionKey != partition)
                throw new RequestFailedException(400, "Not of one partition.");
            if (action.ActionType is TableTransactionActionType.Add && there is not null)
                throw new RequestFailedException(409, "There already.");
            if (action.ActionType is TableTransactionActionType.Add or TableTransactionActionType.UpsertReplace)
                continue;
            if (there is null)
                throw new RequestFailedException(404, "Not there.");
            if (!unconditionally && there.ETag != action.ETag)
                throw new RequestFailedException(412, "Another ETag.");
        }

        Transactions++;
        return [.. actions.Select(action => Apply(rows, action))];
    }

    public void Enqueue(WorkMessage work, TimeSpan delay)
    {
        var message = new SimMessage($"m{++lastId}", WorkText.Write(work)) { VisibleAt = world.Elapsed + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero) };
        messages.Add(message);
        Announce(message);
    }

    public IReadOnlyList<ReceivedWork> Receive(TimeSpan hidden)
    {
        var visible = messages.Where(m => m.VisibleAt <= world.Elapsed).ToList();
        if (visible.Count == 0)
            return [];

        // Any order: the service promises none.
        var message = visible[world.Random.Next(visible.Count)];
        (message.VisibleAt, message.Receipt, message.Dequeues) = (world.Elapsed + hidden, $"r{++version}", message.Dequeues + 1);
        Announce(message);
        return [new ReceivedWork(WorkText.Read(message.Text), message.Text, message.Dequeues, message.Id, message.Receipt, null)];
    }

    public void Delete(ReceivedWork received) => messages.RemoveAll(m => m.Id == received.Id && m.Receipt == received.Receipt);

    public void GiveUp(ReceivedWork received)
    {
        Dead.Add(received.Text);
        Delete(received);
    }

    private void Announce(SimMessage message) => world.After(message.VisibleAt - world.Elapsed, () =>
    {
        if (messages.Contains(message) && message.VisibleAt <= world.Elapsed)
            Visible?.Invoke();
    });

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

    private sealed class SimMessage(string id, string text)
    {
        public string Id => id;

        public string Text => text;

        public TimeSpan VisibleAt { get; set; }

        public string Receipt { get; set; } = "";

        public int Dequeues { get; set; }
    }
}

/// <summary>The table as one host reaches it.</summary>
internal sealed class SimRows(SimStorage storage, SimNetwork network, PlantedBug bug) : IDeliveryRows
{
    public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken ct) =>
        network.StorageAsync(() => storage.Find(partition, row));

    public Task<IReadOnlyList<TableEntity>> RangeAsync(string partition, KeyRange range, IEnumerable<string>? columns, CancellationToken ct) =>
        network.StorageAsync(() => storage.Range(partition, range));

    public Task<IReadOnlyList<ETag>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken ct) => bug switch
    {
        PlantedBug.ClaimIsNotWritten when actions.Any(IsClaim) => Task.FromResult<IReadOnlyList<ETag>>([.. actions.Select(a => a.ETag)]),
        PlantedBug.WritesWithoutETag => network.StorageAsync(() => storage.Submit(actions, unconditionally: true)),
        _ => network.StorageAsync(() => storage.Submit(actions)),
    };

    /// <summary>A chunk in which something is in flight.</summary>
    private static bool IsClaim(TableTransactionAction action) =>
        action.Entity is TableEntity row && row.TryGetValue("Recipients", out var text) && ((string)text).Contains("\"State\":1", StringComparison.Ordinal);
}

/// <summary>The queue as one host reaches it.</summary>
internal sealed class SimQueue(SimStorage storage, SimNetwork network) : IWorkQueue
{
    public Task EnqueueAsync(WorkMessage work, TimeSpan delay, CancellationToken ct) => network.StorageAsync(() =>
    {
        storage.Enqueue(work, delay);
        return true;
    });

    public Task<IReadOnlyList<ReceivedWork>> ReceiveAsync(int most, TimeSpan hidden, CancellationToken ct) =>
        network.StorageAsync(() => storage.Receive(hidden));

    public Task DeleteAsync(ReceivedWork received, CancellationToken ct) => network.StorageAsync(() =>
    {
        storage.Delete(received);
        return true;
    });

    public Task GiveUpAsync(ReceivedWork received, CancellationToken ct) => network.StorageAsync(() =>
    {
        storage.GiveUp(received);
        return true;
    });
}
