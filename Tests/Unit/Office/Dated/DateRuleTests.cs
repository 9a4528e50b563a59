using BotApp.Office.Calendar;
using BotApp.Office.Dated;
using BotApp.Tests.Unit.Office.Calendar;
using CsCheck;

namespace BotApp.Tests.Unit.Office.Dated;

public sealed class DateRuleTests
{
    // 2026 as published: off from 15 to 23 February, 14 and 28 February are worked, off from 1 to 7 October.
    private static readonly OfficeCalendar Calendar = ShippedCalendar.Shipped;

    [Fact]
    public void DayOfYear_OnADayOff_IsTheWorkingDayBefore() =>
        Assert.Equal([Time("2026-02-12", "2026-02-14")], In(new DateRule.DayOfYear(new MonthAndDay(2, 16)), lead: 2));

    [Fact]
    public void DayOfYear_29February_IsThe28thInOtherYears() =>
        Assert.Equal(new DateOnly(2026, 2, 28), Assert.Single(In(new DateRule.DayOfYear(new MonthAndDay(2, 29)))).Due);

    [Fact]
    public void RangeOfYear_AppearsAtItsBeginningAndIsDueAtItsEnd() =>
        Assert.Equal([Time("2026-01-05", "2026-01-30")], In(new DateRule.RangeOfYear(new MonthAndDay(1, 5), new MonthAndDay(1, 31))));

    [Fact]
    public void RangeOfYear_OverNewYear_BeginsInTheYearBefore() =>
        Assert.Equal([Time("2025-12-15", "2026-01-16")], In(new DateRule.RangeOfYear(new MonthAndDay(12, 15), new MonthAndDay(1, 16))));

    [Fact]
    public void DayOfMonth_OnADayOff_IsTheNextWorkingDayOfTheMonth()
    {
        var times = In(new DateRule.DayOfMonth(20)).ToList();

        Assert.Equal(12, times.Count);
        // The 20th of February is off, and so is every day up to the 23rd.
        Assert.Equal(new DateOnly(2026, 2, 24), times[1].Due);
    }

    [Fact]
    public void DayOfMonth_OfSomeMonths_IsInThoseAlone() =>
        Assert.Equal([6, 12], In(new DateRule.DayOfMonth(15, [6, 12])).Select(t => t.Due.Month));

    [Fact]
    public void WorkdaysBefore_QuarterEnd_CountsBackFromTheLastWorkingDay() =>
        Assert.Equal(
            [new DateOnly(2026, 3, 31), new(2026, 6, 30), new(2026, 9, 30), new(2026, 12, 31)],
            In(new DateRule.WorkdaysBefore(1, Boundary.QuarterEnd)).Select(t => t.Due));

    [Fact]
    public void WorkdaysBefore_HalfYearEnd_IsTwiceAYear() =>
        Assert.Equal([new DateOnly(2026, 6, 29), new(2026, 12, 30)], In(new DateRule.WorkdaysBefore(2, Boundary.HalfYearEnd)).Select(t => t.Due));

    [Fact]
    public void WorkdaysBefore_Holidays_IsBeforeEachOfThem()
    {
        var days = In(new DateRule.WorkdaysBefore(1, Boundary.Holidays)).Select(t => t.Due).ToList();

        Assert.Contains(new DateOnly(2026, 2, 14), days);
        Assert.Contains(new DateOnly(2026, 9, 30), days);
        // Before New Year's Day of 2027, which is still this year.
        Assert.Equal(new DateOnly(2026, 12, 31), days[^1]);
        Assert.Equal(days.Distinct(), days);
    }

    [Fact]
    public void In_AnyRuleAndYear_IsOnWorkingDaysOfThatYear() =>
        Gen.Select(Rules, Gen.Int[2001, 2098], Gen.Int[1, 20]).Sample((rule, year, lead) =>
            rule.In(year, lead, Calendar).All(t =>
                t.Due.Year == year && t.AppearsOn <= t.Due && Calendar.IsWorkday(t.Due) && Calendar.IsWorkday(t.AppearsOn)));

    private static Gen<MonthAndDay> Days { get; } = Gen.Int[1, 365].Select(n => new DateOnly(2023, 1, 1).AddDays(n - 1)).Select(d => new MonthAndDay(d.Month, d.Day));

    // A day early in January or a short range around it may have no working day of its year; the shipped rules have none such.
    private static Gen<DateRule> Rules { get; } = Gen.OneOf(
        Days.Where(d => d.Month > 1 || d.Day > 10).Select(d => (DateRule)new DateRule.DayOfYear(d)),
        Gen.Select(Days, Days).Where((from, to) => to.Month > 1 || to.Day > 10).Select((from, to) => (DateRule)new DateRule.RangeOfYear(from, to)),
        Gen.Int[1, 31].Select(d => (DateRule)new DateRule.DayOfMonth(d)),
        Gen.Select(Gen.Int[1, 20], Gen.Enum<Boundary>()).Select((n, b) => (DateRule)new DateRule.WorkdaysBefore(n, b)));

    private static IEnumerable<DatedTime> In(DateRule rule, int lead = 3) => rule.In(2026, lead, Calendar);

    private static DatedTime Time(string appears, string due) => new(
        DateOnly.ParseExact(appears, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly.ParseExact(due, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
