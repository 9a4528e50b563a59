using Azure;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;

namespace BotApp.Tests.Support.Delivery.Simulation;

/// <summary>The table and the queue that all hosts share, behaving like the services.</summary>
internal sealed class SimStorage(SimWorld world)
{
    private readonly MemoryTable table = new();
    private readonly List<SimMessage> messages = [];
    private long version;
    private int lastId;

    /// <summary>Raised when a message can be received.</summary>
    public event Action? Visible;

    /// <summary>Number of transactions that took effect.</summary>
    public int Transactions { get; private set; }

    /// <summary>Dead-lettered messages.</summary>
    public List<string> Dead { get; } = [];

    public TableEntity? Find(string partition, string row) => table.Find(partition, row);

    public IReadOnlyList<TableEntity> Range(string partition, KeyRange range, IEnumerable<string>? columns = null) => table.Range(partition, range, columns);

    /// <inheritdoc cref="MemoryTable.Submit"/>
    public IReadOnlyList<ETag> Submit(IReadOnlyList<TableTransactionAction> actions, bool unconditionally = false)
    {
        var tags = table.Submit(actions, unconditionally);
        Transactions++;
        return tags;
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

        // Any order, as the service guarantees none.
        var message = visible[world.Random.Next(visible.Count)];
        (message.VisibleAt, message.Receipt, message.Dequeues) = (world.Elapsed + hidden, $"r{++version}", message.Dequeues + 1);
        Announce(message);
        return [new ReceivedWork(WorkText.Read(message.Text), message.Text, message.Dequeues, message.Id, message.Receipt)];
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
        network.StorageAsync(() => storage.Range(partition, range, columns));

    public Task<IReadOnlyList<ETag>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken ct) => bug switch
    {
        PlantedBug.ClaimIsNotWritten when actions.Any(IsClaim) => Task.FromResult<IReadOnlyList<ETag>>([.. actions.Select(a => a.ETag)]),
        PlantedBug.WritesWithoutETag => network.StorageAsync(() => storage.Submit(actions, unconditionally: true)),
        _ => network.StorageAsync(() => storage.Submit(actions)),
    };

    /// <summary>Whether it writes a chunk with something in flight.</summary>
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
