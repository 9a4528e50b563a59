using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using static BotApp.Tests.Unit.Reminders.AgendaCases;

namespace BotApp.Tests.Unit.Reminders;

/// <summary>On which day a holiday's reminder goes out once calendar, settings or hours have changed.</summary>
public sealed class HolidayDayAgendaTests
{
    [Fact]
    public void Steps_NoticeCameAfterTheDraft_DraftFollowsItAndNoOtherIsMade()
    {
        var steps = ReminderAgenda.Steps(Input("2026-02-05 10:00", [Provisional(Draft())])).Where(s => Speaks(s) is null or HolidayCodes.SpringFestival).ToList();

        var follow = Assert.IsType<AgendaStep.Follow>(Assert.Single(steps));
        Assert.Equal((Draft().Holiday, new DateOnly(2026, 2, 10)), (follow.Reminder.Holiday, follow.Reminder.Times.On));

        static string? Speaks(AgendaStep step) => (step as AgendaStep.Draft)?.Holiday.Code;
    }

    [Fact]
    public void Steps_LeadAndHourSetAnew_DraftFollows()
    {
        var settings = OfficeSettings.Default with { HolidayLeadWorkdays = 3, HolidayHour = new TimeOnly(10, 30) };

        var follow = Assert.Single(ReminderAgenda.Steps(Input("2026-02-05 10:00", [Draft()]) with { Settings = settings }).OfType<AgendaStep.Follow>());

        Assert.Equal(new ReminderTimes(new DateOnly(2026, 2, 12), new TimeOnly(10, 30)), follow.Reminder.Times);
    }

    [Fact]
    public void Steps_NoticeCameAfterTheApproval_NamesItsDaysAndKeepsTheDayThatWasDecided()
    {
        var follow = Assert.Single(Of(Provisional(Approved()), "2026-02-05 10:00").OfType<AgendaStep.Follow>());

        Assert.Equal((Draft().Holiday, new DateOnly(2026, 2, 11)), (follow.Reminder.Holiday, follow.Reminder.Times.On));
    }

    [Fact]
    public void Steps_NoticeCameAfterItWentOut_StaysAsItWas() =>
        Assert.DoesNotContain(Of(Provisional(Approved()), "2026-02-12 10:00", Noted("2026-02-10")), s => s is AgendaStep.Follow);

    [Fact]
    public void Steps_HolidayCameNearerThanTheDayThatWasDecided_GoesOutOnTheLastWorkingDay()
    {
        var approved = Approved() with { Times = new ReminderTimes(new DateOnly(2026, 2, 16), new TimeOnly(9, 0)) };

        Assert.Equal(new DateOnly(2026, 2, 14), Assert.Single(Of(approved, "2026-02-14 09:00").OfType<AgendaStep.Send>()).Day);
    }

    // Off from 1 January 2026: 25, 26 and 29 December are three to five working days ahead, the 27th and 28th a weekend between them.
    [Theory]
    [InlineData("2025-12-22 10:00", "2025-12-28", "2025-12-29")]
    [InlineData("2025-12-22 10:00", "2025-12-27", "2025-12-26")]
    [InlineData("2025-12-22 10:00", "2025-12-24", "2025-12-25")]
    [InlineData("2025-12-22 10:00", "2025-12-31", "2025-12-29")]
    // On that very day, but before its hour.
    [InlineData("2025-12-28 08:59", "2025-12-28", "2025-12-29")]
    // Not at once, where the office could not look at it first.
    [InlineData("2025-12-26 10:00", "2025-12-27", "2025-12-29")]
    // None of these days is left: the next working day.
    [InlineData("2025-12-29 10:00", "2025-12-30", "2025-12-30")]
    public void Steps_TheDayThatWasDecidedDoesNotKeepTheRuleAnyMore_MovesToTheNearest(string now, string decided, string moved)
    {
        var steps = Of(NewYear(decided), now).ToList();

        Assert.Equal(Day(moved), Assert.IsType<AgendaStep.Follow>(Assert.Single(steps)).Reminder.Times.On);
    }

