using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>One message a person and day: who carries it, what waits, and what becomes of what it carries.</summary>
public sealed class DayRouterTests
{
    private static readonly DateTimeOffset Now = DeliveryRig.Start;
    private static readonly DateTimeOffset Tomorrow = new(DeliveryRig.Today.AddDays(1), new TimeOnly(8, 0), TimeSpan.Zero);

    private readonly DeliveryRig rig = new();

    [Fact]
    public async Task Deliver_FirstOfTheDay_CarriesTheDaysMessage()
    {
        Assert.Equal(new DeliveryOutcome.Sent("m"), await rig.DeliverAsync(DeliveryRig.Head("first"), DeliveryRig.Recipient()));

        var day = (await rig.PageAsync()).On(DeliveryRig.Today);
        Assert.Equal((DeliveryRig.Key("first"), 1), (day!.Carrier, day.Items.Count));
        Assert.Equal("first", Assert.Single(rig.Sends).Text);
    }

    [Fact]
    public async Task Deliver_TheDayHasItsMessage_WaitsForTheNextDay()
    {
        await rig.DeliverAsync(await rig.PutAsync("first", DeliveryRig.Recipient()), DeliveryRig.Recipient());

        var outcome = await rig.DeliverAsync(DeliveryRig.Head("second"), DeliveryRig.Recipient());

        Assert.Equal(new DeliveryOutcome.Again(Tomorrow, "held") { IsHeldBack = true, IsOnPage = true, ExpiresAt = Tomorrow.AddHours(12) }, outcome);
        Assert.Equal(DeliveryRig.Key("second"), Assert.Single((await rig.PageAsync()).Held).Item.Key);
        Assert.Single(rig.Sends);
    }

    [Fact]
    public async Task Deliver_TheNextDay_CarriesWhatWaited()
    {
        await rig.DeliverAsync(DeliveryRig.Head("first"), DeliveryRig.Recipient());
        await rig.DeliverAsync(DeliveryRig.Head("second"), DeliveryRig.Recipient());
        rig.Clock.SetUtcNow(Tomorrow);
        var third = DeliveryRig.Recipient(Tomorrow.AddHours(8)) with { Day = DeliveryRig.Today.AddDays(1) };

        await rig.DeliverAsync(DeliveryRig.Head("third"), third);

        Assert.Equal("third second", rig.Sends[^1].Text);
        Assert.All(rig.Composed[^1], i => Assert.Equal((DeliveryRig.Today.AddDays(1), false), (i.Day, i.IsBeside)));
        Assert.Empty((await rig.PageAsync()).Held);
    }

    [Fact]
    public async Task Deliver_PlannedForALaterDay_IsForThatDay()
    {
        var later = DeliveryRig.Recipient() with { Day = DeliveryRig.Today.AddDays(1) };

        await rig.DeliverAsync(DeliveryRig.Head("later"), later);

        var page = await rig.PageAsync();
        Assert.Null(page.On(DeliveryRig.Today));
        Assert.NotNull(page.On(DeliveryRig.Today.AddDays(1)));
    }

