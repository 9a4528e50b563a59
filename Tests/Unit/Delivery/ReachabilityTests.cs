using Azure;
using Azure.Data.Tables;
using BotApp.Delivery;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Tests.Support.Delivery.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>What waits for a person who speaks comes once, whatever happens between its being queued and the note of it being cleared.</summary>
public sealed class ReachabilityTests
{
    private const string Person = "p";
    private static readonly OccurrenceKey Key = new("reminder", "20261123");
    private static readonly CancellationToken Stop = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(SimWorld.Start);
    private readonly Rows rows = new();
    private readonly Queue queue = new();
    private readonly DeliveryStore store;

    public ReachabilityTests() => store = new DeliveryStore(rows, DeliveryTiming.Default, clock, () => 0.5);

    [Fact]
    public async Task Spoke_AWorkerIsQuickerAndIsRefusedAgain_IsPendingWithTheNextWord()
    {
        var reachability = await UnreachedAsync();
        queue.Enqueued = () => SendAsync(reachability, new DeliveryOutcome.Unreachable("blocked"));

        await reachability.SpokeAsync(Person, Stop);
        Assert.Equal(DeliveryState.Unreachable, await StateAsync());
        queue.Enqueued = null;
        await reachability.SpokeAsync(Person, Stop);

        Assert.Equal(DeliveryState.Pending, await StateAsync());
        Assert.Empty(await store.Days.StuckAsync(Person, Stop));
    }

    [Fact]
    public async Task Spoke_TheNoteCannotBeCleared_IsSentOnceAndClearedWithTheNextWord()
    {
        var reachability = await UnreachedAsync();
        rows.Fails = actions => actions[0].ActionType is TableTransactionActionType.Delete;

        await Assert.ThrowsAsync<RequestFailedException>(() => reachability.SpokeAsync(Person, Stop));
        await SendAsync(reachability, new DeliveryOutcome.Sent("m"));
        rows.Fails = _ => false;
        await reachability.SpokeAsync(Person, Stop);

        Assert.Equal(DeliveryState.Sent, await StateAsync());
        Assert.Empty(await store.Days.StuckAsync(Person, Stop));
        Assert.Equal(1, queue.Count);
    }

    [Fact]
    public async Task Spoke_TheQueueDoesNotAnswer_IsDueForTheSweepAndStaysNoted()
    {
        var reachability = await UnreachedAsync();
        queue.Enqueued = () => throw new RequestFailedException(503, "no");

        await Assert.ThrowsAsync<RequestFailedException>(() => reachability.SpokeAsync(Person, Stop));

        Assert.Equal(DeliveryState.Pending, await StateAsync());
        Assert.Single(await new OpenOccurrences(store, clock).DueAsync(clock.GetUtcNow(), Stop));
        Assert.Single(await store.Days.StuckAsync(Person, Stop));
    }

    private async Task<Reachability> UnreachedAsync()
    {
        var now = clock.GetUtcNow();
        var head = await store.OpenAsync(new OccurrenceHead(Key, "notice-urgent", false, 1, now), Stop);
        await store.AddAsync(head, 0, [new Recipient(Person, DateOnly.FromDateTime(now.UtcDateTime), now, now.AddDays(1))], Stop);
        var reachability = new Reachability(store, queue, clock);
        await SendAsync(reachability, new DeliveryOutcome.Unreachable("blocked"));
        return reachability;
    }

    // As a worker does: the person is noted before the outcome is recorded.
    private async Task SendAsync(Reachability reachability, DeliveryOutcome outcome)
    {
        var chunk = new ChunkKey(Key, 0, 0);
        await store.ChangeAsync(chunk, c => ChunkRules.Claim(c.Recipients, "worker", clock.GetUtcNow(), store.Timing), Stop);
        if (outcome is DeliveryOutcome.Unreachable)
            await reachability.MarkAsync(Person, Key, Stop);
        var outcomes = new Dictionary<string, DeliveryOutcome> { [Person] = outcome };
        await store.ChangeAsync(chunk, c => ChunkRules.Record(c.Recipients, "worker", outcomes, false, clock.GetUtcNow()), Stop);
    }

    private async Task<DeliveryState> StateAsync() => (await store.FindRecipientAsync(Key, Person, Stop))!.State;

    private sealed class Rows : IDeliveryRows
    {
        private readonly SimStorage storage = new(new SimWorld(1) { IsCalm = true });

        public Func<IReadOnlyList<TableTransactionAction>, bool> Fails { get; set; } = _ => false;

        public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken ct) => Task.FromResult(storage.Find(partition, row));

        public Task<IReadOnlyList<TableEntity>> RangeAsync(string partition, KeyRange range, IEnumerable<string>? columns, CancellationToken ct) =>
            Task.FromResult(storage.Range(partition, range, columns));

        public Task<IReadOnlyList<ETag>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken ct) =>
            Fails(actions) ? throw new RequestFailedException(503, "no") : Task.FromResult(storage.Submit(actions));
    }

    private sealed class Queue : IWorkQueue
    {
        public int Count { get; private set; }

        public Func<Task>? Enqueued { get; set; }

        public Task EnqueueAsync(WorkMessage work, TimeSpan delay, CancellationToken ct)
        {
            Count++;
            return Enqueued?.Invoke() ?? Task.CompletedTask;
        }

        public Task<IReadOnlyList<ReceivedWork>> ReceiveAsync(int most, TimeSpan hidden, CancellationToken ct) => throw new NotSupportedException();

        public Task DeleteAsync(ReceivedWork received, CancellationToken ct) => throw new NotSupportedException();

        public Task GiveUpAsync(ReceivedWork received, CancellationToken ct) => throw new NotSupportedException();
    }
}
