using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using static BotApp.Tests.Unit.Reminders.AgendaCases;

namespace BotApp.Tests.Unit.Reminders;

/// <summary>When what the office composed and news of a secretary go out and are over.</summary>
public sealed class ComposedAgendaTests
{
    // Noted on Friday 27 February.
    private static readonly Reminder Appointed = Composed(new ReminderTimes(new DateOnly(2026, 3, 2), new TimeOnly(9, 0))) with
    {
        Secretary = new SecretaryRef("甲支部", ["乙"], new DateOnly(2026, 2, 27)),
    };

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
}
