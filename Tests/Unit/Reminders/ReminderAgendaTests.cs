using System.Globalization;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using BotApp.Storage.Reminders;
using BotApp.Tests.Unit.Office.Calendar;

namespace BotApp.Tests.Unit.Reminders;

public sealed class ReminderAgendaTests
{
    // 2026: off from 15 to 23 February, 14 February is worked.
    private static readonly OfficeCalendar Calendar = ShippedCalendar.Shipped;

    // Noted on Friday 27 February.
    private static readonly Reminder Appointed = Composed(new ReminderTimes(new DateOnly(2026, 3, 2), new TimeOnly(9, 0))) with
    {
        Secretary = new SecretaryRef("甲支部", ["乙"], new DateOnly(2026, 2, 27)),
    };

    [Theory]
    [InlineData("2026-02-02 08:00", false)]
    [InlineData("2026-02-03 00:01", true)]
    [InlineData("2026-02-14 12:00", true)]
    [InlineData("2026-02-15 00:01", false)]
    public void Steps_HolidayComesNear_DraftsTenWorkingDaysAhead(string now, bool drafts) =>
        Assert.Equal(drafts, Steps(now).OfType<AgendaStep.Draft>().Any(d => d.Holiday.Code == HolidayCodes.SpringFestival));

    [Fact]
    public void Steps_DraftExists_DraftsNoOther()
    {
        var draft = Draft();

        Assert.DoesNotContain(Steps("2026-02-05 10:00", draft), s => s is AgendaStep.Draft { Holiday.Code: HolidayCodes.SpringFestival });
    }

    [Fact]
    public void Steps_HolidayBeforeTheOfficeStarted_IsNotDrafted() =>
        Assert.DoesNotContain(
            ReminderAgenda.Steps(Input("2026-02-12 10:00", []) with { StartedOn = new DateOnly(2026, 2, 16) }),
            s => s is AgendaStep.Draft { Holiday.Code: HolidayCodes.SpringFestival });

    [Fact]
    public void Steps_DraftNotApproved_WaitsHoweverLate() => Assert.Empty(Of(Draft(), "2026-02-13 18:00"));

    // By itself or not: nobody has called it off.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_DraftAndTheHolidayBegan_IsRecordedAsMissedAndFinished(bool byItself)
    {
        var input = Input("2026-02-15 00:01", [Draft()]) with { Settings = OfficeSettings.Default with { HolidaySendsByItself = byItself } };

        var steps = ReminderAgenda.Steps(input).Where(s => s is not AgendaStep.Draft).ToList();

        Assert.Equal([new AgendaStep.Miss(Draft(), Occasion.First, new DateOnly(2026, 2, 10)), new AgendaStep.Finish(Draft())], steps);
    }

    [Theory]
    [InlineData("2026-02-10 08:59", false)]
    [InlineData("2026-02-10 09:00", true)]
    public void Steps_SendsByItself_AtTheHourOfItsDay(string now, bool approves)
    {
        var input = Input(now, [Draft()]) with { Settings = OfficeSettings.Default with { HolidaySendsByItself = true } };

        Assert.Equal(approves, ReminderAgenda.Steps(input).Any(s => s is AgendaStep.ApproveByItself));
    }

    [Theory]
    [InlineData("2026-02-10 08:59", false)]
    [InlineData("2026-02-10 09:00", true)]
    [InlineData("2026-02-10 23:59", true)]
    public void Steps_Approved_SendsFromItsHourUntilTheEndOfItsDay(string now, bool sends) =>
        Assert.Equal(sends, Of(Approved(), now).Any(s => s is AgendaStep.Send { Occasion: Occasion.First }));

    [Theory]
    [InlineData("2026-02-11 08:59", false)]
    [InlineData("2026-02-11 09:00", true)]
    [InlineData("2026-02-14 09:00", true)]
    public void Steps_NoHostUpOnItsDay_GoesOutLateFromItsHour(string now, bool sends)
    {
        var send = Of(Approved(), now).ToList();

        Assert.Equal(sends ? [new AgendaStep.Send(Approved(), Occasion.First, Day(now[..10])) { PlannedFor = new DateOnly(2026, 2, 10) }] : [], send);
    }

