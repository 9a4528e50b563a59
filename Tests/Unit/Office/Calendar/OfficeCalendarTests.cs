using System.Globalization;
using BotApp.Office.Calendar;
using BotApp.Office.Registers;

namespace BotApp.Tests.Unit.Office.Calendar;

public sealed class OfficeCalendarTests
{
    private static readonly OfficeCalendar Shipped = ShippedCalendar.Shipped;

    [Theory]
    [InlineData("2026-02-13", true)]
    [InlineData("2026-02-14", true)] // a Saturday worked for the Spring Festival
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-03-01", false)]
    [InlineData("2022-12-31", false)] // off by the notice of 2023
    [InlineData("2023-01-02", false)]
    [InlineData("2024-06-10", false)]
    [InlineData("2024-06-11", true)]
    public void IsWorkday_PublishedYear_FollowsTheNotice(string day, bool works) => Assert.Equal(works, Shipped.IsWorkday(Day(day)));

    [Fact]
    public void IsWorkday_BeyondTheKnownYears_IsMondayToFriday()
    {
        Assert.True(Shipped.IsWorkday(new DateOnly(1999, 10, 1)));
        Assert.True(Shipped.IsWorkday(new DateOnly(2100, 10, 1)));
        Assert.Empty(Shipped.HolidaysOf(2100));
    }

    [Fact]
    public void WorkdaysBefore_SpringFestivalOf2026_CountsTheMakeUpDay()
    {
        var first = Shipped.HolidaysOf(2026).Single(h => h.Code == HolidayCodes.SpringFestival).First;

        Assert.Equal(Day("2026-02-10"), Shipped.WorkdaysBefore(first, 5));
        Assert.Equal(Day("2026-02-14"), Shipped.LastWorkdayBefore(first));
    }

    [Fact]
    public void WorkdaysBefore_None_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Shipped.WorkdaysBefore(Day("2026-02-10"), 0));

    [Theory]
    [InlineData("2026-02-15", "2026-02-24", "2026-02-14")]
    [InlineData("2026-03-03", "2026-03-03", "2026-03-03")]
    public void WorkdayOn_Day_IsTheNextOrTheLast(string day, string after, string before) =>
        Assert.Equal((Day(after), Day(before)), (Shipped.WorkdayOnOrAfter(Day(day)), Shipped.WorkdayOnOrBefore(Day(day))));

    [Theory]
    [InlineData("2026-03-01", 15, "2026-03-16")] // a Sunday
    [InlineData("2026-03-20", 10, "2026-03-10")]
    [InlineData("2026-10-01", 5, "2026-10-08")] // within the holiday
    [InlineData("2026-02-01", 30, "2026-02-28")] // a short month; its last day is worked
    [InlineData("2026-05-01", 31, "2026-05-29")] // a Sunday with no working day after it
    public void RelativelyFixedDay_Month_IsAWorkdayWithinIt(string month, int day, string expected) =>
        Assert.Equal(Day(expected), Shipped.RelativelyFixedDay(Day(month), day));

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void RelativelyFixedDay_NoDayOfAMonth_Throws(int day) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Shipped.RelativelyFixedDay(Day("2026-05-01"), day));

    [Fact]
    public void HolidaysOf_MergedHolidays_AreOneNamedInTheirOrder()
    {
        var of2023 = Shipped.HolidaysOf(2023).Single(h => h.Code == HolidayCodes.MidAutumnAndNationalDay);
        var of2025 = Shipped.HolidaysOf(2025).Single(h => h.Code == HolidayCodes.MidAutumnAndNationalDay);

        Assert.Equal(
            new Holiday("mid-autumn-national-day", 2023, new LocalText("中秋节、国庆节", "Mid-Autumn Festival and National Day"), Day("2023-09-29"), Day("2023-10-06"), false),
            of2023);
        Assert.Equal("国庆节、中秋节", of2025.Name.Zh);
        Assert.Equal([HolidayCodes.MidAutumn, HolidayCodes.NationalDay], of2025.Covers);
    }

    [Theory]
    [InlineData(2026, false)]
    [InlineData(2027, true)]
    [InlineData(2022, true)]
    public void HolidaysOf_Year_SaysWhetherItIsProvisional(int year, bool provisional)
    {
        Assert.Equal(provisional, Shipped.IsProvisional(year));
        Assert.All(Shipped.HolidaysOf(year), h => Assert.Equal(provisional, h.IsProvisional));
    }

    [Fact]
    public void HolidaysOf_HolidayGivenOnce_IsAmongThem()
    {
        var year = ShippedCalendar.Year(2026);
        var anniversary = new HolidayArrangement("anniversary", new LocalText("纪念日", "Anniversary"), Day("2026-09-03"), Day("2026-09-04"), []);

        var calendar = new OfficeCalendar([year with { Holidays = year.Holidays.Add(anniversary) }]);

        Assert.False(calendar.IsWorkday(Day("2026-09-03")));
        Assert.Empty(calendar.HolidaysOf(2026).Single(h => h.Code == "anniversary").Covers);
    }

    [Fact]
    public void Constructor_TwoOfAYear_TakesTheLater()
    {
        var corrected = ShippedCalendar.Year(2026) with
        {
            Holidays = [.. ShippedCalendar.Year(2026).Holidays.Select(h => h.Code == HolidayCodes.LabourDay ? h with { Work = [] } : h)],
        };

        Assert.False(new OfficeCalendar([.. ShippedCalendar.Years, corrected]).IsWorkday(Day("2026-05-09")));
    }

    [Fact]
    public void Constructor_ComputedNewYear_LeavesAPublishedDecemberAlone()
    {
        // Computed, New Year of 2030 (a Tuesday) would have the 29th of December 2029, a Saturday, worked.
        Assert.True(OfficeCalendar.Provisional.IsWorkday(Day("2029-12-29")));
        var notice = ComputedHolidays.Of(2030) with { IsProvisional = false };
        var alone = notice.Holidays[0] with { First = Day("2030-01-01"), Last = Day("2030-01-01"), Work = [] };

        Assert.False(new OfficeCalendar([notice with { Holidays = notice.Holidays.SetItem(0, alone) }]).IsWorkday(Day("2029-12-29")));
    }

    [Theory]
    [InlineData("2026-11-30", null)]
    [InlineData("2026-12-01", 2027)]
    [InlineData("2026-12-31", 2027)]
    [InlineData("2025-12-01", null)]
    [InlineData("2027-01-01", 2027)]
    [InlineData("2027-11-30", 2027)]
    [InlineData("2027-12-01", 2028)]
    public void MissingYear_Day_IsTheRunningYearAndInDecemberTheNext(string today, int? missing) => Assert.Equal(missing, Shipped.MissingYear(Day(today)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
