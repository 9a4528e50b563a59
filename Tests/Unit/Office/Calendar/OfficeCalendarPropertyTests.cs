using BotApp.Office.Calendar;
using CsCheck;
using static BotApp.Tests.Unit.Office.Calendar.ShippedCalendar;

namespace BotApp.Tests.Unit.Office.Calendar;

/// <summary>What holds on every day of the fifty years from 2000 on.</summary>
public sealed class OfficeCalendarPropertyTests
{
    private static readonly Gen<int> Count = Gen.Int[1, 40];

    [Fact]
    public void WorkdaysBefore_AnyDay_IsAWorkdayWithExactlySoManyFromItOn() =>
        Gen.Select(AnyDay, Count).Sample((day, count) =>
        {
            var before = Shipped.WorkdaysBefore(day, count);
            return before < day && Shipped.IsWorkday(before) && Days(before, day).Count(Shipped.IsWorkday) == count;
        });

    [Fact]
    public void WorkdaysBefore_LaterDay_IsNeverEarlier() =>
        Gen.Select(AnyDay, Gen.Int[0, 30], Count).Sample((day, later, count) =>
            Shipped.WorkdaysBefore(day, count) <= Shipped.WorkdaysBefore(day.AddDays(later), count));

    [Fact]
    public void WorkdaysBefore_TwoSteps_AreOneOfTheirSum() =>
        Gen.Select(AnyDay, Count, Count).Sample((day, first, second) =>
            Shipped.WorkdaysBefore(Shipped.WorkdaysBefore(day, first), second) == Shipped.WorkdaysBefore(day, first + second));

    [Fact]
    public void WorkdaysAfter_AnyWorkday_IsUndoneByWorkdaysBefore() =>
        Gen.Select(AnyDay, Count).Sample((day, count) =>
        {
            var workday = Shipped.WorkdayOnOrAfter(day);
            return Shipped.WorkdaysBefore(Shipped.WorkdaysAfter(workday, count), count) == workday;
        });

    [Fact]
    public void WorkdayOnOrAfter_AnyDay_HasNoWorkdayBetween() =>
        AnyDay.Sample(day =>
        {
            var after = Shipped.WorkdayOnOrAfter(day);
            return after >= day && Shipped.IsWorkday(after) && !Days(day, after).Any(Shipped.IsWorkday);
        });

    [Fact]
    public void RelativelyFixedDay_AnyMonth_IsAWorkdayWithinIt() =>
        Gen.Select(AnyDay, Gen.Int[1, 31]).Sample((month, day) =>
        {
            var fixedDay = Shipped.RelativelyFixedDay(month, day);
            return Shipped.IsWorkday(fixedDay) && (fixedDay.Year, fixedDay.Month) == (month.Year, month.Month);
        });

    [Fact]
    public void RelativelyFixedDay_LaterDayOfTheMonth_IsNeverEarlier() =>
        Gen.Select(AnyDay, Gen.Int[1, 30]).Sample((month, day) =>
            Shipped.RelativelyFixedDay(month, day) <= Shipped.RelativelyFixedDay(month, day + 1));

    [Fact]
    public void HolidaysOf_EveryYear_CoverEachStatutoryHolidayOnce() =>
        Assert.All(Enumerable.Range(2000, 50), year =>
            Assert.Equal(HolidayCodes.Statutory.Order(), Shipped.HolidaysOf(year).SelectMany(h => h.Covers).Order()));

    [Fact]
    public void HolidaysOf_EveryYear_AreInOrderApartAndOff() =>
        Assert.All(Enumerable.Range(2000, 50), year =>
        {
            var holidays = Shipped.HolidaysOf(year);
            Assert.All(holidays.Zip(holidays.Skip(1)), pair => Assert.True(pair.First.Last < pair.Second.First));
            Assert.All(holidays.SelectMany(h => Days(h.First, h.Last.AddDays(1))), day => Assert.False(Shipped.IsWorkday(day)));
        });

    [Fact]
    public void IsWorkday_EveryYear_HasThirdOfTheDaysOff() =>
        Assert.All(Enumerable.Range(2000, 50), year =>
            Assert.InRange(Days(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1)).Count(Shipped.IsWorkday), 246, 252));

    [Fact]
    public void IsWorkday_EveryDay_NoRunOfWorkIsLongerThanAWeekAndADay()
    {
        var run = 0;
        var longest = 0;
        foreach (var day in Days(new DateOnly(2000, 1, 3), new DateOnly(2050, 1, 1)))
            longest = Math.Max(longest, run = Shipped.IsWorkday(day) ? run + 1 : 0);

        Assert.InRange(longest, 6, 8);
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly before) =>
        Enumerable.Range(0, Math.Max(0, before.DayNumber - from.DayNumber)).Select(from.AddDays);
}