    // However late it is planned, and by however many hosts: one time, one copy each.
    [Fact]
    public void Key_OfWhatGoesOutLate_IsThatOfItsDay() =>
        Assert.Equal("20260210", Assert.Single(Of(Approved(), "2026-02-11 09:00").OfType<AgendaStep.Send>()).Key);

    [Fact]
    public void Steps_NoHostUpUntilTheHolidayBegan_IsRecordedAsMissed()
    {
        var miss = Assert.Single(Of(Approved(), "2026-02-15 00:10").OfType<AgendaStep.Miss>());

        Assert.Equal(new DateOnly(2026, 2, 10), miss.Day);
    }

    // Off from Monday 10 June 2024: the Saturday before is a day off, and not yet the holiday.
    [Fact]
    public void Steps_ApprovedAndNoHostUpUntilADayOffBeforeTheHoliday_GoesOutOnThatDay()
    {
        var approved = Weekend() with { State = ReminderState.Approved, DecidedBy = "a", DecidedAt = At("2024-06-03 10:00") };

        Assert.Equal(new DateOnly(2024, 6, 8), Assert.Single(Of(approved, "2024-06-08 09:00").OfType<AgendaStep.Send>()).Day);
    }

    [Fact]
    public void Steps_WentOutLate_IsRepeatedOnTheLastWorkingDay()
    {
        var late = Noted("2026-02-10") with { Day = new DateOnly(2026, 2, 13) };

        Assert.Equal(Occasion.Repeat, Assert.Single(Of(Approved(), "2026-02-14 09:00", late).OfType<AgendaStep.Send>()).Occasion);
    }

    [Fact]
    public void Steps_ApprovedAfterItsDay_GoesOutAtOnce()
    {
        var late = Approved() with { DecidedAt = At("2026-02-12 15:00") };

        var send = Assert.Single(Of(late, "2026-02-12 15:00").OfType<AgendaStep.Send>());

        Assert.Equal(new DateOnly(2026, 2, 12), send.Day);
    }

    [Theory]
    [InlineData("2026-02-13 12:00", false)]
    [InlineData("2026-02-14 09:00", true)]
    public void Steps_FirstWentOut_RepeatsOnTheLastWorkingDay(string now, bool repeats) =>
        Assert.Equal(repeats, Of(Approved(), now, Noted("2026-02-10")).Any(s => s is AgendaStep.Send { Occasion: Occasion.Repeat }));

    [Fact]
    public void Steps_FirstWentOutOnTheLastWorkingDay_IsNotRepeated()
    {
        var late = Approved() with { DecidedAt = At("2026-02-14 08:00") };

        Assert.DoesNotContain(Of(late, "2026-02-14 09:30", Noted("2026-02-14")), s => s is AgendaStep.Send);
    }

    [Fact]
    public void Steps_FirstWasMissed_IsNotRepeated() =>
        Assert.DoesNotContain(Of(Approved(), "2026-02-14 09:30", Noted("2026-02-10") with { IsMissed = true }), s => s is AgendaStep.Send);

    [Fact]
    public void Steps_HolidayBegan_Finishes() =>
        Assert.Contains(Of(Approved(), "2026-02-15 00:01", Noted("2026-02-10"), Noted("2026-02-14", "-repeat")), s => s is AgendaStep.Finish);

    [Fact]
    public void Steps_Recurring_SendsTodayAndRecordsWhatWasMissed()
    {
        var weekly = Composed(new ReminderTimes(new DateOnly(2026, 3, 2), new TimeOnly(9, 0), Repeats.Weekly, DayOfWeek.Monday));

        var steps = Of(weekly, "2026-03-16 09:05", Noted("2026-03-02")).ToList();

        Assert.Equal(new DateOnly(2026, 3, 9), Assert.Single(steps.OfType<AgendaStep.Miss>()).Day);
        Assert.Equal(new DateOnly(2026, 3, 16), Assert.Single(steps.OfType<AgendaStep.Send>()).Day);
    }

