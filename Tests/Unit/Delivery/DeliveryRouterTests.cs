using Azure;
using BotApp.Delivery;
using BotApp.Storage.Deliveries;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>What becomes of one delivery apart from the day's message.</summary>
public sealed class DeliveryRouterTests
{
    private readonly DeliveryRig rig = new();

    public static TheoryData<object, object> Answers => new()
    {
        { new PortResult.Sent("m1"), new DeliveryOutcome.Sent("m1") },
        { new PortResult.Unknown("timed-out"), new DeliveryOutcome.Unknown("timed-out") },
        { new PortResult.NotNow(TimeSpan.FromSeconds(7), "throttled"), new DeliveryOutcome.Again(DeliveryRig.Start.AddSeconds(7), "throttled") },
        { new PortResult.Unreachable("blocked"), new DeliveryOutcome.Unreachable("blocked") },
        { new PortResult.Refused("too-large"), new DeliveryOutcome.Failed("too-large") },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Deliver_Apart_IsWhatThePlatformAnswers(object answer, object outcome)
    {
        rig.Answer = () => (PortResult)answer;

        Assert.Equal(outcome, await ApartAsync());
        Assert.Equal([(DeliveryRig.Person, "urgent")], rig.Sends);
        var item = Assert.Single(Assert.Single(rig.Composed));
        Assert.Equal(new DeliveryItem("urgent", "o", "apart", DeliveryRig.Person, DeliveryRig.Today, false), item);
    }

    [Fact]
    public async Task Deliver_Apart_IsMarkedWhenItIsARepetition()
    {
        await rig.DeliverAsync(DeliveryRig.Head("urgent", countsForDay: false, "apart"), DeliveryRig.Recipient() with { IsResend = true });

        Assert.True(Assert.Single(Assert.Single(rig.Composed)).IsResend);
    }

    [Fact]
    public async Task Deliver_NotNeededAnyMore_IsSuppressedWithTheReason()
    {
        rig.Compose = _ => new Composed.Nothing("done");

        Assert.Equal(new DeliveryOutcome.Suppressed("done"), await ApartAsync());
        Assert.Empty(rig.Sends);
    }

    [Fact]
    public async Task Deliver_NotNow_ComesLaterAndMayBeSentLonger()
    {
        rig.Compose = _ => new Composed.Later(DeliveryRig.Start.AddHours(2), DeliveryRig.Start.AddHours(20));

        Assert.Equal(new DeliveryOutcome.Again(DeliveryRig.Start.AddHours(2), "later") { ExpiresAt = DeliveryRig.Start.AddHours(20) }, await ApartAsync());
    }

    [Fact]
    public async Task Deliver_MakingTheMessageFails_IsTriedAgainAndCounted()
    {
        rig.Compose = _ => throw new InvalidOperationException("A fault of ours.");

        Assert.Equal(new DeliveryOutcome.Again(DeliveryRig.Start.AddMinutes(1), "content") { CountsAsTry = true }, await ApartAsync());
    }

    [Fact]
    public async Task Deliver_TheStorageDoesNotAnswer_IsTriedAgainAndNotCounted()
    {
        rig.Compose = _ => throw new RequestFailedException(503, "No answer, on purpose.");

        Assert.Equal(new DeliveryOutcome.Again(DeliveryRig.Start.AddMinutes(1), "content"), await ApartAsync());
    }

    [Fact]
    public async Task Deliver_AKindThatNoFeatureMakes_IsTriedAgainAndCounted()
    {
        var outcome = await rig.DeliverAsync(DeliveryRig.Head("urgent", countsForDay: false, "of-a-later-build"), DeliveryRig.Recipient());

        Assert.True(Assert.IsType<DeliveryOutcome.Again>(outcome).CountsAsTry);
        Assert.Empty(rig.Composed);
    }

    [Fact]
    public async Task Deliver_OfTheDayAndNotSent_MayBeOnItsPersonsPage()
    {
        rig.Compose = _ => throw new InvalidOperationException("A fault of ours.");

        var outcome = await rig.DeliverAsync(DeliveryRig.Head("day"), DeliveryRig.Recipient());

        Assert.True(Assert.IsType<DeliveryOutcome.Again>(outcome).IsOnPage);
    }

    [Fact]
    public async Task Deliver_SendingFailsInAnUnknownWay_IsUnknown()
    {
        rig.Sending = _ => throw new InvalidOperationException("Somewhere on the way.");

        Assert.Equal(new DeliveryOutcome.Unknown("error"), await ApartAsync());
    }

    [Fact]
    public async Task Deliver_ItsTimeWasUpBeforeItBegan_IsGivenBack()
    {
        using var wait = new CancellationTokenSource();
        await wait.CancelAsync();

        Assert.Equal(new DeliveryOutcome.Again(DeliveryRig.Start, "given-back"), await UntilAsync(wait.Token));
        Assert.Empty(rig.Composed);
    }

    [Fact]
    public async Task Deliver_StoppedWhileItWaitsForItsTurn_IsGivenBack()
    {
        using var wait = new CancellationTokenSource();
        rig.Sending = async ct =>
        {
            await wait.CancelAsync();
            ct.ThrowIfCancellationRequested();
        };

        Assert.Equal(new DeliveryOutcome.Again(DeliveryRig.Start, "given-back"), await UntilAsync(wait.Token));
    }

    [Fact]
    public async Task Deliver_Unreachable_ComesOnceThePersonSpeaks()
    {
        rig.Answer = () => new PortResult.Unreachable("blocked");

        await ApartAsync();

        Assert.Equal(DeliveryRig.Key("urgent"), Assert.Single(await rig.Store.Days.StuckAsync(DeliveryRig.Person, CancellationToken.None)).Key);
    }

    [Fact]
    public async Task Deliver_Sent_LeavesNoNote()
    {
        await ApartAsync();

        Assert.Empty(await rig.Store.Days.StuckAsync(DeliveryRig.Person, CancellationToken.None));
    }

    [Fact]
    public void Router_TwoContentsOfOneKind_AreRefused()
    {
        var fault = Assert.Throws<ArgumentException>(() => new DeliveryRouter(
            [rig, rig], null!, null!, rig.Reachability, rig.Clock, NullLogger<DeliveryRouter>.Instance));

        Assert.Contains("'apart'", fault.Message, StringComparison.Ordinal);
    }

    private Task<DeliveryOutcome> ApartAsync() => UntilAsync(CancellationToken.None);

    private Task<DeliveryOutcome> UntilAsync(CancellationToken wait) =>
        rig.Router.DeliverAsync(DeliveryRig.Head("urgent", countsForDay: false, "apart"), DeliveryRig.Recipient(), isCancelled: false, wait);
}
