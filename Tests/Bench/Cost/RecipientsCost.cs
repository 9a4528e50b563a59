using System.Diagnostics.Metrics;
using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Support.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Bench.Cost;

/// <summary>Operations on the delivery table and queue for a reminder to this many people.</summary>
/// <param name="Plan">Operations until all are planned.</param>
/// <param name="Send">Operations until all are sent and recorded.</param>
/// <param name="Confirm">Operations of one confirmation.</param>
internal sealed record RecipientsCost(int People, long Plan, long Send, double Confirm)
{
    private const int Lanes = 4;
    private const int Confirmations = 50;

    /// <summary>Operations per person, without the confirmation.</summary>
    public double EachOne => (Plan + Send) / (double)People;

    /// <summary>Plans and sends with the real planner, worker and router, on counted storage and a connector that accepts everything.</summary>
    /// <param name="isDay">Whether it is the day card; otherwise a separate message.</param>
    public static async Task<RecipientsCost> OfAsync(int people, bool isDay)
    {
        var storage = new CountedDeliveries();
        var time = TimeProvider.System;
        var store = new DeliveryStore(storage, new DeliveryTiming(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)), time, () => 0.5);
        var planner = new DeliveryPlanner(store, new CancelledOccurrences(store, time), storage, time, NullLogger<DeliveryPlanner>.Instance);
        var now = time.GetUtcNow();
        var recipients = Enumerable.Range(0, people).Select(n =>
            new PlannedRecipient(DeliveryBot.PersonId(n), now, now.AddHours(8), DateOnly.FromDateTime(now.UtcDateTime)));
        await planner.PlanAsync(new DeliveryPlan("notice", "once", TestNotice.KindName, isDay, [.. recipients]), CancellationToken.None);
        var planned = storage.Operations;

        var pump = Pump(store, storage, time);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Task.Run(async () =>
        {
            while (await storage.ReceiveAsync(1, TimeSpan.Zero, CancellationToken.None) is [var received])
                await pump.HandleAsync(received, CancellationToken.None, CancellationToken.None);
        })));
        var sent = storage.Operations - planned;
        for (var n = 0; n < Confirmations; n++)
            await store.AcknowledgeAsync("notice", "once", DeliveryBot.PersonId(n), CancellationToken.None);
        var confirmed = (storage.Operations - planned - sent) / (double)Confirmations;
        return await store.CountAsync(new OccurrenceKey("notice", "once"), CancellationToken.None) == new DeliveryCounts(Sent: people - Confirmations, Acknowledged: Confirmations)
            ? new RecipientsCost(people, planned, sent, confirmed)
            : throw new InvalidOperationException("Not everyone got it.");
    }

    private static WorkPump Pump(DeliveryStore store, CountedDeliveries storage, TimeProvider time)
    {
        var metrics = new DeliveryMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        var port = new OpenPort();
        var sender = new MessageSender(port, time, NullLogger<MessageSender>.Instance);
        var days = new DayRouter(store, new DayNotice(), new OfficeDays(Options.Create(new Office.OfficeOptions())), sender, time);
        var router = new DeliveryRouter(
            [new TestNotice()], days, sender, new Reachability(store, storage, time), time, NullLogger<DeliveryRouter>.Instance);
        var worker = new ChunkWorker(
            store, router, port, new ClaimNames(HostName.New()), Options.Create(new DeliveryOptions()), time, metrics, NullLogger<ChunkWorker>.Instance);
        return new WorkPump(worker, store, storage, time, metrics, NullLogger<WorkPump>.Instance);
    }

    private sealed class DayNotice : IDayMessage
    {
        public Task<Composed> ComposeAsync(string personId, DateOnly day, IReadOnlyList<DeliveryItem> items, CancellationToken ct) =>
            Task.FromResult<Composed>(new Composed.Message(Activity.Message("今日事项")));
    }

    /// <summary>Accepts everything at once, at the platform's rate per tenant.</summary>
    private sealed class OpenPort : ISendPort
    {
        public DateTimeOffset? PausedUntil => null;

        public double PerSecond => new BotOptions().MaxSendsPerSecond;

        public Task<PortResult> SendAsync(string personId, Activity message, CancellationToken ct) => Task.FromResult<PortResult>(new PortResult.Sent("1"));
    }
}