    // The days of years are neither read nor walked at every tick.
    [Fact]
    public void Steps_RecurringForYears_LooksBackTwoMonthsAndNoFurther()
    {
        var daily = Composed(new ReminderTimes(new DateOnly(2023, 3, 1), new TimeOnly(9, 0), Repeats.Workdays));

        var missed = Of(daily, "2026-03-16 08:00").OfType<AgendaStep.Miss>().Select(m => m.Day).ToList();

        Assert.Equal(new DateOnly(2026, 1, 15), missed.Min());
        Assert.Equal(new DateOnly(2026, 3, 13), missed.Max());
    }

    // 9 May 2026 is worked, the Saturdays around it are not.
    [Theory]
    [InlineData("2026-05-02 09:00")]
    [InlineData("2026-05-09 09:00")]
    [InlineData("2026-05-16 09:00")]
    public void Steps_EverySaturday_SendsOnEachAndIsNeverOver(string now)
    {
        var weekly = Composed(new ReminderTimes(new DateOnly(2026, 4, 25), new TimeOnly(9, 0), Repeats.Weekly, DayOfWeek.Saturday));

        var steps = Of(weekly, now, Noted("2026-04-25")).ToList();

        Assert.Equal(At(now).Day, Assert.Single(steps.OfType<AgendaStep.Send>()).Day.Day);
        Assert.DoesNotContain(steps, s => s is AgendaStep.Finish);
    }

    [Fact]
    public void Steps_EveryFriday_LeavesOutAHoliday()
    {
        var weekly = Composed(new ReminderTimes(new DateOnly(2026, 4, 24), new TimeOnly(9, 0), Repeats.Weekly, DayOfWeek.Friday));

        Assert.Empty(Of(weekly, "2026-05-01 10:00", Noted("2026-04-24")));
    }

    // Off from Monday 10 June 2024, so that the last working day is a Friday.
    [Theory]
    [InlineData("2024-06-08", "2024-06-08")]
    [InlineData("2024-06-09", "2024-06-09")]
    [InlineData("2024-06-07", "2024-06-07")]
    public void Steps_ApprovedOnTheWeekendBeforeAMonday_GoesOutOnTheDayThatWasChosen(string on, string day)
    {
        var approved = Weekend() with
        {
            State = ReminderState.Approved,
            DecidedBy = "a",
            DecidedAt = At(on == "2024-06-07" ? "2024-06-07 08:00" : "2024-06-08 08:00"),
            Times = new ReminderTimes(Day(on), new TimeOnly(9, 0)),
        };

        Assert.Equal(Day(day), Assert.Single(Of(approved, day + " 09:00").OfType<AgendaStep.Send>()).Day);
    }

    [Fact]
    public void Steps_WouldGoOutByItselfOnTheWeekend_IsRecordedAsMissed()
    {
        var byItself = Weekend() with { State = ReminderState.Approved, DecidedAt = At("2024-06-08 08:00") };

        Assert.Equal(new DateOnly(2024, 6, 7), Assert.Single(Of(byItself, "2024-06-08 09:00").OfType<AgendaStep.Miss>()).Day);
    }

    [Fact]
    public void Steps_OnceAndDone_FinishesTheDayAfter()
    {
        var once = Composed(new ReminderTimes(new DateOnly(2026, 3, 2), new TimeOnly(9, 0)));

        Assert.Empty(Of(once, "2026-03-02 12:00", Noted("2026-03-02")));
        Assert.IsType<AgendaStep.Finish>(Assert.Single(Of(once, "2026-03-03 00:01", Noted("2026-03-02"))));
    }

