using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>How long a person's note of what did not reach them is kept, and how often it is looked for.</summary>
public sealed class ReachabilityNotesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DeliveryRig rig = new();

    [Fact]
    public async Task Spoke_ItsDeliveryIsStillInFlight_IsLookedForAgainWithTheNextWord()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient() with { State = DeliveryState.Sending, ChangedAt = DeliveryRig.Start });
        await rig.Reachability.MarkAsync(DeliveryRig.Person, DeliveryRig.Key("day"), None);

        await rig.Reachability.SpokeAsync(DeliveryRig.Person, None);
        Assert.Empty(rig.Queue.Added);
        Assert.Single(await rig.Store.Days.StuckAsync(DeliveryRig.Person, None));
        await BecomeUnreachableAsync();
        await rig.Reachability.SpokeAsync(DeliveryRig.Person, None);

        Assert.Equal(DeliveryRig.Key("day"), Assert.Single(rig.Queue.Added).Work.Chunk.Of);
        Assert.Empty(await rig.Store.Days.StuckAsync(DeliveryRig.Person, None));
    }

    [Fact]
    public async Task Spoke_NothingWasThere_LooksAgainAfterFiveMinutes()
    {
        await rig.Reachability.SpokeAsync(DeliveryRig.Person, None);
        await MarkedByAnotherHostAsync();
        rig.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await rig.Reachability.SpokeAsync(DeliveryRig.Person, None);
        Assert.Empty(rig.Queue.Added);

        rig.Clock.Advance(TimeSpan.FromTicks(1));
        await rig.Reachability.SpokeAsync(DeliveryRig.Person, None);

        Assert.Single(rig.Queue.Added);
    }

    [Fact]
    public async Task Spoke_ThisHostMarkedThePersonSince_LooksAtOnce()
    {
        await rig.Reachability.SpokeAsync(DeliveryRig.Person, None);
        await rig.PutAsync("day", DeliveryRig.Recipient() with { State = DeliveryState.Unreachable, ChangedAt = DeliveryRig.Start });
        await rig.Reachability.MarkAsync(DeliveryRig.Person, DeliveryRig.Key("day"), None);

        await rig.Reachability.SpokeAsync(DeliveryRig.Person, None);

        Assert.Single(rig.Queue.Added);
    }

    private async Task MarkedByAnotherHostAsync()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient() with { State = DeliveryState.Unreachable, ChangedAt = DeliveryRig.Start });
        await rig.Store.Days.MarkStuckAsync(DeliveryRig.Person, DeliveryRig.Key("day"), None);
    }

    private Task<DeliveryChunk> BecomeUnreachableAsync() => rig.Store.ChangeAsync(
        new ChunkKey(DeliveryRig.Key("day"), 0, 0), c => [.. c.Recipients.Select(r => r with { State = DeliveryState.Unreachable })], None);
}
