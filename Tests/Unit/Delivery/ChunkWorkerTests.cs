using Azure.Data.Tables;
using BotApp.Delivery;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Delivery;

/// <summary>A chunk is claimed, sent and recorded.</summary>
public sealed class ChunkWorkerTests
{
    private static readonly ChunkKey Chunk = new(DeliveryRig.Key("day"), 0, 0);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DeliveryRig rig = new();

    [Fact]
    public async Task Run_MoreIsDueThanOneClaimTakes_SendsAll()
    {
        await PutAsync(40);

        Assert.Null(await rig.Worker.RunAsync(Chunk, None, None));

        Assert.Equal(40, rig.Sends.Select(s => s.PersonId).Distinct().Count());
        Assert.Equal(40, (await rig.Store.CountAsync(DeliveryRig.Key("day"), None)).Sent);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(40, 5)]
    [InlineData(80, 10)]
    [InlineData(1000, 32)]
    public async Task Run_TheRate_DecidesHowMuchIsClaimedAtOnce(double perSecond, int claimed)
    {
        rig.PerSecond = perSecond;
        await PutAsync(40);
        var inFlight = 0;
        rig.Sending = async _ => inFlight = Math.Max(inFlight, (await rig.Store.CountAsync(DeliveryRig.Key("day"), None)).Sending);

        await rig.Worker.RunAsync(Chunk, None, None);

        Assert.Equal(claimed, inFlight);
    }

    [Fact]
    public async Task Run_TheOutcomeCannotBeRecordedAtFirst_IsRecordedOnceItCan()
    {
        await PutAsync(1);
        var isSent = false;
        rig.Sending = _ =>
        {
            isSent = true;
            return Task.CompletedTask;
        };
        var failures = 0;
        rig.Rows.Fails = actions => isSent && actions.Any(IsChunk) && ++failures <= 21;

        await rig.RunClockAsync(rig.Worker.RunAsync(Chunk, None, None));

        Assert.Equal(22, failures);
        Assert.Single(rig.Sends);
        Assert.Equal(1, (await rig.Store.CountAsync(DeliveryRig.Key("day"), None)).Sent);
        // Three tries each time; 0.2, 0.4, 0.8, 1.6 and 3.2 s apart, then 5 s.
        Assert.InRange(rig.Clock.GetUtcNow() - DeliveryRig.Start, TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(24));
    }

    [Fact]
    public async Task Run_TheOutcomeCannotBeRecordedForLong_GivesUpAtTheClaimsLimit()
    {
        await PutAsync(1);
        rig.Rows.Fails = actions => rig.Sends.Count > 0 && actions.Any(IsChunk);

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => rig.RunClockAsync(rig.Worker.RunAsync(Chunk, None, None), seconds: 2));

        Assert.InRange(rig.Clock.GetUtcNow() - DeliveryRig.Start, rig.Store.Timing.ClaimLimit, rig.Store.Timing.ClaimLimit + TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task Run_ASendThatWaitsForItsTurnForHalfTheLimit_IsGivenBack()
    {
        await PutAsync(1);
        var asked = 0;
        rig.Sending = ct => ++asked == 1 ? Task.Delay(TimeSpan.FromHours(1), rig.Clock, ct) : Task.CompletedTask;

        await rig.RunClockAsync(rig.Worker.RunAsync(Chunk, None, None));

        Assert.Equal(2, asked);
        Assert.Single(rig.Sends);
        Assert.InRange(rig.Clock.GetUtcNow() - DeliveryRig.Start, rig.Store.Timing.ClaimLimit / 2, (rig.Store.Timing.ClaimLimit / 2) + TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Run_StoppedWhileItSends_RecordsAndClaimsNoMore()
    {
        await PutAsync(40);
        using var stop = new CancellationTokenSource();
        rig.Sending = _ =>
        {
            stop.Cancel();
            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Worker.RunAsync(Chunk, stop.Token, None));

        var counts = await rig.Store.CountAsync(DeliveryRig.Key("day"), None);
        Assert.Equal((rig.Sends.Count, 40 - rig.Sends.Count, 0), (counts.Sent, counts.Pending, counts.Sending));
        Assert.InRange(rig.Sends.Count, 1, 5);
    }

    [Fact]
    public async Task Run_TheOutcomeComesAfterTheClaimCountedAsInterruptedAndTheSweepWasDone_IsDueAgain()
    {
        await PutAsync(1);
        rig.Answer = () => new PortResult.NotNow(TimeSpan.FromMinutes(20), "throttled");
        rig.Sending = async _ =>
        {
            // Another host finds the claim too old, and the sweep closes the occurrence.
            rig.Clock.Advance(TimeSpan.FromMinutes(6));
            await rig.Store.ChangeAsync(Chunk, c => ChunkRules.Claim(c.Recipients, "other", rig.Clock.GetUtcNow(), rig.Store.Timing), None);
            await rig.Store.ChangeAsync(Chunk, c => [.. c.Recipients.Select(r => r with { IsResend = true })], None);
            rig.Clock.Advance(TimeSpan.FromMinutes(6));
            await new OpenOccurrences(rig.Store, rig.Clock).DueAsync(rig.Clock.GetUtcNow(), None);
        };

        await rig.Worker.RunAsync(Chunk, None, None);

        rig.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal([Chunk], await new OpenOccurrences(rig.Store, rig.Clock).DueAsync(rig.Clock.GetUtcNow(), None));
    }

    [Fact]
    public void Names_OfClaims_AreNeverTheSame()
    {
        var (one, other) = (new ClaimNames(HostName.New()), new ClaimNames(HostName.New()));

        Assert.Equal(4, new HashSet<string> { one.Next(), one.Next(), other.Next(), other.Next() }.Count);
    }

    private static bool IsChunk(TableTransactionAction action) => action.Entity.RowKey.StartsWith("chunk", StringComparison.Ordinal);

    private Task<OccurrenceHead> PutAsync(int people) => rig.PutAsync("day", [.. Enumerable.Range(0, people).Select(n => DeliveryRig.Recipient(person: $"p{n}"))]);
}
