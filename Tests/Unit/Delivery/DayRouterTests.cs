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
        rig.Compose = _ => new Composed.Message(Activity.Message("x")) { LeftOut = [DeliveryRig.Key("old")], Besides = [DeliveryRig.Item("beside")] };

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
        await rig.TakeAsync(DeliveryRig.Item("day"));
        rig.Compose = _ => new Composed.Later(Tomorrow);

        var outcome = await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient());

        Assert.Equal(new DeliveryOutcome.Again(Tomorrow, "later") { IsOnPage = true }, outcome);
        Assert.NotNull((await rig.PageAsync()).On(DeliveryRig.Today));
    }

    [Fact]
    public async Task Deliver_TheDayIsItsOwnAndMoreIsLeftOutNow_SaysSoOnThePage()
    {
        await rig.TakeAsync(DeliveryRig.Item("day"), DeliveryRig.Item("old"));
        rig.Compose = _ => new Composed.Message(Activity.Message("x")) { LeftOut = [DeliveryRig.Key("old")] };

        await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient());

        Assert.True((await rig.PageAsync()).On(DeliveryRig.Today)!.Items.Single(i => i.Reminder == "old").IsLeftOut);
    }

    [Fact]
    public async Task Deliver_ARepetition_LeavesThePageAsTheFirstCopySaid()
    {
        await rig.TakeAsync(DeliveryRig.Item("day"), DeliveryRig.Item("old"));
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
            rig.Store.Days.TakeAsync(page, new DayMessage(DeliveryRig.Today, DeliveryRig.Key("day"), [DeliveryRig.Item("day")]), taken, CancellationToken.None).GetAwaiter().GetResult();
            return new Composed.Message(Activity.Message("x")) { Besides = [DeliveryRig.Item("beside")] };
        };

        var outcome = await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient());

        Assert.Equal(new DeliveryOutcome.Again(Now.AddSeconds(30), "busy") { IsOnPage = true }, outcome);
        Assert.Equal(6, rig.Composed.Count);
        Assert.Empty(rig.Sends);
    }

    private async Task HoldAsync(string reminder) =>
        Assert.True(await rig.Store.Days.HoldAsync(await rig.PageAsync(), [DeliveryRig.Item(reminder)], null, CancellationToken.None));
}
