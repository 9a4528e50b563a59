using BotApp.Storage.Units;

namespace BotApp.Tests.Unit.Storage;

public sealed class UnitLanesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnterAsync_SameUnit_OneAtATime()
    {
        var lanes = new UnitLanes();
        var inside = 0;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(
            async () =>
            {
                using var lane = await lanes.EnterAsync("u", Ct);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            },
            Ct)));
    }

    [Fact]
    public async Task EnterAsync_OtherUnit_DoesNotWait()
    {
        var lanes = new UnitLanes();
        using var one = await lanes.EnterAsync("u1", Ct);

        var other = lanes.EnterAsync("u2", Ct);

        Assert.True(other.IsCompleted);
        (await other).Dispose();
    }

    [Fact]
    public async Task EnterAsync_Again_FindsWhatWasRemembered()
    {
        var lanes = new UnitLanes();
        var head = new ChainHead(3, "h", null);
        using (var lane = await lanes.EnterAsync("u", Ct))
            lane.Memory.Remember(head);

        using var again = await lanes.EnterAsync("u", Ct);

        Assert.Same(head, again.Memory.Head);
    }

    [Fact]
    public async Task EnterAsync_MoreUnitsThanKept_DropsTheIdleOnes()
    {
        var lanes = new UnitLanes(capacity: 10);
        using var busy = await lanes.EnterAsync("busy", Ct);
        for (var i = 0; i < 1000; i++)
            (await lanes.EnterAsync($"u{i}", Ct)).Dispose();

        Assert.InRange(lanes.Count, 1, 10);
        using var giveUp = new CancellationTokenSource();
        var second = lanes.EnterAsync("busy", giveUp.Token);
        Assert.False(second.IsCompleted);
        await giveUp.CancelAsync();
    }

    [Fact]
    public async Task EnterAsync_GivenUpWhileWaiting_LeavesTheLaneToOthers()
    {
        var lanes = new UnitLanes();
        var first = await lanes.EnterAsync("u", Ct);
        using var giveUp = new CancellationTokenSource();
        var waiting = lanes.EnterAsync("u", giveUp.Token);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Dispose();

        using var next = await lanes.EnterAsync("u", Ct);
    }
}
