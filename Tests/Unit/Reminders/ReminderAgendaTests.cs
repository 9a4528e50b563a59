using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;
using static BotApp.Tests.Unit.Reminders.AgendaCases;

namespace BotApp.Tests.Unit.Reminders;

/// <summary>When a holiday's reminder is drafted, goes out, is repeated and is over.</summary>
public sealed class ReminderAgendaTests
{
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
}
