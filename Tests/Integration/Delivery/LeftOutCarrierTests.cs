using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support;
using BotApp.Tests.Support.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>The delivery that carries a day's message is itself not said any more, or did not reach its person.</summary>
public sealed class LeftOutCarrierTests(AzuriteFixture azurite)
{
    private const string Person = "p1";
    private static readonly DateTimeOffset Morning = new(2026, 11, 25, 0, 31, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly OccurrenceHead Untrue = Head("untrue");
    private static readonly OccurrenceHead True = Head("true");
    private static int s_offices;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliver_CarrierThatIsNotSaidAnyMore_EndsWithoutAMessageAndLeavesTheDayToTheOthers()
    {
        await using var office = await StartAsync();
        await office.HoldAsync(Untrue, True);

        var left = await office.DeliverAsync(Untrue);

        Assert.Equal(new DeliveryOutcome.Suppressed(ChunkRules.Superseded), left);
        Assert.Empty(office.Port.Sent);
        var page = await office.PageAsync();
        Assert.Empty(page.Days);
        Assert.Equal([True.Key], page.Held.Select(h => h.Item.Key));
    }

    [Fact]
    public async Task Deliver_WhatAnotherWouldHaveCarried_ComesOnItsOwnAndOnce()
    {
        await using var office = await StartAsync();
        await office.HoldAsync(Untrue, True);
        await office.DeliverAsync(Untrue);

        var sent = await office.DeliverAsync(True);

        Assert.IsType<DeliveryOutcome.Sent>(sent);
        Assert.Equal(["true"], office.Port.Sent);
        var page = await office.PageAsync();
        Assert.Equal([True.Key], Assert.Single(page.Days).Items.Select(i => i.Key));
        Assert.Empty(page.Held);
    }

    [Fact]
    public async Task Deliver_WhatARepetitionCarriesThatReachedNobody_MayHaveArrivedAndWaitsForThePersonAsWell()
    {
        await using var office = await StartAsync();
        await office.RefuseRepetitionAsync(True, Untrue);

        var outcome = await office.DeliverAsync(Untrue);

        var after = ChunkRules.Record([Claimed], "c", Of(outcome), cancelled: false, Morning);
        Assert.Equal((DeliveryState.Unknown, "blocked"), (after[0].State, after[0].Reason));
        var healed = ChunkRules.Heal(after, Person, cancelled: false, Morning)[0];
        Assert.Equal((DeliveryState.Pending, true), (healed.State, healed.IsResend));
        Assert.Empty(office.Port.Sent);
    }

    private static Recipient Claimed => new(Person, Today, Morning, Morning.AddDays(1)) { State = DeliveryState.Sending, Claim = "c" };

    private static Dictionary<string, DeliveryOutcome> Of(DeliveryOutcome outcome) => new(StringComparer.Ordinal) { [Person] = outcome };

    private static DayItem Item(OccurrenceHead head) => new(head.Key.Reminder, head.Key.Occurrence, head.Kind, Morning.AddDays(1));

    private static OccurrenceHead Head(string reminder) => new(new OccurrenceKey(reminder, "20261124"), "notice", CountsForDay: true, 1, Morning.AddDays(-1));

    private async Task<RoutedOffice> StartAsync()
    {
        var clock = new JumpingClock(Morning);
        return new RoutedOffice(
            await DeliveryBot.StartAsync(
                DeliveryBot.Settings(azurite.ConnectionString, $"left{Interlocked.Increment(ref s_offices)}x"), services => services.AddSingleton<TimeProvider>(clock), Stop),
            clock);
    }

    /// <summary>The router alone, over real storage; nothing is planned, so the host's own does nothing.</summary>
    private sealed class RoutedOffice(DeliveryBot bot, TimeProvider clock) : IAsyncDisposable
    {
        public KeptPort Port { get; } = new();

        /// <summary>Both had to wait for this morning.</summary>
        public async Task HoldAsync(params OccurrenceHead[] heads) =>
            Assert.True(await bot.Deliveries.Days.HoldAsync(
                await PageAsync(), [.. heads.Select(Item)], instead: null, Stop));

        /// <summary>The day's message was repeated, marked, and the person could not be reached.</summary>
        public async Task RefuseRepetitionAsync(OccurrenceHead carrier, OccurrenceHead carried)
        {
            var refused = ChunkRules.Record([Claimed with { IsResend = true }], "c", Of(new DeliveryOutcome.Unreachable("blocked")), cancelled: false, Morning);
            await bot.Deliveries.AddAsync(await bot.Deliveries.OpenAsync(carrier, Stop), 0, refused, Stop);
            Assert.True(await bot.Deliveries.Days.TakeAsync(
                await PageAsync(), new DayMessage(Today, carrier.Key, [Item(carrier), Item(carried)]), instead: null, Stop));
        }

        public Task<DeliveryOutcome> DeliverAsync(OccurrenceHead head) =>
            new DayRouter(
                bot.Deliveries, new TrueAlone(), bot.Services.GetRequiredService<IDayClock>(), new MessageSender(Port, clock, NullLogger<MessageSender>.Instance), clock)
                .DeliverAsync(head, new Recipient(Person, Today.AddDays(-1), Morning, Morning.AddDays(1)), isCancelled: false, Stop);

        public Task<PersonPage> PageAsync() => bot.Deliveries.Days.ReadAsync(Person, Today.AddDays(-1), Stop);

        public ValueTask DisposeAsync() => bot.DisposeAsync();
    }

    private sealed class TrueAlone : IDayMessage
    {
        public Task<Composed> ComposeAsync(string personId, DateOnly day, IReadOnlyList<DeliveryItem> items, CancellationToken ct) =>
            Task.FromResult<Composed>(new Composed.Message(Activity.Message(string.Join(' ', items.Select(i => i.Reminder).Where(r => r == True.Key.Reminder))))
            {
                LeftOut = [.. items.Where(i => i.Reminder == Untrue.Key.Reminder).Select(i => new OccurrenceKey(i.Reminder, i.Occurrence))],
            });
    }

    private sealed class KeptPort : ISendPort
    {
        public List<string> Sent { get; } = [];

        public DateTimeOffset? PausedUntil => null;

        public double PerSecond => 50;

        public Task<PortResult> SendAsync(string personId, Activity message, CancellationToken ct)
        {
            Sent.Add(message.Text!);
            return Task.FromResult<PortResult>(new PortResult.Sent("m1"));
        }
    }
}
