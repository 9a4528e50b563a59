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

    [Fact]
    public async Task Spoke_WhatAnothersMessageCarries_WaitsAgainAfterThatOne()
    {
        // In the order of the notes the carried one comes first.
        var (carried, carrier) = (new OccurrenceKey("a", "20261123"), new OccurrenceKey("b", "20261123"));
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        DayItem Item(OccurrenceKey key) => new(key.Reminder, key.Occurrence, "notice", clock.GetUtcNow().AddDays(1));
        var reachability = await UnreachedAsync(carried);
        await UnreachedAsync(carrier);
        await store.Days.TakeAsync(
            await store.Days.ReadAsync(Person, today, Stop), new DayMessage(today, carrier, [Item(carrier), Item(carried)]), null, Stop);
        var carriersWhenQueued = new List<DeliveryState>();
        queue.Enqueued = async () => carriersWhenQueued.Add((await store.FindRecipientAsync(carrier, Person, Stop))!.State);

        await reachability.SpokeAsync(Person, Stop);

        Assert.Equal([DeliveryState.Pending, DeliveryState.Pending], carriersWhenQueued);
    }

    [Fact]
    public async Task Spoke_BeforeALateOutcomeOfAnInterruptedClaim_IsNotUnreachableAfterIt()
    {
        var reachability = await UnreachedAsync();
        await reachability.SpokeAsync(Person, Stop);
        await ClaimAsync("slow");
        await reachability.MarkAsync(Person, Key, Stop);
        clock.Advance(store.Timing.ClaimLimit);
        await ClaimAsync("another");

        await reachability.SpokeAsync(Person, Stop);
        await RecordAsync("slow", new DeliveryOutcome.Unreachable("blocked"));

        var after = (await store.FindRecipientAsync(Key, Person, Stop))!;
        Assert.Equal((DeliveryState.Unknown, false), (after.State, after.IsUnreached));
        Assert.Empty(await store.Days.StuckAsync(Person, Stop));
    }

    [Fact]
    public async Task Spoke_MarkedWhileItIsLooked_LooksAgainWithTheNextWord()
    {
        var reachability = await UnreachedAsync();
        var other = new OccurrenceKey("other", "20261123");
        queue.Enqueued = () => UnreachedAsync(other, reachability);

        await reachability.SpokeAsync(Person, Stop);
        queue.Enqueued = null;
        await reachability.SpokeAsync(Person, Stop);

        Assert.Equal(DeliveryState.Pending, (await store.FindRecipientAsync(other, Person, Stop))!.State);
    }

    [Fact]
    public async Task Spoke_TheClockWasSetBack_LooksAgainAfterFiveMinutesAllTheSame()
    {
        await UnreachedAsync();
        var wall = new WallClock(clock);
        var reachability = new Reachability(store, queue, wall);
        await reachability.SpokeAsync(Person, Stop);
        // By another host, so that this one does not know.
        await SendAsync(new Reachability(store, queue, clock), new DeliveryOutcome.Unreachable("blocked"));
        clock.Advance(TimeSpan.FromMinutes(6));
        wall.SetBy = TimeSpan.FromMinutes(-2);

        await reachability.SpokeAsync(Person, Stop);

        Assert.Equal(DeliveryState.Pending, await StateAsync());
    }

    private Task<Reachability> UnreachedAsync() => UnreachedAsync(Key);

    private async Task<Reachability> UnreachedAsync(OccurrenceKey key, Reachability? by = null)
    {
        var now = clock.GetUtcNow();
        var head = await store.OpenAsync(new OccurrenceHead(key, "notice-urgent", false, 1, now), Stop);
        await store.AddAsync(head, 0, [new Recipient(Person, DateOnly.FromDateTime(now.UtcDateTime), now, now.AddDays(1))], Stop);
        var reachability = by ?? new Reachability(store, queue, clock);
        await SendAsync(reachability, new DeliveryOutcome.Unreachable("blocked"), key);
        return reachability;
    }

    // As a worker does: the person is noted before the outcome is recorded.
    private async Task SendAsync(Reachability reachability, DeliveryOutcome outcome, OccurrenceKey? of = null)
    {
        var key = of ?? Key;
        await ClaimAsync("worker", key);
        if (outcome is DeliveryOutcome.Unreachable)
            await reachability.MarkAsync(Person, key, Stop);
        await RecordAsync("worker", outcome, key);
    }

    private Task<DeliveryChunk> ClaimAsync(string claim, OccurrenceKey? of = null) => store.ChangeAsync(
        new ChunkKey(of ?? Key, 0, 0), c => ChunkRules.Claim(c.Recipients, claim, clock.GetUtcNow(), store.Timing), Stop);

    private Task<DeliveryChunk> RecordAsync(string claim, DeliveryOutcome outcome, OccurrenceKey? of = null)
    {
        var outcomes = new Dictionary<string, DeliveryOutcome> { [Person] = outcome };
        return store.ChangeAsync(
            new ChunkKey(of ?? Key, 0, 0), c => ChunkRules.Record(c.Recipients, claim, outcomes, false, clock.GetUtcNow()), Stop);
    }

    private async Task<DeliveryState> StateAsync() => (await store.FindRecipientAsync(Key, Person, Stop))!.State;

    /// <summary>A clock that is set, which moves no timestamp.</summary>
    private sealed class WallClock(TimeProvider elapsed) : TimeProvider
    {
        public TimeSpan SetBy { get; set; }

        public override long TimestampFrequency => elapsed.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => elapsed.GetUtcNow() + SetBy;

        public override long GetTimestamp() => elapsed.GetTimestamp();
    }

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
