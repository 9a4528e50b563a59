using BotApp.Features.Reminders.Progress;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Unit.Reminders;

public sealed class HolidayCopiesTests
{
    [Theory]
    [InlineData(DeliveryState.Failed, DeliveryState.Sent, DeliveryState.Sent)]
    [InlineData(DeliveryState.Unreachable, DeliveryState.Acknowledged, DeliveryState.Acknowledged)]
    [InlineData(DeliveryState.Unknown, DeliveryState.Sent, DeliveryState.Sent)]
    [InlineData(DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Sent)]
    [InlineData(DeliveryState.Unreachable, DeliveryState.Pending, DeliveryState.Pending)]
    [InlineData(DeliveryState.Suppressed, DeliveryState.Unknown, DeliveryState.Unknown)]
    public void Join_TwoCopies_CountsTheBetter(DeliveryState first, DeliveryState repeat, DeliveryState expected) =>
        Assert.Equal(expected, Assert.Single(HolidayCopies.Join([Copy("a", first)], [Copy("a", repeat)])).Better.State);

    [Fact]
    public void Join_FirstCopyArrivedAndTheRepeatIsUnknown_TellsOfTheRepeat()
    {
        var copies = HolidayCopies.Join([Copy("a", DeliveryState.Sent), Copy("b", DeliveryState.Acknowledged)], [Copy("a", DeliveryState.Unknown)]);

        Assert.Equal([DeliveryState.Sent, DeliveryState.Acknowledged], copies.Select(c => c.Better.State));
        Assert.Equal([DeliveryState.Unknown, null], copies.Select(c => c.UnknownRepeat?.State));
    }

    [Fact]
    public void See_WhomItDidNotReach_IsNamedByWhatIsWrong()
    {
        var seen = See(
            Copy("missed", DeliveryState.Failed),
            Copy("away", DeliveryState.Suppressed) with { Reason = "away" },
            Copy("superseded", DeliveryState.Suppressed) with { Reason = "superseded" },
            Copy("here", DeliveryState.Sent),
            Copy("unknown", DeliveryState.Unknown));

        Assert.Equal(["unknown", "missed", "away"], seen.Problems.Select(p => p.Recipient.PersonId));
        Assert.Equal(1, seen.Away);
    }

    [Theory]
    [InlineData(DeliveryState.Pending, 1)]
    [InlineData(DeliveryState.Sending, 1)]
    [InlineData(DeliveryState.Unknown, 0)]
    [InlineData(DeliveryState.Sent, 0)]
    public void See_ARepetitionThatWaits_CountsAsUnknown(DeliveryState state, int toRepeat)
    {
        var seen = See(Copy("a", state) with { IsResend = true }, Copy("first", state is DeliveryState.Unknown ? DeliveryState.Sent : state));

        Assert.Equal(toRepeat, seen.ToRepeat);
        Assert.Equal(state is not DeliveryState.Sent, seen.Problems.Any(p => p.Recipient.PersonId == "a"));
        Assert.DoesNotContain(seen.Problems, p => p.Recipient.PersonId == "first");
    }

    [Theory]
    [InlineData(DeliveryState.Unknown, false, true)]
    [InlineData(DeliveryState.Unknown, true, false)]
    [InlineData(DeliveryState.Pending, true, true)]
    [InlineData(DeliveryState.Sent, false, false)]
    [InlineData(DeliveryState.Unreachable, false, false)]
    public void See_UnderWay_IsAlsoWhatIsRepeatedInAMoment(DeliveryState state, bool isResend, bool isUnderWay)
    {
        var copy = Copy("a", state) with { IsResend = isResend, ExpiresAt = DateTimeOffset.UnixEpoch.AddDays(1), ChangedAt = DateTimeOffset.UnixEpoch };

        Assert.Equal(isUnderWay, See(copy).IsUnderWay);
    }

    [Fact]
    public void See_WhoseAddressTheSettingsRefuse_AreCountedWhileTheyWait()
    {
        Recipient[] copies =
        [
            Copy("address", DeliveryState.Pending) with { Reason = ChunkRules.AddressRefused },
            Copy("registration", DeliveryState.Pending) with { Reason = ChunkRules.RegistrationRefused },
            // Perhaps it has arrived: that is said of it instead.
            Copy("again", DeliveryState.Pending) with { Reason = ChunkRules.AddressRefused, IsResend = true },
            Copy("throttled", DeliveryState.Pending) with { Reason = "throttled" },
            Copy("had it", DeliveryState.Sent),
        ];

        Assert.Equal(2, See(copies).Blocked);
        Assert.Equal((2, 4), (DeliveryCounts.Of(copies).Blocked, DeliveryCounts.Of(copies).Pending));
        Assert.Equal(0, (DeliveryCounts.Of(copies) - DeliveryCounts.Of(copies)).Blocked);
    }

    [Fact]
    public void See_WhoseDayHasHadItsMessage_AreCountedWithTheFirstMomentOfTheirs()
    {
        var morning = new DateTimeOffset(2026, 2, 12, 8, 31, 0, TimeSpan.FromHours(8));
        Recipient[] copies =
        [
            Copy("late", DeliveryState.Pending) with { Reason = ChunkRules.Held, NotBefore = morning.AddHours(2) },
            Copy("early", DeliveryState.Pending) with { Reason = ChunkRules.Held, NotBefore = morning },
            Copy("away", DeliveryState.Pending) with { Reason = "later", NotBefore = morning.AddHours(-1) },
            Copy("new", DeliveryState.Pending),
            Copy("had it", DeliveryState.Sent),
        ];

        var seen = See(copies);

        Assert.Equal((2, morning), (seen.Held, seen.HeldUntil));
        Assert.Equal((2, 4), (DeliveryCounts.Of(copies).Held, DeliveryCounts.Of(copies).Pending));
        Assert.Equal(0, (DeliveryCounts.Of(copies) - DeliveryCounts.Of(copies)).Held);
    }

    private static CopiesSeen See(params Recipient[] copies) => HolidayCopies.See(HolidayCopies.Join(copies, []), DeliveryTiming.Default);

    private static Recipient Copy(string person, DeliveryState state) => new(person, default, default, default) { State = state };
}