    [Theory]
    [InlineData("2025-12-22 10:00", "2025-12-28", true)]
    [InlineData("2025-12-29 10:00", "2025-12-30", false)]
    public void Steps_TheDayThatWasDecidedDoesNotKeepTheRuleAnyMore_SaysWhetherTheNewOneDoes(string now, string decided, bool keepsRule)
    {
        var moved = Assert.IsType<AgendaStep.Follow>(Assert.Single(Of(NewYear(decided), now))).Reminder;

        Assert.Equal(new DayMoved(Day(decided), keepsRule, At(now)), moved.Moved);
        // Once, and back again with the calendar.
        Assert.Empty(Of(moved, now));
        Assert.Equal(NewYear("2025-12-26"), Assert.IsType<AgendaStep.Follow>(Assert.Single(Of(moved with { Moved = moved.Moved! with { From = Day("2025-12-26") } }, "2025-12-22 10:00"))).Reminder);
    }

    [Fact]
    public void Steps_TheOfficeChoseADayOutsideTheRule_Stays() =>
        Assert.Empty(Of(NewYear("2025-12-28") with { IsOutsideRule = true }, "2025-12-22 10:00"));

    [Theory]
    [InlineData("2025-12-22 10:00", "2025-12-26")]
    // Its hour has come: a host may have planned some of it.
    [InlineData("2025-12-28 09:00", "2025-12-28")]
    public void Steps_TheDayThatWasDecidedKeepsTheRuleOrHasCome_Stays(string now, string decided) =>
        Assert.DoesNotContain(Of(NewYear(decided), now), s => s is AgendaStep.Follow);

    // As Steps_TheDayThatWasDecided…: 25, 26 and 29 December keep the rule, 31 December is the last working day.
    [Theory]
    // The day of the settings, but its hour has come.
    [InlineData("2025-12-25 22:30", "2025-12-28", "2025-12-26")]
    [InlineData("2025-12-26 22:30", "2025-12-28", "2025-12-29")]
    [InlineData("2025-12-28 08:59", "2025-12-28", "2025-12-29")]
    [InlineData("2025-12-29 08:40", "2025-12-30", "2025-12-29")]
    // None of these days is left: the next working day, if the office has an hour to look at it.
    [InlineData("2025-12-30 07:59", "2026-01-02", "2025-12-30")]
    [InlineData("2025-12-30 08:30", "2026-01-02", "2025-12-31")]
    public void Steps_TheDayOfADraftDoesNotKeepTheRuleAnyMore_MovesToTheNextThatDoesAndIsNotSentAtOnce(string now, string planned, string moved)
    {
        var draft = Undecided(NewYear(planned));

        var follow = Assert.IsType<AgendaStep.Follow>(Assert.Single(ByItself(now, draft)));

        Assert.Equal(Day(moved), follow.Reminder.Times.On);
        Assert.Equal(new DayMoved(Day(planned), Day(moved) <= Day("2025-12-29"), At(now)), follow.Reminder.Moved);
        Assert.Empty(ByItself(now, follow.Reminder));
    }

    [Theory]
    [InlineData("2025-12-31 08:30")]
    [InlineData("2025-12-31 22:30")]
    public void Steps_NoDayIsLeftForADraft_WaitsForTheOffice(string now) => Assert.Empty(ByItself(now, Undecided(NewYear("2026-01-02"))));

    [Fact]
    public void Steps_DraftMadeOnTheLastWorkingDay_IsNotSentByItself()
    {
        var draft = Undecided(NewYear("2025-12-31")) with { CreatedAt = At("2025-12-31 08:30") };

        Assert.Empty(ByItself("2025-12-31 09:00", draft));
    }

