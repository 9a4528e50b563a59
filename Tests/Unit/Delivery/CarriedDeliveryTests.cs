using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>What another delivery's message carries: it follows what becomes of that, and goes by itself once that sends nothing.</summary>
public sealed class CarriedDeliveryTests
{
    private static readonly DateTimeOffset Now = DeliveryRig.Start;
    private static readonly DateTimeOffset Tomorrow = new(DeliveryRig.Today.AddDays(1), new TimeOnly(8, 0), TimeSpan.Zero);

    private readonly DeliveryRig rig = new();

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
        await rig.TakeAsync(DeliveryRig.Item("carrier"), DeliveryRig.Item("carried"));
        if (isCalledOff)
            await rig.Cancelling.CancelAsync("carrier", "o", CancellationToken.None);

        Assert.Equal(outcome, await rig.DeliverAsync(DeliveryRig.Head("carried"), DeliveryRig.Recipient()));

        Assert.Equal(outcome is DeliveryOutcome.Sent { MessageId: "m" } ? ["carried"] : [], rig.Sends.Select(s => s.Text));
    }

    [Fact]
    public async Task Deliver_ItsCarrierIsGone_CarriesTheDayAndTheRest()
    {
        await rig.TakeAsync(DeliveryRig.Item("carrier"), DeliveryRig.Item("carried"), DeliveryRig.Item("another"), DeliveryRig.Item("over", Now));

        Assert.Equal(new DeliveryOutcome.Sent("m"), await rig.DeliverAsync(DeliveryRig.Head("carried"), DeliveryRig.Recipient()));

        Assert.Equal("carried another", Assert.Single(rig.Sends).Text);
        Assert.Equal(DeliveryRig.Key("carried"), (await rig.PageAsync()).On(DeliveryRig.Today)!.Carrier);
    }

    [Fact]
    public async Task Deliver_ItsDayEndedBeforeItWasSent_CarriesTheNextDayWithTheRest()
    {
        await rig.TakeAsync(DeliveryRig.Item("day", Tomorrow.AddHours(8)), DeliveryRig.Item("rest", Tomorrow.AddHours(8)), DeliveryRig.Item("over", Tomorrow));
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
        await rig.TakeAsync(DeliveryRig.Item("day", Tomorrow.AddHours(8)), DeliveryRig.Item("rest", Tomorrow.AddHours(8)));
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
        await rig.TakeAsync(DeliveryRig.Item("carrier"), DeliveryRig.Item("carried") with { IsLeftOut = true });

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
        await rig.TakeAsync(DeliveryRig.Item("carrier"), DeliveryRig.Item("carried") with { IsLeftOut = true });

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
        await rig.TakeAsync(DeliveryRig.Item("carrier"), DeliveryRig.Item("carried"));

        Assert.Equal(new DeliveryOutcome.Suppressed("cancelled"), await rig.DeliverAsync(DeliveryRig.Head("carried"), DeliveryRig.Recipient(), isCancelled: true));
        Assert.False((await rig.PageAsync()).On(DeliveryRig.Today)!.Carries(DeliveryRig.Key("carried")));
    }

    private static Recipient State(DeliveryState state, DateTimeOffset? expiresAt = null) => DeliveryRig.Recipient(expiresAt) with { State = state, ChangedAt = Now };

    private static DeliveryOutcome.Again Carried(DateTimeOffset at) => new(at, "carried") { IsOnPage = true };
}
