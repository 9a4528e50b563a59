using BotApp.Delivery;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>What is due and has no message in the queue gets one.</summary>
public sealed class ForgottenWorkTests
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DeliveryRig rig = new();
    private readonly ForgottenWork forgotten;

    public ForgottenWorkTests() => forgotten = new ForgottenWork(new OpenOccurrences(rig.Store, rig.Clock), rig.Queue, rig.Clock);

    [Fact]
    public async Task Sweep_DueForTheSlack_IsQueuedAtOnce()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());
        rig.Clock.Advance(Slack - TimeSpan.FromTicks(1));
        Assert.Equal(0, await forgotten.SweepAsync(Slack, None));

        rig.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(1, await forgotten.SweepAsync(Slack, None));
        var (work, delay) = Assert.Single(rig.Queue.Added);
        Assert.Equal((new ChunkKey(DeliveryRig.Key("day"), 0, 0), 0, TimeSpan.Zero), (work.Chunk, work.Tries, delay));
    }

    [Fact]
    public async Task Sweep_QueuedAMomentAgo_WaitsForThatMessage()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());
        await forgotten.SweepAsync(TimeSpan.Zero, None);
        rig.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));

        Assert.Equal(0, await forgotten.SweepAsync(TimeSpan.Zero, None));
        Assert.Single(rig.Queue.Added);
    }

    [Fact]
    public async Task Sweep_QueuedMinutesAgoAndStillDue_IsQueuedAgain()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient());
        await forgotten.SweepAsync(TimeSpan.Zero, None);
        rig.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(1, await forgotten.SweepAsync(TimeSpan.Zero, None));
    }

    [Fact]
    public async Task Sweep_TheClockWasSetBack_DoesNotWaitForTheFormerTime()
    {
        await rig.PutAsync("day", DeliveryRig.Recipient() with { NotBefore = DeliveryRig.Start.AddHours(-3) });
        var clock = new BackwardClock(DeliveryRig.Start);
        var sweep = new ForgottenWork(new OpenOccurrences(rig.Store, rig.Clock), rig.Queue, clock);
        await sweep.SweepAsync(TimeSpan.Zero, None);
        clock.Now = DeliveryRig.Start.AddHours(-2);

        Assert.Equal(1, await sweep.SweepAsync(TimeSpan.Zero, None));
    }

    [Fact]
    public async Task Sweep_SeveralAreDue_QueuesEachAndTellsHowMany()
    {
        await rig.PutAsync("one", DeliveryRig.Recipient());
        await rig.PutAsync("two", DeliveryRig.Recipient());

        Assert.Equal(2, await forgotten.SweepAsync(TimeSpan.Zero, None));
        Assert.Equal(["one", "two"], rig.Queue.Added.Select(a => a.Work.Chunk.Of.Reminder).Order(StringComparer.Ordinal));
    }

    private sealed class BackwardClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