    /// <summary>The state of the delivery that carries another, and what that means for the other; sent means by itself.</summary>
    public static TheoryData<object, bool, object> Carriers => new()
    {
        { State(DeliveryState.Sent) with { MessageId = "m0" }, false, new DeliveryOutcome.Sent("m0") },
        { State(DeliveryState.Acknowledged) with { MessageId = "m0" }, false, new DeliveryOutcome.Sent("m0") },
        { State(DeliveryState.Unknown) with { AwaitsPerson = true, IsResend = true, Reason = "blocked" }, false, new DeliveryOutcome.Unreachable("blocked", true) },
        { State(DeliveryState.Unknown) with { AwaitsPerson = true, IsResend = true }, false, new DeliveryOutcome.Unreachable("carried", true) },
        { State(DeliveryState.Unknown) with { AwaitsPerson = true, IsResend = true }, true, new DeliveryOutcome.Unknown("carried", true) },
        { State(DeliveryState.Unknown, Now) with { AwaitsPerson = true, IsResend = true }, false, new DeliveryOutcome.Unknown("carried", true) },
        { State(DeliveryState.Unknown) with { IsResend = true }, false, new DeliveryOutcome.Unknown("carried", true) },
        { State(DeliveryState.Unknown, Now), false, new DeliveryOutcome.Unknown("carried", true) },
        { State(DeliveryState.Unknown), false, Carried(Now.AddSeconds(30)) },
        { State(DeliveryState.Unreachable) with { Reason = "blocked" }, false, new DeliveryOutcome.Unreachable("blocked") },
        { State(DeliveryState.Unreachable), false, new DeliveryOutcome.Unreachable("carried") },
        { State(DeliveryState.Unreachable), true, new DeliveryOutcome.Sent("m") },
        { State(DeliveryState.Unreachable, Now), false, new DeliveryOutcome.Sent("m") },
        { State(DeliveryState.Pending), false, Carried(Now.AddSeconds(30)) },
        { State(DeliveryState.Pending) with { NotBefore = Now.AddMinutes(10) }, false, Carried(Now.AddMinutes(10)) },
        { State(DeliveryState.Pending, Now.AddMinutes(-59)), false, Carried(Now.AddSeconds(30)) },
        { State(DeliveryState.Pending, Now.AddHours(-1)), false, new DeliveryOutcome.Sent("m") },
        { State(DeliveryState.Sending), false, Carried(Now.AddSeconds(30)) },
        { State(DeliveryState.Sending, Now.AddMinutes(-59)), false, Carried(Now.AddSeconds(30)) },
        { State(DeliveryState.Sending, Now.AddHours(-1)), false, new DeliveryOutcome.Unknown("carried", true) },
        { State(DeliveryState.Failed), false, new DeliveryOutcome.Sent("m") },
        { State(DeliveryState.Suppressed), false, new DeliveryOutcome.Sent("m") },
    };

    [Theory]
    [MemberData(nameof(Carriers))]
    public async Task Deliver_AnotherCarriesIt_FollowsWhatBecameOfThat(object carrier, bool isCalledOff, object outcome)
    {
        await rig.PutAsync("carrier", (Recipient)carrier);
        await TakeAsync(Item("carrier"), Item("carried"));
        if (isCalledOff)
            await rig.Cancelling.CancelAsync("carrier", "o", CancellationToken.None);

        Assert.Equal(outcome, await rig.DeliverAsync(DeliveryRig.Head("carried"), DeliveryRig.Recipient()));

        Assert.Equal(outcome is DeliveryOutcome.Sent { MessageId: "m" } ? ["carried"] : [], rig.Sends.Select(s => s.Text));
    }

    [Fact]
    public async Task Deliver_ItsCarrierIsGone_CarriesTheDayAndTheRest()
    {
        await TakeAsync(Item("carrier"), Item("carried"), Item("another"), Item("over", Now));

        Assert.Equal(new DeliveryOutcome.Sent("m"), await rig.DeliverAsync(DeliveryRig.Head("carried"), DeliveryRig.Recipient()));

        Assert.Equal("carried another", Assert.Single(rig.Sends).Text);
        Assert.Equal(DeliveryRig.Key("carried"), (await rig.PageAsync()).On(DeliveryRig.Today)!.Carrier);
    }

    [Fact]
    public async Task Deliver_ItsDayEndedBeforeItWasSent_CarriesTheNextDayWithTheRest()
    {
        await TakeAsync(Item("day", Tomorrow.AddHours(8)), Item("rest", Tomorrow.AddHours(8)), Item("over", Tomorrow));
        rig.Clock.SetUtcNow(Tomorrow);

        Assert.Equal(new DeliveryOutcome.Sent("m"), await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient(Tomorrow.AddHours(8))));

