using System.Diagnostics.Metrics;
using Azure;
using Azure.Data.Tables;
using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Tests.Support.Delivery;
using BotApp.Tests.Support.Delivery.Simulation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>The real deliveries over a table in memory; what goes in and out is scripted.</summary>
internal sealed class DeliveryRig : IDayMessage, IDeliveryContent, ISendPort
{
    public const string Person = "p";

    /// <summary>Monday, nine in the morning at the office.</summary>
    public static readonly DateTimeOffset Start = SimWorld.Start;

    public static readonly DateOnly Today = DateOnly.FromDateTime(Start.UtcDateTime);

    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public DeliveryRig()
    {
        Store = new DeliveryStore(Rows, DeliveryTiming.Default, Clock, () => 0.5);
        var sender = new MessageSender(this, Clock, NullLogger<MessageSender>.Instance);
        Reachability = new Reachability(Store, Queue, Clock);
        Router = new DeliveryRouter(
            [this], new DayRouter(Store, this, new SimDays(0), sender, Clock), sender, Reachability, Clock, NullLogger<DeliveryRouter>.Instance);
        var metrics = new DeliveryMetrics(services.GetRequiredService<IMeterFactory>());
        Worker = new ChunkWorker(
            Store, Router, this, new ClaimNames(new HostName("host")), Options.Create(new DeliveryOptions()), Clock, metrics, NullLogger<ChunkWorker>.Instance);
        Pump = new WorkPump(Worker, Store, Queue, Clock, metrics, NullLogger<WorkPump>.Instance);
        Cancelling = new CancelledOccurrences(Store, Clock);
        Planner = new DeliveryPlanner(Store, Cancelling, Queue, Clock, NullLogger<DeliveryPlanner>.Instance);
    }

    public FakeTimeProvider Clock { get; } = new(Start);

    public MemoryRows Rows { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public DeliveryStore Store { get; }

    public Reachability Reachability { get; }

    public DeliveryRouter Router { get; }

    public ChunkWorker Worker { get; }

    public WorkPump Pump { get; }

    public CancelledOccurrences Cancelling { get; }

    public DeliveryPlanner Planner { get; }

    /// <summary>The deliveries of each message that was asked for.</summary>
    public List<IReadOnlyList<DeliveryItem>> Composed { get; } = [];

    /// <summary>What was sent, and to whom.</summary>
    public List<(string PersonId, string? Text)> Sends { get; } = [];

    /// <summary>What composing answers.</summary>
    public Func<IReadOnlyList<DeliveryItem>, Composed> Compose { get; set; } =
        items => new Composed.Message(Activity.Message(string.Join(' ', items.Select(i => i.Reminder))));

    /// <summary>What sending answers.</summary>
    public Func<PortResult> Answer { get; set; } = () => new PortResult.Sent("m");

    /// <summary>Runs while a message is being sent.</summary>
    public Func<CancellationToken, Task> Sending { get; set; } = _ => Task.CompletedTask;

    public string Kind => "apart";

    public DateTimeOffset? PausedUntil => null;

    public double PerSecond { get; set; } = 40;

    public static OccurrenceKey Key(string reminder) => new(reminder, "o");

    public static Recipient Recipient(DateTimeOffset? expiresAt = null, string person = Person) => new(person, Today, Start, expiresAt ?? Start.AddHours(8));

    public static OccurrenceHead Head(string reminder, bool countsForDay = true, string kind = "day") => new(Key(reminder), kind, countsForDay, 1, Start);

    public static DayItem Item(string reminder, DateTimeOffset? expiresAt = null) => new(reminder, "o", "day", expiresAt ?? Start.AddHours(8));

    /// <summary>Gives the day to the first of these, whose message carries them all.</summary>
    public async Task TakeAsync(params DayItem[] items) => Assert.True(await Store.Days.TakeAsync(
        await PageAsync(), new DayMessage(Today, items[0].Key, items), null, CancellationToken.None));

    /// <summary>Stores a delivery of the day as it stands.</summary>
    public async Task<OccurrenceHead> PutAsync(string reminder, params Recipient[] recipients)
    {
        var head = await Store.OpenAsync(Head(reminder), CancellationToken.None);
        await Store.AddAsync(head, 0, recipients, CancellationToken.None);
        return head;
    }

    public Task<DeliveryOutcome> DeliverAsync(OccurrenceHead head, Recipient recipient, bool isCancelled = false) =>
        Router.DeliverAsync(head, recipient, isCancelled, CancellationToken.None);

    public Task<PersonPage> PageAsync() => Store.Days.ReadAsync(Person, Today, CancellationToken.None);

    /// <summary>Lets the clock run until the work ends.</summary>
    public async Task RunClockAsync(Task work, double seconds = 0.1)
    {
        for (var step = 0; !work.IsCompleted && step < 5000; step++)
        {
            // What the last step released must come to its next wait first.
            await Task.Delay(1, TestContext.Current.CancellationToken);
            if (!work.IsCompleted)
                Clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.True(work.IsCompleted, "Still running, however far the clock went.");
        await work;
    }

    Task<Composed> IDeliveryContent.ComposeAsync(DeliveryItem item, CancellationToken ct) => MakeAsync([item]);

    Task<Composed> IDayMessage.ComposeAsync(string personId, DateOnly day, IReadOnlyList<DeliveryItem> items, CancellationToken ct) => MakeAsync(items);

    async Task<PortResult> ISendPort.SendAsync(string personId, Activity message, CancellationToken ct)
    {
        await Sending(ct);
        Sends.Add((personId, message.Text));
        return Answer();
    }

    private Task<Composed> MakeAsync(IReadOnlyList<DeliveryItem> items)
    {
        Composed.Add(items);
        return Task.FromResult(Compose(items));
    }

    /// <summary>The table; some writes fail on purpose.</summary>
    public sealed class MemoryRows : IDeliveryRows
    {
        private readonly MemoryTable table = new();

        public Func<IReadOnlyList<TableTransactionAction>, bool> Fails { get; set; } = _ => false;

        public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken ct) => Task.FromResult(table.Find(partition, row));

        public Task<IReadOnlyList<TableEntity>> RangeAsync(string partition, KeyRange range, IEnumerable<string>? columns, CancellationToken ct) =>
            Task.FromResult(table.Range(partition, range, columns));

        public Task<IReadOnlyList<ETag>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken ct) => Fails(actions)
            ? Task.FromException<IReadOnlyList<ETag>>(new RequestFailedException(503, "No answer, on purpose."))
            : Task.FromResult(table.Submit(actions));
    }

    /// <summary>A queue that keeps what was done with it.</summary>
    public sealed class RecordingQueue : IWorkQueue
    {
        public List<(WorkMessage Work, TimeSpan Delay)> Added { get; } = [];

        public List<string> Deleted { get; } = [];

        public List<string> GivenUp { get; } = [];

        public bool IsDown { get; set; }

        public Task EnqueueAsync(WorkMessage work, TimeSpan delay, CancellationToken ct)
        {
            if (IsDown)
                throw new RequestFailedException(503, "No answer, on purpose.");
            Added.Add((work, delay));
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<ReceivedWork>> ReceiveAsync(int most, TimeSpan hidden, CancellationToken ct) => throw new NotSupportedException();

        public Task DeleteAsync(ReceivedWork received, CancellationToken ct)
        {
            Deleted.Add(received.Id);
            return Task.CompletedTask;
        }

        public Task GiveUpAsync(ReceivedWork received, CancellationToken ct)
        {
            GivenUp.Add(received.Id);
            return Task.CompletedTask;
        }
    }
}
