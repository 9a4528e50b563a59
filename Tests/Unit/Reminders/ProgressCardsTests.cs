using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Progress;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;

namespace BotApp.Tests.Unit.Reminders;

public sealed class ProgressCardsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(false, "Approved", false, ReminderProgressCard.State.Finished)]
    [InlineData(true, "Approved", false, ReminderProgressCard.State.GoesOn)]
    [InlineData(true, "Approved", true, ReminderProgressCard.State.GoesOnMissed)]
    [InlineData(false, "Approved", true, ReminderProgressCard.State.Missed)]
    [InlineData(true, "Cancelled", false, ReminderProgressCard.State.Cancelled)]
    [InlineData(true, "Cancelled", true, ReminderProgressCard.State.CalledOff)]
    public void StateOf_AfterATimeOfIt_SaysWhetherItGoesOn(bool isWeekly, string state, bool isMissed, ReminderProgressCard.State expected)
    {
        var reminder = Approved(new ReminderTimes(new DateOnly(2026, 11, 23), new TimeOnly(9, 0), isWeekly ? Repeats.Weekly : Repeats.Never)) with { State = Enum.Parse<ReminderState>(state) };
        var last = new StoredOccurrence("r", "20261123", new DateOnly(2026, 11, 23), Now, isMissed, isMissed ? 0 : 3);

        Assert.Equal(expected, ProgressCards.StateOf(reminder, last, new DeliveryCounts { Sent = 3 }));
    }

    [Theory]
    [InlineData(true, ReminderProgressCard.State.Running)]
    [InlineData(false, ReminderProgressCard.State.Finished)]
    public void StateOf_OutcomesUnknown_IsFinishedOnceTheyAreRepeatedNoMore(bool isUnderWay, ReminderProgressCard.State expected)
    {
        var last = new StoredOccurrence("r", "20261123", new DateOnly(2026, 11, 23), Now, IsMissed: false, 3);

        Assert.Equal(
            expected,
            ProgressCards.StateOf(
                Approved(new ReminderTimes(new DateOnly(2026, 11, 23), new TimeOnly(9, 0))), last, new DeliveryCounts { Sent = 2, Unknown = 1 }, isUnderWay));
    }

    [Fact]
    public void StateOf_StoppedBeforeAnyTimeOfIt_IsCalledOff() => Assert.Equal(
        ReminderProgressCard.State.CalledOff,
        ProgressCards.StateOf(
            Approved(new ReminderTimes(new DateOnly(2026, 11, 25), new TimeOnly(9, 0))) with { State = ReminderState.Cancelled }, last: null, new DeliveryCounts()));

    [Theory]
    [InlineData("请各支部于本周五下班前把学习心得交到机关党委办公室邮箱", "请各支部于本周五下班前把学习心得交到机关党委办公…", true)]
    [InlineData("Bring the signed form to room 302 by noon", "Bring the signed form to room 302 by noon", false)]
    [InlineData("请报送材料。\n另附模板", "请报送材料。", true)]
    public void Title_OfATextOfTheOffice_IsAsLongAsALineWhateverItsLetters(string text, string title, bool isCut)
    {
        var reminder = Approved(new ReminderTimes(new DateOnly(2026, 11, 25), new TimeOnly(9, 0))) with { Text = text };

        Assert.Equal((title, isCut), (ReminderTitles.Of(reminder, CardTexts.For(null)), ReminderTitles.IsCut(reminder)));
    }

    private static Reminder Approved(ReminderTimes times) => new()
    {
        Id = "r",
        State = ReminderState.Approved,
        Text = "…",
        Audience = new Audience.Everyone().ToString(),
        Times = times,
        CreatedAt = Now,
    };

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void ReasonOf_OutcomeUnknown_PromisesARepetitionOnlyWhereOneMayCome(bool isResend, bool mayRepeat, bool promised)
    {
        var now = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(8));
        var recipient = new Recipient("a", new DateOnly(2026, 11, 24), now, now) { State = DeliveryState.Unknown, IsResend = isResend };

        Assert.Equal(promised, ProgressCards.ReasonOf(recipient, mayRepeat, CardTexts.For(null)).Contains("将补发一次", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BotNotInConversationRoster", "是否送达不明；补发时无法送达，未安装本应用")]
    [InlineData("ConversationBlockedByUser", "是否送达不明；补发时无法送达，本人已停用本应用或管理员已停用")]
    public void ReasonOf_RepetitionThatReachedNobody_SaysThatTheFirstMayHaveArrivedAndWhyTheSecondDidNot(string code, string said)
    {
        var resent = new Recipient("a", new DateOnly(2026, 11, 24), Now, Now.AddHours(1)) { State = DeliveryState.Sending, Claim = "c", IsResend = true };
        var outcome = new Dictionary<string, DeliveryOutcome> { ["a"] = new DeliveryOutcome.Unreachable(code) };

        Assert.Equal(said, ProgressCards.ReasonOf(ChunkRules.Record([resent], "c", outcome, cancelled: false, Now)[0], mayRepeat: true, CardTexts.For(null)));
    }

    [Fact]
    public void Describe_SomeWaitForAnotherDay_IsOtherThanBeforeThatWasKnown()
    {
        var reminder = Approved(new ReminderTimes(new DateOnly(2026, 11, 24), new TimeOnly(10, 0)));
        var last = new StoredOccurrence("r", "20261124", new DateOnly(2026, 11, 24), Now, IsMissed: false, 3);

        Assert.NotEqual(
            ProgressUpdates.Describe(reminder, new ReminderProgress(last, new DeliveryCounts(Pending: 3))),
            ProgressUpdates.Describe(reminder, new ReminderProgress(last, new DeliveryCounts(Pending: 3) { Held = 2 })));
    }

    [Fact]
    public void Describe_PlannedForNobodyOrMissed_IsOtherThanBefore()
    {
        var reminder = Approved(new ReminderTimes(new DateOnly(2026, 11, 24), new TimeOnly(15, 0)));
        var nobody = new StoredOccurrence("r", "20261124", new DateOnly(2026, 11, 24), Now, IsMissed: false, Recipients: 0);
        StoredOccurrence?[] looks = [null, nobody, nobody with { IsMissed = true }, nobody with { Key = "20261125" }, nobody with { Recipients = 3 }];

        Assert.Equal(looks.Length, looks.Select(last => ProgressUpdates.Describe(reminder, new ReminderProgress(last, new DeliveryCounts()))).Distinct().Count());
    }
}
