using BotApp.Delivery;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Delivery;

public sealed class DeliveryPlannerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DeliveryRig rig = new();

    [Fact]
    public async Task Plan_People_AreStoredAndQueuedForTheFirstOfThem()
    {
        var added = await rig.Planner.PlanAsync(Plan(DeliveryRig.Start.AddMinutes(20), DeliveryRig.Start.AddMinutes(10)), None);

        Assert.Equal(2, added);
        var (work, delay) = Assert.Single(rig.Queue.Added);
        Assert.Equal((DeliveryRig.Key("day"), TimeSpan.FromMinutes(10)), (work.Chunk.Of, delay));
        var person = await rig.Store.FindRecipientAsync(DeliveryRig.Key("day"), "p0", None);
        Assert.Equal(
            (DeliveryState.Pending, DeliveryRig.Today, DeliveryRig.Start.AddMinutes(20), DeliveryRig.Start.AddHours(8), DeliveryRig.Start),
            (person!.State, person.Day, person.NotBefore, person.ExpiresAt, person.ChangedAt));
    }

    [Fact]
    public async Task Plan_TheSameAgain_AddsNobody()
    {
        var plan = Plan(DeliveryRig.Start, DeliveryRig.Start) with { IsAskedFor = true };
        await rig.Planner.PlanAsync(plan, None);

        Assert.Equal(0, await rig.Planner.PlanAsync(plan, None));

        Assert.Single(rig.Queue.Added);
        var head = await rig.Store.FindAsync(DeliveryRig.Key("day"), None);
        Assert.Equal(("day", true, true, DeliveryRig.Start), (head!.Kind, head.CountsForDay, head.IsAskedFor, head.PlannedAt));
    }

    [Fact]
    public async Task Plan_CalledOffBefore_AddsNobody()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());
        await rig.Cancelling.CancelAsync("day", "o", None);

        Assert.Equal(0, await rig.Planner.PlanAsync(Plan(DeliveryRig.Start), None));
        Assert.Empty(rig.Queue.Added);
    }

    [Fact]
    public async Task Plan_CalledOffWhileItIsStored_IsCalledOffForThoseStoredSince()
    {
        var other = new CancelledOccurrences(new DeliveryStore(rig.Rows, DeliveryTiming.Default, rig.Clock, () => 0.5), rig.Clock);
        // The table is in memory, so nothing is waited for.
        IEnumerable<PlannedRecipient> People()
        {
            other.CancelAsync("day", "o", None).GetAwaiter().GetResult();
            yield return Person(0, DeliveryRig.Start);
        }

        await rig.Planner.PlanAsync(Plan() with { Recipients = People(), Expected = 1 }, None);

        Assert.Equal(DeliveryState.Suppressed, (await rig.Store.FindRecipientAsync(DeliveryRig.Key("day"), "p0", None))!.State);
    }

    [Fact]
    public async Task Plan_TheQueueDoesNotAnswer_IsStoredForTheSweep()
    {
        rig.Queue.IsDown = true;

        Assert.Equal(1, await rig.Planner.PlanAsync(Plan(DeliveryRig.Start), None));

        Assert.Single(await new OpenOccurrences(rig.Store, rig.Clock).DueAsync(DeliveryRig.Start, None));
    }

    [Fact]
    public async Task Plan_TheSweepClosedItWhileItWasStored_IsOpenAgain()
    {
        IEnumerable<PlannedRecipient> People()
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(11));
            new OpenOccurrences(rig.Store, rig.Clock).DueAsync(rig.Clock.GetUtcNow(), None).GetAwaiter().GetResult();
            yield return Person(0, DeliveryRig.Start);
        }

        await rig.Planner.PlanAsync(Plan() with { Recipients = People(), Expected = 1 }, None);

        Assert.Single(await new OpenOccurrences(rig.Store, rig.Clock).DueAsync(rig.Clock.GetUtcNow(), None));
    }

    private static DeliveryPlan Plan(params DateTimeOffset[] notBefore) => new("day", "o", "day", true, [.. notBefore.Select((at, n) => Person(n, at))]);

    private static PlannedRecipient Person(int n, DateTimeOffset notBefore) => new($"p{n}", notBefore, DeliveryRig.Start.AddHours(8), DeliveryRig.Today);
}
