using BotApp.Features.Reminders.Day;
using BotApp.Office.Calendar;
using BotApp.Office.Settings;

namespace BotApp.Tests.Unit.Reminders;

public sealed class DayCardDecisionTests
{
    // Monday to Friday, no holiday near.
    private static readonly DateOnly Monday = new(2026, 11, 16);

    [Fact]
    public void Of_NothingOwed_IsNotWorthAMessage() => Assert.False(Decide([], Monday));

    [Fact]
    public void Of_OnTheDayItAppears_IsWorthIt() => Assert.True(Decide([Item(due: 3, appears: 0)], Monday));

    [Fact]
    public void Of_BetweenAppearanceAndDueDate_IsSilent() => Assert.False(Decide([Item(due: 3, appears: 0)], Monday.AddDays(1)));

    [Fact]
    public void Of_DueToday_IsWorthIt() => Assert.True(Decide([Item(due: 3, appears: 0)], Monday.AddDays(3)));

    [Fact]
    public void Of_DueOnSunday_RingsOnFriday() => Assert.True(Decide([Item(due: 6, appears: 0)], Monday.AddDays(4)));

    [Fact]
    public void Of_Overdue_RingsEveryFifthWorkingDay()
    {
        var item = Item(due: 0, appears: -3);

        var days = Enumerable.Range(1, 21).Select(Monday.AddDays).Where(d => OfficeCalendar.Provisional.IsWorkday(d) && Decide([item], d));

        Assert.Equal([Monday.AddDays(7), Monday.AddDays(14), Monday.AddDays(21)], days);
    }

    [Fact]
    public void Of_NotYetAppeared_IsSilentForSomeoneBackToo() =>
        Assert.False(DayCardDecision.Of([Item(due: 9, appears: 5)], Monday, since: null, planned: null, isBack: true, OfficeCalendar.Provisional));

    [Fact]
    public void Of_OneOfSeveralRings_IsWorthIt() =>
        Assert.True(Decide([Item(due: 2, appears: -1), Item(due: 4, appears: 0)], Monday));

    [Fact]
    public void Of_HostDownOnTheDayItRang_RingsOnTheNext()
    {
        var isWorthIt = DayCardDecision.Of([Item(due: 4, appears: 0)], Monday.AddDays(1), since: Monday.AddDays(-3), planned: null, isBack: false, OfficeCalendar.Provisional);

        Assert.True(isWorthIt);
    }

    // Last cards on a Friday, two weeks without a host, and the Monday after.
    [Fact]
    public void Of_HostDownForTwoWorkingWeeks_RingsForWhatAppearedInThem()
    {
        var isWorthIt = DayCardDecision.Of([Item(due: 16, appears: 11)], Monday.AddDays(14), since: Monday.AddDays(-3), planned: null, isBack: false, OfficeCalendar.Provisional);

        Assert.True(isWorthIt);
    }

    [Fact]
    public void Of_BackFromAbsence_HearsOfAllThatIsOwed()
    {
        var day = Monday.AddDays(1);

        Assert.True(DayCardDecision.Of([Item(due: 3, appears: 0)], day, Monday, planned: null, isBack: true, OfficeCalendar.Provisional));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void Of_CameAfterTheLastCardsWerePlanned_RingsOnce(int plannedHoursAfter, bool isWorthIt)
    {
        var came = Round(0).At.AddHours(1);
        var item = Item(due: 4, appears: -2) with { CameAt = came };

        Assert.Equal(isWorthIt, DayCardDecision.Of([item], Monday.AddDays(1), Monday, came.AddHours(plannedHoursAfter), isBack: false, OfficeCalendar.Provisional));
    }

    [Fact]
    public void Of_PutOffUntilThisMorning_BringsTheCardOnceAndNotTheNextDayAgain()
    {
        var item = Item(due: 6, appears: 0);
        var own = PersonalSettings.Default with { SnoozedUntil = Round(1).At };

        Assert.True(DayCardDecision.Of([item], own, Round(1), Round(0), Round(0).At, hasMissedIt: false, OfficeCalendar.Provisional));
        Assert.False(DayCardDecision.Of([item], own, Round(2), Round(1), Round(1).At, hasMissedIt: false, OfficeCalendar.Provisional));
        Assert.True(DayCardDecision.Of([item], own, Round(2), Round(1), Round(1).At, hasMissedIt: true, OfficeCalendar.Provisional));
    }

    [Fact]
    public void IsHeldBack_PutOffToAMorningWhoseHourWasMadeEarlierSince_IsNotOnThatMorning()
    {
        var own = PersonalSettings.Default with { SnoozedUntil = Round(1).At };

        Assert.False(DayCardDecision.IsHeldBack(own, Round(1) with { At = Round(1).At.AddMinutes(-30) }));
        Assert.True(DayCardDecision.IsHeldBack(own, Round(0)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Of_AwayUntilTuesday_HearsOnWednesdayAlone(int day, bool isWorthIt)
    {
        var own = PersonalSettings.Default with { AwayUntil = Monday.AddDays(1) };

        Assert.Equal(isWorthIt, DayCardDecision.Of([Item(due: 6, appears: 0)], own, Round(day), Round(day - 1), Round(day - 1).At, hasMissedIt: false, OfficeCalendar.Provisional));
    }

    [Fact]
    public void Of_OnADayOff_IsSilent() => Assert.False(Decide([Item(due: 6, appears: 5)], Monday.AddDays(5)));

    private static CardRound Round(int day) =>
        new(Monday.AddDays(day), new DateTimeOffset(Monday.AddDays(day).ToDateTime(new TimeOnly(8, 30)), TimeSpan.FromHours(8)));

    private static bool Decide(IEnumerable<DayTask> items, DateOnly today) =>
        DayCardDecision.Of(items, today, OfficeCalendar.Provisional.LastWorkdayBefore(today), planned: null, isBack: false, OfficeCalendar.Provisional);

    private static DayTask.Draft Item(int due, int appears) =>
        new($"{due}", "节", "Holiday", Monday.AddDays(due), Monday.AddDays(appears));
}