        Assert.Equal("day rest", Assert.Single(rig.Sends).Text);
        var page = await rig.PageAsync();
        Assert.Null(page.On(DeliveryRig.Today));
        Assert.Equal(DeliveryRig.Key("day"), page.On(DeliveryRig.Today.AddDays(1))!.Carrier);
    }

    [Fact]
    public async Task Deliver_ARepetitionOnceItsDayEnded_IsOfItsOwnDay()
    {
        await TakeAsync(Item("day", Tomorrow.AddHours(8)), Item("rest", Tomorrow.AddHours(8)));
        rig.Clock.SetUtcNow(Tomorrow);

        await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient(Tomorrow.AddHours(8)) with { IsResend = true });

        Assert.Equal("day rest", Assert.Single(rig.Sends).Text);
        Assert.NotNull((await rig.PageAsync()).On(DeliveryRig.Today));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Deliver_TheMessageThatWentLeftItOut_IsNotNeeded(bool isCancelled)
    {
        await rig.PutAsync("carrier", State(DeliveryState.Sent));
        await TakeAsync(Item("carrier"), Item("carried") with { IsLeftOut = true });

        Assert.Equal(
            new DeliveryOutcome.Suppressed(isCancelled ? "cancelled" : "superseded"),
            await rig.DeliverAsync(DeliveryRig.Head("carried"), DeliveryRig.Recipient(), isCancelled));
    }

    [Theory]
    [InlineData(DeliveryState.Unknown, true)]
    [InlineData(DeliveryState.Pending, false)]
    public async Task Deliver_LeftOutOfAMessageThatMayHaveArrived_IsNotNeededOnlyOnceThatIsSettled(DeliveryState carrier, bool isSettled)
    {
        await rig.PutAsync("carrier", State(carrier) with { IsResend = true });
        await TakeAsync(Item("carrier"), Item("carried") with { IsLeftOut = true });

        var outcome = await rig.DeliverAsync(DeliveryRig.Head("carried"), DeliveryRig.Recipient());

        Assert.Equal(isSettled, outcome is DeliveryOutcome.Suppressed);
    }

    [Fact]
    public async Task Deliver_CalledOffAndNobodyCarriesIt_IsNotSent()
    {
        Assert.Equal(new DeliveryOutcome.Suppressed("cancelled"), await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient(), isCancelled: true));
        Assert.Empty(rig.Sends);
    }

    [Fact]
    public async Task Deliver_TooLateAndNobodyCarriesIt_IsMissed()
    {
        Assert.Equal(new DeliveryOutcome.Failed("missed"), await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient(Now)));
        Assert.Empty(rig.Sends);
    }

    [Fact]
    public async Task Deliver_CalledOffWhileItWaits_IsOffThePage()
    {
        await rig.DeliverAsync(DeliveryRig.Head("first"), DeliveryRig.Recipient());
        await rig.DeliverAsync(DeliveryRig.Head("second"), DeliveryRig.Recipient());

        Assert.Equal(new DeliveryOutcome.Suppressed("cancelled"), await rig.DeliverAsync(DeliveryRig.Head("second"), DeliveryRig.Recipient(), isCancelled: true));
        Assert.Empty((await rig.PageAsync()).Held);
    }

    [Fact]
    public async Task Deliver_CalledOffAndItsCarrierSentNothing_IsOffThatMessage()
    {
        await rig.PutAsync("carrier", State(DeliveryState.Failed));
        await TakeAsync(Item("carrier"), Item("carried"));

        Assert.Equal(new DeliveryOutcome.Suppressed("cancelled"), await rig.DeliverAsync(DeliveryRig.Head("carried"), DeliveryRig.Recipient(), isCancelled: true));
        Assert.False((await rig.PageAsync()).On(DeliveryRig.Today)!.Carries(DeliveryRig.Key("carried")));
    }

    [Fact]
    public async Task Deliver_AskedForOnItsDay_ComesBesideTheDaysMessage()
    {
        await rig.DeliverAsync(DeliveryRig.Head("first"), DeliveryRig.Recipient());

        Assert.Equal(new DeliveryOutcome.Sent("m"), await rig.DeliverAsync(DeliveryRig.Head("asked") with { IsAskedFor = true }, DeliveryRig.Recipient()));

        Assert.True(Assert.Single(rig.Composed[^1]).IsBeside);
        Assert.Equal(DeliveryRig.Key("first"), (await rig.PageAsync()).On(DeliveryRig.Today)!.Carrier);
    }

    [Fact]
    public async Task Deliver_AskedForAndTheDayIsFree_LeavesTheDayFree()
    {
        await rig.DeliverAsync(DeliveryRig.Head("asked") with { IsAskedFor = true }, DeliveryRig.Recipient());

        Assert.Null((await rig.PageAsync()).On(DeliveryRig.Today));
    }

    [Fact]
    public async Task Deliver_AskedForADayThatIsOver_IsPartOfTheDaysMessage()
    {
        await rig.DeliverAsync(DeliveryRig.Head("asked") with { IsAskedFor = true }, DeliveryRig.Recipient() with { Day = DeliveryRig.Today.AddDays(-1) });

        Assert.NotNull((await rig.PageAsync()).On(DeliveryRig.Today));
        Assert.False(Assert.Single(rig.Composed[^1]).IsBeside);
    }

    [Fact]
    public async Task Deliver_NothingToSayAnyMore_IsSuppressedAndLeavesTheDayFree()
    {
        rig.Compose = _ => new Composed.Nothing("done");

        Assert.Equal(new DeliveryOutcome.Suppressed("done"), await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient()));
        Assert.Null((await rig.PageAsync()).On(DeliveryRig.Today));
    }

    [Fact]
    public async Task Deliver_WaitedAndHasNothingToSayAnyMore_WaitsNoMore()
    {
        await HoldAsync("waits");
        rig.Compose = _ => new Composed.Nothing("done");

        await rig.DeliverAsync(DeliveryRig.Head("waits"), DeliveryRig.Recipient());

        Assert.Empty((await rig.PageAsync()).Held);
    }

    [Fact]
    public async Task Deliver_TheMessageLeavesItsCarrierOut_SendsNothingAndTheCarrierWaitsNoMore()
    {
        await HoldAsync("waits");
        rig.Compose = _ => new Composed.Message(Activity.Message("x")) { LeftOut = [DeliveryRig.Key("waits")] };

        Assert.Equal(new DeliveryOutcome.Suppressed("superseded"), await rig.DeliverAsync(DeliveryRig.Head("waits"), DeliveryRig.Recipient()));

        Assert.Empty(rig.Sends);
        Assert.Empty((await rig.PageAsync()).Held);
        Assert.Null((await rig.PageAsync()).On(DeliveryRig.Today));
    }

    [Fact]
    public async Task Deliver_TheMessageLeavesOneOutAndSaysOthers_NotesBothOnThePage()
    {
        await HoldAsync("old");
        rig.Compose = _ => new Composed.Message(Activity.Message("x")) { LeftOut = [DeliveryRig.Key("old")], Besides = [Item("beside")] };

        await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient());

        var items = (await rig.PageAsync()).On(DeliveryRig.Today)!.Items;
        Assert.Equal([("day", false), ("old", true), ("beside", false)], items.Select(i => (i.Reminder, i.IsLeftOut)));
    }

    [Fact]
    public async Task Deliver_LaterToday_IsTriedThenAndTheDayStaysFree()
    {
        rig.Compose = _ => new Composed.Later(Now.AddHours(2), Now.AddHours(30));

        Assert.Equal(
            new DeliveryOutcome.Again(Now.AddHours(2), "later") { ExpiresAt = Now.AddHours(30), IsOnPage = true },
            await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient()));
        Assert.Empty((await rig.PageAsync()).Held);
    }

    [Fact]
    public async Task Deliver_LaterOnAnotherDay_WaitsForThatDaysMessage()
    {
        rig.Compose = _ => new Composed.Later(Tomorrow);

        Assert.Equal(
            new DeliveryOutcome.Again(Tomorrow, "later") { IsHeldBack = true, IsOnPage = true, ExpiresAt = Tomorrow.AddHours(12) },
            await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient()));
        Assert.Equal(DeliveryRig.Key("day"), Assert.Single((await rig.PageAsync()).Held).Item.Key);
    }

    [Fact]
    public async Task Deliver_TheDayIsTakenByItAndItComesLater_StaysItsCarrier()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());
        await TakeAsync(Item("day"));
        rig.Compose = _ => new Composed.Later(Tomorrow);

        var outcome = await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient());

        Assert.Equal(new DeliveryOutcome.Again(Tomorrow, "later") { IsOnPage = true }, outcome);
        Assert.NotNull((await rig.PageAsync()).On(DeliveryRig.Today));
    }

    [Fact]
    public async Task Deliver_TheDayIsItsOwnAndMoreIsLeftOutNow_SaysSoOnThePage()
    {
        await TakeAsync(Item("day"), Item("old"));
        rig.Compose = _ => new Composed.Message(Activity.Message("x")) { LeftOut = [DeliveryRig.Key("old")] };

        await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient());

        Assert.True((await rig.PageAsync()).On(DeliveryRig.Today)!.Items.Single(i => i.Reminder == "old").IsLeftOut);
    }

    [Fact]
    public async Task Deliver_ARepetition_LeavesThePageAsTheFirstCopySaid()
    {
        await TakeAsync(Item("day"), Item("old"));
        rig.Compose = _ => new Composed.Message(Activity.Message("x")) { LeftOut = [DeliveryRig.Key("old")] };

        await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient() with { IsResend = true });

        Assert.False((await rig.PageAsync()).On(DeliveryRig.Today)!.Items.Single(i => i.Reminder == "old").IsLeftOut);
        Assert.All(rig.Composed[^1], i => Assert.True(i.IsResend));
    }

    [Fact]
    public async Task Deliver_SomeoneElseWritesThePageAgainAndAgain_IsTriedSoonAgain()
    {
        rig.Compose = items =>
        {
            // Each time another host holds one more, under the carrier's own key: the page that was read is out of date.
            var page = rig.PageAsync().GetAwaiter().GetResult();
            var taken = page.On(DeliveryRig.Today);
            rig.Store.Days.TakeAsync(page, new DayMessage(DeliveryRig.Today, DeliveryRig.Key("day"), [Item("day")]), taken, CancellationToken.None).GetAwaiter().GetResult();
            return new Composed.Message(Activity.Message("x")) { Besides = [Item("beside")] };
        };

        var outcome = await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient());

        Assert.Equal(new DeliveryOutcome.Again(Now.AddSeconds(30), "busy") { IsOnPage = true }, outcome);
        Assert.Equal(6, rig.Composed.Count);
        Assert.Empty(rig.Sends);
    }

    private static Recipient State(DeliveryState state, DateTimeOffset? expiresAt = null) => DeliveryRig.Recipient(expiresAt) with { State = state, ChangedAt = Now };

    private static DeliveryOutcome.Again Carried(DateTimeOffset at) => new(at, "carried") { IsOnPage = true };

    private static DayItem Item(string reminder, DateTimeOffset? expiresAt = null) => new(reminder, "o", "day", expiresAt ?? Now.AddHours(8));

    private async Task TakeAsync(params DayItem[] items) => Assert.True(await rig.Store.Days.TakeAsync(
        await rig.PageAsync(), new DayMessage(DeliveryRig.Today, items[0].Key, items), null, CancellationToken.None));

    private async Task HoldAsync(string reminder) =>
        Assert.True(await rig.Store.Days.HoldAsync(await rig.PageAsync(), [Item(reminder)], null, CancellationToken.None));
}