    [Theory]
    [InlineData("2026-03-03 00:01", false)]
    [InlineData("2026-03-16 00:01", false)]
    [InlineData("2026-05-02 00:01", true)]
    public void Steps_OnceAndSomeStillWait_FinishesWhenNobodyCanWaitAnyMore(string now, bool finishes)
    {
        var once = Composed(new ReminderTimes(new DateOnly(2026, 3, 2), new TimeOnly(9, 0)));
        var input = Input(now, [once], Noted("2026-03-02")) with { Waiting = new HashSet<string> { once.Id } };

        Assert.Equal(finishes, ReminderAgenda.Steps(input).Any(s => s is AgendaStep.Finish));
    }

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

        Assert.Equal((Day(moved), null), (follow.Times.On, follow.Moved));
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

    // Off from 1 January 2026, begun on 25 December.
    [Theory]
    [InlineData("2025-12-25 08:59", "2025-12-25")]
    [InlineData("2025-12-25 09:00", "2025-12-26")]
    [InlineData("2025-12-29 09:00", "2025-12-30")]
    [InlineData("2025-12-31 10:00", "2025-12-31")]
    public void Steps_HolidayComesNearLate_DraftsForADayWhoseHourIsAhead(string now, string on) =>
        Assert.Equal(Day(on), Assert.Single(Steps(now).OfType<AgendaStep.Draft>(), d => d.Holiday.Code == HolidayCodes.NewYear).SendOn);

    // The notice of 2027 is not known: Sunday 31 January, five working days ahead, is only computed to be worked.
    [Fact]
    public void Steps_TheDayOfTheSettingsIsAWeekendOnlyGuessedToBeWorked_DraftsForAWeekday() =>
        Assert.Equal(Day("2027-02-01"), Assert.Single(Steps("2027-01-25 10:00").OfType<AgendaStep.Draft>()).SendOn);

    [Fact]
    public void Id_OfAHoliday_IsTheSameWhicheverDaysItHasOff()
    {
        var holiday = Calendar.HolidaysOf(2026).Single(h => h.Code == HolidayCodes.SpringFestival);

        Assert.Equal(ReminderIds.Of(holiday), ReminderIds.Of(holiday with { First = holiday.First.AddDays(-1), IsProvisional = true }));
    }

    [Fact]
    public void Steps_Cancelled_AsksNothing() => Assert.Empty(Of(Approved() with { State = ReminderState.Cancelled }, "2026-02-10 09:00"));

    // Its day was Monday 2 March; the 7th is a Saturday.
    [Theory]
    [InlineData("2026-03-03 08:59", false)]
    [InlineData("2026-03-03 09:00", true)]
    [InlineData("2026-03-07 09:00", false)]
    [InlineData("2026-03-09 09:00", true)]
    public void Steps_NoHostUpOnTheDayOfASecretarysNotice_IsStillNewsOnAWorkingDay(string now, bool sends)
    {
        var steps = Of(Appointed, now).ToList();

        Assert.Equal(sends ? [new AgendaStep.Send(Appointed, Occasion.First, Day(now[..10])) { PlannedFor = new DateOnly(2026, 3, 2) }] : [], steps);
    }

    [Fact]
    public void Steps_ASecretarysNoticeWentOutLate_IsOver() =>
        Assert.IsType<AgendaStep.Finish>(Assert.Single(Of(Appointed, "2026-03-04 09:00", Noted("2026-03-02") with { Day = new DateOnly(2026, 3, 3) })));

    [Fact]
    public void Steps_ASecretarysNoticeThatIsNoNewsAnyMore_IsRecordedAsMissed() =>
        Assert.Equal(new DateOnly(2026, 3, 2), Assert.Single(Of(Appointed, "2026-03-23 09:00").OfType<AgendaStep.Miss>()).Day);

    private static IEnumerable<AgendaStep> Steps(string now, params Reminder[] open) => ReminderAgenda.Steps(Input(now, open));

