using System.Globalization;
using BotApp.Office.Calendar;

namespace BotApp.Tests.Unit.Office.Calendar;

public sealed class ComputedHolidaysTests
{
    public static TheoryData<int> AllYears { get; } = [.. Enumerable.Range(HolidayYear.First, 100)];

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Of_YearPublishedUnderTheSameRules_IsAsPublished(int year)
    {
        var published = ShippedCalendar.Year(year).Holidays.OrderBy(h => h.First);

        Assert.Equal(published.Select(Says), ComputedHolidays.Of(year).Holidays.Select(Says));
    }

    [Theory]
    [InlineData(HolidayCodes.NewYear, "2027-01-01", "2027-01-03")]
    [InlineData(HolidayCodes.SpringFestival, "2027-02-05", "2027-02-12")]
    [InlineData(HolidayCodes.Qingming, "2027-04-03", "2027-04-05")]
    [InlineData(HolidayCodes.LabourDay, "2027-05-01", "2027-05-05")]
    [InlineData(HolidayCodes.DragonBoat, "2027-06-09", "2027-06-09")]
    [InlineData(HolidayCodes.MidAutumn, "2027-09-15", "2027-09-15")]
    [InlineData(HolidayCodes.NationalDay, "2027-10-01", "2027-10-07")]
    public void Of_2027_IsWhatIsExpected(string code, string first, string last)
    {
        var holiday = ComputedHolidays.Of(2027).Holidays.Single(h => h.Code == code);

        Assert.Equal((Day(first), Day(last)), (holiday.First, holiday.Last));
    }

    [Theory]
    [InlineData(2020, "2020-10-01", "2020-10-08")]
    [InlineData(2023, "2023-09-29", "2023-10-06")]
    [InlineData(2028, "2028-10-01", "2028-10-08")]
    [InlineData(2031, "2031-10-01", "2031-10-08")]
    public void Of_MidAutumnNextToNationalDay_IsOneHolidayOfEightDays(int year, string first, string last)
    {
        var merged = ComputedHolidays.Of(year).Holidays.Single(h => h.Code == HolidayCodes.MidAutumnAndNationalDay);

        Assert.Equal((Day(first), Day(last)), (merged.First, merged.Last));
    }

    [Theory]
    [MemberData(nameof(AllYears))]
    public void Of_AnyYear_HoldsTogether(int year) => Assert.Empty(HolidayRules.Check(ComputedHolidays.Of(year)).Select(f => f.ToString()));

    [Theory]
    [MemberData(nameof(AllYears))]
    public void Of_AnyYear_AddsUpToTheThirteenStatutoryDays(int year)
    {
        // One on a weekend is put off to a weekday, and what is off beyond them is worked on weekends.
        var holidays = ComputedHolidays.Of(year).Holidays;

        Assert.Equal(
            13,
            holidays.SelectMany(h => h.Days).Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                - holidays.Sum(h => h.Work.Length));
    }

    [Fact]
    public void Of_AnyYear_IsProvisionalWithoutSource()
    {
        var year = ComputedHolidays.Of(2030);

        Assert.True(year.IsProvisional);
        Assert.Empty(year.Sources);
    }

    private static string Says(HolidayArrangement h) =>
        $"{h.Code} {h.First:O}..{h.Last:O} works {string.Join(' ', h.Work.Order().Select(d => d.ToString("O", CultureInfo.InvariantCulture)))}";

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
