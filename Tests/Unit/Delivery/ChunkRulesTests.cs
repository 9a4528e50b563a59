using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Delivery;

public sealed class ChunkRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryTiming Timing = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));

    [Fact]
    public void Claim_UnknownPastItsEnd_StaysUnknownAndIsNotDueAnyMore()
    {
        // To be repeated after the grace, and the hosts were down until it was too late for that.
        var unknown = Recipient(DeliveryState.Unknown, changedAt: Now.AddHours(-1), expiresAt: Now.AddMinutes(-1));

        var after = ChunkRules.Claim([unknown], "c1", Now, Timing);

        Assert.Equal(DeliveryState.Unknown, after[0].State);
        Assert.Null(ChunkRules.NextAt(after, Timing));
        Assert.Same(after, ChunkRules.Claim(after, "c2", Now, Timing));
    }

    [Fact]
    public void Claim_UnderTheSameNameTwice_ChangesNothing()
    {
        var first = ChunkRules.Claim([.. Enumerable.Range(0, 40).Select(n => Recipient(DeliveryState.Pending, id: $"p{n}"))], "c1", Now, Timing);

        Assert.Equal(ChunkRules.ClaimSize, first.Count(r => ChunkRules.IsClaimed(r, "c1")));
        Assert.Same(first, ChunkRules.Claim(first, "c1", Now, Timing));
    }

    [Fact]
    public void Record_OfAnEarlierClaim_DoesNotTouchWhatAnotherHasTaken()
    {
        var taken = ChunkRules.Claim([Recipient(DeliveryState.Unknown, changedAt: Now.AddMinutes(-6)) with { Claim = "c1" }], "c2", Now, Timing);

        var after = ChunkRules.Record(taken, "c1", Outcome(new DeliveryOutcome.Again(Now, "given-back")), cancelled: false, Now);

        Assert.Same(taken, after);
    }

    [Fact]
    public void Record_LateOutcomeOfAnInterruptedClaim_Counts()
    {
        var claimed = ChunkRules.Claim([Recipient(DeliveryState.Pending)], "c1", Now, Timing);
        var interrupted = ChunkRules.Claim(claimed, "c2", Now.AddMinutes(6), Timing);

        var after = ChunkRules.Record(interrupted, "c1", Outcome(new DeliveryOutcome.Sent("m1")), cancelled: false, Now.AddMinutes(7));

        Assert.Equal((DeliveryState.Unknown, DeliveryState.Sent), (interrupted[0].State, after[0].State));
        Assert.Null(ChunkRules.NextAt(after, Timing));
    }

    [Fact]
    public void Record_RepetitionWithoutAnAnswer_IsNotRepeatedAgain()
    {
        var resent = ChunkRules.Claim([Recipient(DeliveryState.Unknown, changedAt: Now.AddMinutes(-6))], "c1", Now, Timing);

        var after = ChunkRules.Record(resent, "c1", Outcome(new DeliveryOutcome.Unknown("timed-out")), cancelled: false, Now);

        Assert.True(resent[0].IsResend);
        Assert.Equal(DeliveryState.Unknown, after[0].State);
        Assert.Null(ChunkRules.NextAt(after, Timing));
    }

    [Fact]
    public void Claim_PastItsEndAndOnThePersonsPage_IsAskedAboutBeforeItIsMissed()
    {
        var held = Recipient(DeliveryState.Pending, expiresAt: Now.AddMinutes(-1)) with { IsHeld = true };
        var plain = Recipient(DeliveryState.Pending, expiresAt: Now.AddMinutes(-1), id: "p1");

        var after = ChunkRules.Claim([held, plain], "c1", Now, Timing);

        Assert.Equal((DeliveryState.Sending, DeliveryState.Failed), (after[0].State, after[1].State));
    }

    [Fact]
    public void Cancel_OnThePersonsPage_IsAskedAboutAtOnce()
    {
        var held = Recipient(DeliveryState.Pending) with { IsHeld = true, NotBefore = Now.AddDays(1) };

        var after = ChunkRules.Cancel([held, Recipient(DeliveryState.Pending, id: "p1")], Now);

        Assert.Equal((DeliveryState.Pending, DeliveryState.Suppressed), (after[0].State, after[1].State));
        Assert.Equal(Now, ChunkRules.NextAt(after, Timing));
        Assert.Same(after, ChunkRules.Release(after, new HashSet<string>(["p1"]), Now));
        Assert.Equal(DeliveryState.Suppressed, ChunkRules.Release(after, new HashSet<string>(["p0"]), Now)[0].State);
    }

    [Fact]
    public void Record_HeldBackAfterItWasCalledOff_IsAskedAboutAtOnce()
    {
        var claimed = ChunkRules.Claim([Recipient(DeliveryState.Pending)], "c1", Now, Timing);
        var held = new DeliveryOutcome.Again(Now.AddDays(1), ChunkRules.Held) { IsHeldBack = true, IsOnPage = true };

        var after = ChunkRules.Record(claimed, "c1", Outcome(held), cancelled: true, Now);

        Assert.Equal((DeliveryState.Pending, Now), (after[0].State, after[0].NotBefore));
    }

    [Fact]
    public void Record_RepetitionThatWasRefused_StaysUnknown()
    {
        var resent = ChunkRules.Claim([Recipient(DeliveryState.Unknown, changedAt: Now.AddMinutes(-6))], "c1", Now, Timing);

        var after = ChunkRules.Record(resent, "c1", Outcome(new DeliveryOutcome.Failed("too-large")), cancelled: false, Now);

        Assert.Equal(DeliveryState.Unknown, after[0].State);
    }

    [Fact]
    public void Record_RepetitionToSomeoneNotToBeReached_StaysUnknownAndComesOnceThePersonSpeaks()
    {
        var resent = ChunkRules.Claim([Recipient(DeliveryState.Unknown, changedAt: Now.AddMinutes(-6))], "c1", Now, Timing);

        var after = ChunkRules.Record(resent, "c1", Outcome(new DeliveryOutcome.Unreachable("blocked")), cancelled: false, Now);
        var healed = ChunkRules.Heal(after, "p0", cancelled: false, Now.AddHours(1));

        Assert.Equal((DeliveryState.Unknown, "blocked"), (after[0].State, after[0].Reason));
        Assert.Null(ChunkRules.NextAt(after, Timing));
        Assert.Equal((DeliveryState.Pending, true), (healed[0].State, healed[0].IsResend));
        Assert.Equal(Now.AddHours(1), ChunkRules.NextAt(healed, Timing));
        Assert.Same(after, ChunkRules.Heal(after, "p0", cancelled: true, Now.AddHours(1)));
        Assert.Same(after, ChunkRules.Heal(after, "p0", cancelled: false, Now.AddHours(9)));
    }

    [Fact]
    public void Heal_UnknownSinceTheRepetitionHadNoAnswer_IsNotRepeatedOnceMore()
    {
        var resent = ChunkRules.Claim([Recipient(DeliveryState.Unknown, changedAt: Now.AddMinutes(-6))], "c1", Now, Timing);
        var refused = ChunkRules.Record(resent, "c1", Outcome(new DeliveryOutcome.Unreachable("blocked")), cancelled: false, Now);
        var again = ChunkRules.Claim(ChunkRules.Heal(refused, "p0", cancelled: false, Now), "c2", Now, Timing);

        var after = ChunkRules.Record(again, "c2", Outcome(new DeliveryOutcome.Unknown("timed-out")), cancelled: false, Now);

        Assert.Equal(DeliveryState.Unknown, after[0].State);
        Assert.Same(after, ChunkRules.Heal(after, "p0", cancelled: false, Now));
    }

    [Fact]
    public void IsRevived_LateOutcomeThatNothingWasSent_IsTold()
    {
        var claimed = ChunkRules.Claim([Recipient(DeliveryState.Pending)], "c1", Now, Timing);
        var interrupted = ChunkRules.Claim(claimed, "c2", Now.AddMinutes(6), Timing);
        var again = Outcome(new DeliveryOutcome.Again(Now.AddDays(1), ChunkRules.Held));

        Assert.True(ChunkRules.IsRevived(interrupted, "c1", again));
        Assert.False(ChunkRules.IsRevived(claimed, "c1", again));
        Assert.False(ChunkRules.IsRevived(interrupted, "c1", Outcome(new DeliveryOutcome.Sent("m1"))));
    }

    [Fact]
    public void Acknowledge_Unknown_SettlesIt()
    {
        var after = ChunkRules.Acknowledge([Recipient(DeliveryState.Unknown)], "p0", Now);

        Assert.Equal(DeliveryState.Acknowledged, after[0].State);
        Assert.Null(ChunkRules.NextAt(after, Timing));
    }

    [Fact]
    public void PutOff_Sent_IsNotedAndNothingIsDueForIt()
    {
        var before = new[] { Recipient(DeliveryState.Sent), Recipient(DeliveryState.Sent, id: "p1") };

        var after = ChunkRules.PutOff(before, "p0", Now.AddHours(3), Now);

        Assert.Equal([Now.AddHours(3), null], after.Select(r => r.AgainAt));
        Assert.Equal(DeliveryCounts.Of(before), DeliveryCounts.Of(after));
        Assert.Null(ChunkRules.NextAt(after, Timing));
    }

    [Fact]
    public void PutOff_Unknown_ArrivedAndIsNotRepeated()
    {
        var after = ChunkRules.PutOff([Recipient(DeliveryState.Unknown)], "p0", Now.AddHours(3), Now);

        Assert.Equal((DeliveryState.Sent, Now.AddHours(3)), (after[0].State, after[0].AgainAt!.Value));
        Assert.Null(ChunkRules.NextAt(after, Timing));
    }

    [Fact]
    public void PutOff_InFlight_IsKeptWhenTheOutcomeComes()
    {
        var claimed = ChunkRules.Claim([Recipient(DeliveryState.Pending)], "c1", Now, Timing);

        var after = ChunkRules.Record(
            ChunkRules.PutOff(claimed, "p0", Now.AddHours(3), Now), "c1", Outcome(new DeliveryOutcome.Sent("m1")), cancelled: false, Now);

        Assert.Equal((DeliveryState.Sent, Now.AddHours(3)), (after[0].State, after[0].AgainAt!.Value));
    }

    [Fact]
    public void PutOff_ConfirmedOrStillToCome_ChangesNothing()
    {
        IReadOnlyList<Recipient> confirmed = [Recipient(DeliveryState.Acknowledged)];
        IReadOnlyList<Recipient> waits = [Recipient(DeliveryState.Sent) with { AgainAt = Now.AddMinutes(1) }];

        Assert.Same(confirmed, ChunkRules.PutOff(confirmed, "p0", Now.AddHours(3), Now));
        Assert.Same(waits, ChunkRules.PutOff(waits, "p0", Now.AddHours(3), Now));
    }

    [Fact]
    public void PutOff_AfterItCameAgain_TakesTheNewMoment()
    {
        var after = ChunkRules.PutOff([Recipient(DeliveryState.Sent) with { AgainAt = Now }], "p0", Now.AddHours(3), Now);

        Assert.Equal(Now.AddHours(3), after[0].AgainAt);
    }

    private static Dictionary<string, DeliveryOutcome> Outcome(DeliveryOutcome outcome) => new(StringComparer.Ordinal) { ["p0"] = outcome };

    private static Recipient Recipient(
        DeliveryState state, DateTimeOffset? changedAt = null, DateTimeOffset? expiresAt = null, string id = "p0") =>
        new(id, DateOnly.FromDateTime(Now.UtcDateTime), Now.AddHours(-2), expiresAt ?? Now.AddHours(8)) { State = state, ChangedAt = changedAt ?? Now };
}