    // What is to be done about this reminder, whatever other holidays come.
    private static IEnumerable<AgendaStep> Of(Reminder reminder, string now, params StoredOccurrence[] noted) =>
        ReminderAgenda.Steps(Input(now, [reminder], noted)).Where(s => s is not AgendaStep.Draft);

    private static IEnumerable<AgendaStep> ByItself(string now, Reminder draft) =>
        ReminderAgenda.Steps(Input(now, [draft]) with { Settings = OfficeSettings.Default with { HolidaySendsByItself = true } })
            .Where(s => s is not AgendaStep.Draft);

    private static Reminder Undecided(Reminder reminder) => reminder with { State = ReminderState.Draft, DecidedBy = "", DecidedAt = null, CreatedAt = At("2025-12-17 10:00") };

    private static Reminder Reopened(string on) => Undecided(NewYear(on)) with { DecidedAt = At("2025-12-23 10:00") };

    private static AgendaInput Input(string now, Reminder[] open, params StoredOccurrence[] noted) => new(
        At(now),
        null,
        Calendar,
        OfficeSettings.Default,
        [.. open.Select(r => r.Holiday).OfType<HolidayRef>()],
        open,
        noted.ToLookup(o => o.Reminder),
        (day, hour) => new DateTimeOffset(day.ToDateTime(hour), TimeSpan.FromHours(8)));

    private static DateTimeOffset At(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    private static Reminder Draft()
    {
        var holiday = Calendar.HolidaysOf(2026).Single(h => h.Code == HolidayCodes.SpringFestival);
        return new Reminder
        {
            Id = ReminderIds.Of(holiday),
            State = ReminderState.Draft,
            Holiday = HolidayRef.Of(holiday),
            Text = "…",
            Audience = new Audience.Everyone().ToString(),
            Times = new ReminderTimes(new DateOnly(2026, 2, 10), new TimeOnly(9, 0)),
            CreatedAt = At("2026-02-03 00:01"),
        };
    }

    private static Reminder Weekend()
    {
        var holiday = Calendar.HolidaysOf(2024).Single(h => h.Code == HolidayCodes.DragonBoat);
        return Draft() with { Id = ReminderIds.Of(holiday), Holiday = HolidayRef.Of(holiday), Times = new ReminderTimes(new DateOnly(2024, 6, 4), new TimeOnly(9, 0)) };
    }

    private static Reminder NewYear(string on)
    {
        var holiday = Calendar.HolidaysOf(2026).Single(h => h.Code == HolidayCodes.NewYear);
        return Draft() with
        {
            Id = ReminderIds.Of(holiday),
            State = ReminderState.Approved,
            Holiday = HolidayRef.Of(holiday),
            Times = new ReminderTimes(Day(on), new TimeOnly(9, 0)),
            DecidedBy = "a",
            DecidedAt = At("2025-12-19 10:00"),
        };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // As it was made before the notice: a day later, and sent a working day later.
    private static Reminder Provisional(Reminder reminder) => reminder with
    {
        Holiday = reminder.Holiday! with { First = reminder.Holiday.First.AddDays(1), IsProvisional = true },
        Times = reminder.Times with { On = new DateOnly(2026, 2, 11) },
    };

    private static Reminder Approved() => Draft() with { State = ReminderState.Approved, DecidedAt = At("2026-02-04 10:00") };

    private static Reminder Composed(ReminderTimes times) => new()
    {
        Id = "composed",
        State = ReminderState.Approved,
        Text = "…",
        Audience = new Audience.Everyone().ToString(),
        Times = times,
        CreatedAt = At("2026-03-01 10:00"),
    };

    private static StoredOccurrence Noted(string day, string suffix = "")
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var key = day.Replace("-", "", StringComparison.Ordinal) + suffix;
        return new StoredOccurrence(day[5..7] is "02" ? Draft().Id : "composed", key, date, At(day + " 09:00"), false, 245);
    }
}
