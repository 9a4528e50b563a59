using Azure;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>What becomes of a message of the queue and of its chunk.</summary>
public sealed class WorkPumpTests
{
    private static readonly ChunkKey Chunk = new(DeliveryRig.Key("day"), 0, 0);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DeliveryRig rig = new();

    [Fact]
    public async Task Handle_EverythingIsSent_RemovesTheMessageAndAddsNone()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());

        await HandleAsync();

        Assert.Equal(DeliveryState.Sent, await StateAsync());
        Assert.Equal(["id"], rig.Queue.Deleted);
        Assert.Empty(rig.Queue.Added);
    }

    [Fact]
    public async Task Handle_SomethingIsDueWithinTheHour_AddsAMessageForThen()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient() with { NotBefore = DeliveryRig.Start.AddHours(1) });

        await HandleAsync();

        Assert.Equal([(new WorkMessage(Chunk), TimeSpan.FromHours(1))], rig.Queue.Added);
        Assert.Equal(["id"], rig.Queue.Deleted);
    }

    [Fact]
    public async Task Handle_SomethingIsDueMuchLater_IsLeftToTheSweep()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient() with { NotBefore = DeliveryRig.Start.AddHours(1).AddTicks(1) });

        await HandleAsync();

        Assert.Empty(rig.Queue.Added);
        Assert.Equal(["id"], rig.Queue.Deleted);
    }

    [Fact]
    public async Task Handle_TheNextCannotBeQueued_KeepsTheMessage()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient() with { NotBefore = DeliveryRig.Start.AddMinutes(1) });
        rig.Queue.IsDown = true;

        await Assert.ThrowsAsync<RequestFailedException>(() => HandleAsync());

        Assert.Empty(rig.Queue.Deleted);
    }

    [Fact]
    public async Task Handle_Fails_IsTriedAgainAFewTimesAndThenGivenUp()
    {
        // Recipients and no head: no host can make sense of it.
        await rig.Store.AddAsync(DeliveryRig.Head("day"), 0, [DeliveryRig.Recipient()], None);

        for (var tries = 0; tries < 4; tries++)
        {
            await HandleAsync(tries);
            Assert.Equal((new WorkMessage(Chunk, tries + 1), TimeSpan.FromSeconds(30)), rig.Queue.Added[^1]);
            Assert.Equal(tries + 1, rig.Queue.Deleted.Count);
            rig.Clock.Advance(TimeSpan.FromMinutes(6));
            await rig.Store.ChangeAsync(Chunk, _ => [DeliveryRig.Recipient()], None);
        }

        await HandleAsync(tries: 4);

        Assert.Equal(["id"], rig.Queue.GivenUp);
        Assert.Equal((4, 4), (rig.Queue.Added.Count, rig.Queue.Deleted.Count));
        Assert.True(await IsDeadAsync());
    }

    [Fact]
    public async Task Handle_TheStorageDoesNotAnswer_LeavesTheMessageForLater()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());
        rig.Rows.Fails = _ => true;

        await Assert.ThrowsAsync<RequestFailedException>(() => rig.RunClockAsync(HandleAsync()));

        Assert.Empty(rig.Queue.Deleted);
        Assert.Empty(rig.Queue.Added);
        Assert.Empty(rig.Queue.GivenUp);
    }

    [Fact]
    public async Task Handle_TheHostStops_LeavesTheMessageForAnother()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Pump.HandleAsync(Received(), stop.Token, None));

        Assert.Equal(DeliveryState.Pending, await StateAsync());
        Assert.Empty(rig.Queue.Deleted);
        Assert.Empty(rig.Queue.Added);
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public async Task Handle_ReceivedFarTooOften_IsGivenUpWithoutBeingTried(long dequeues, bool isGivenUp)
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());

        await rig.Pump.HandleAsync(Received() with { Dequeues = dequeues }, None, None);

        Assert.Equal(isGivenUp ? ["id"] : [], rig.Queue.GivenUp);
        Assert.Equal(isGivenUp ? DeliveryState.Pending : DeliveryState.Sent, await StateAsync());
        Assert.Equal(isGivenUp, await IsDeadAsync());
    }

    [Fact]
    public async Task Handle_NotOneOfOurMessages_IsGivenUp()
    {
        await rig.Pump.HandleAsync(new ReceivedWork(null, "?", 1, "id", "r"), None, None);

        Assert.Equal(["id"], rig.Queue.GivenUp);
        Assert.Empty(rig.Queue.Deleted);
    }

    [Fact]
    public async Task Handle_AChunkThatWasGivenUp_IsLeftAlone()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());
        await rig.Store.GiveUpAsync(Chunk, None);

        await HandleAsync();

        Assert.Empty(rig.Sends);
        Assert.Empty(rig.Queue.Added);
    }

    private Task HandleAsync(int tries = 0) => rig.Pump.HandleAsync(Received(tries), None, None);

    private static ReceivedWork Received(int tries = 0) => new(new WorkMessage(Chunk, tries), "", 1, "id", "r");

    private async Task<DeliveryState> StateAsync() => (await rig.Store.FindRecipientAsync(DeliveryRig.Key("day"), DeliveryRig.Person, None))!.State;

    private async Task<bool> IsDeadAsync() => ChunkRow.IsDead((await rig.Rows.FindAsync(Chunk.Partition, Chunk.Row, None))!);
}