    // Set to be sent by itself long after its hour, or no host was up: the next working morning, not at once.
    [Theory]
    [InlineData("2025-12-25 22:30", "2025-12-26")]
    [InlineData("2025-12-27 10:00", "2025-12-29")]
    [InlineData("2025-12-29 22:30", "2025-12-30")]
    public void Steps_HoursAfterTheHourOfADraft_IsSentByItselfOnTheNextWorkingMorning(string now, string moved)
    {
        var follow = Assert.IsType<AgendaStep.Follow>(Assert.Single(ByItself(now, Undecided(NewYear("2025-12-25")))));

        Assert.Equal((Day(moved), null), (follow.Reminder.Times.On, follow.Reminder.Moved));
    }

    [Theory]
    [InlineData("2025-12-25 11:30")]
    // The last working day: late rather than not at all.
    [InlineData("2025-12-31 18:30")]
    public void Steps_ShortlyAfterTheHourOfADraftOrOnTheLastWorkingDay_IsSentByItselfLate(string now) =>
        Assert.IsType<AgendaStep.ApproveByItself>(ByItself(now, Undecided(NewYear("2025-12-25"))).First());

    // As for a draft that nobody has touched: its hour passed while it waited for the office, then it was set to go by itself.
    [Theory]
    [InlineData("2025-12-25 22:30", "2025-12-26")]
    [InlineData("2025-12-27 10:00", "2025-12-29")]
    [InlineData("2025-12-29 22:30", "2025-12-30")]
    public void Steps_HoursAfterTheHourOfAReopenedDraft_IsSentByItselfOnTheNextWorkingMorning(string now, string moved)
    {
        var follow = Assert.IsType<AgendaStep.Follow>(Assert.Single(ByItself(now, Reopened("2025-12-25")))).Reminder;

        Assert.Equal((Day(moved), Day(moved) > Day("2025-12-29")), (follow.Times.On, follow.Moved is not null));
        // Not moved on at the next look, and sent at its hour.
        Assert.Empty(ByItself(now, follow));
        Assert.Contains(ByItself($"{moved} 09:00", follow), s => s is AgendaStep.ApproveByItself);
    }

    [Fact]
    public void Steps_HoursAfterTheHourOfAReopenedDraftForADayOutsideTheRule_IsSentByItselfOnTheNextWorkingMorning()
    {
        var draft = Reopened("2025-12-30") with { IsOutsideRule = true };

        var follow = Assert.IsType<AgendaStep.Follow>(Assert.Single(ByItself("2025-12-30 22:30", draft))).Reminder;

        // The office chose the former day, not this one.
        Assert.Equal((Day("2025-12-31"), false), (follow.Times.On, follow.IsOutsideRule));
        Assert.Empty(ByItself("2025-12-30 22:31", follow));
    }

    [Theory]
    [InlineData("2025-12-25 11:30")]
    [InlineData("2025-12-31 18:30")]
    public void Steps_ShortlyAfterTheHourOfAReopenedDraftOrOnTheLastWorkingDay_IsSentByItselfLate(string now) =>
        Assert.IsType<AgendaStep.ApproveByItself>(ByItself(now, Reopened("2025-12-25")).First());

    [Fact]
    public void Steps_HoursAfterTheHourOfAReopenedDraftThatNeedsTheOffice_KeepsItsDay() =>
        Assert.Empty(Of(Reopened("2025-12-25"), "2025-12-25 22:30"));

    [Fact]
    public void Steps_SentByItselfAndNoHostUpUntilAWeekend_GoesOutOnTheNextWorkingDay()
    {
        var byItself = NewYear("2025-12-26") with { DecidedBy = "", DecidedAt = At("2025-12-26 09:00") };

        Assert.Empty(Of(byItself, "2025-12-27 09:00"));
        Assert.Equal(Day("2025-12-29"), Assert.Single(Of(byItself, "2025-12-29 09:00").OfType<AgendaStep.Send>()).Day);
    }
}
