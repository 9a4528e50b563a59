using System.Globalization;
using BotApp.Office.Calendar;

namespace BotApp.Tests.Unit.Office.Calendar;

public sealed class FestivalDaysTests
{
    public static TheoryData<int> AllYears { get; } = [.. Enumerable.Range(HolidayYear.First, 100)];

    [Theory]
    [InlineData(HolidayCodes.SpringFestival, "2000-02-05")]
    [InlineData(HolidayCodes.SpringFestival, "2020-01-25")]
    [InlineData(HolidayCodes.SpringFestival, "2023-01-22")]
    [InlineData(HolidayCodes.SpringFestival, "2024-02-10")]
    [InlineData(HolidayCodes.SpringFestival, "2025-01-29")]
    [InlineData(HolidayCodes.SpringFestival, "2026-02-17")]
    [InlineData(HolidayCodes.SpringFestival, "2027-02-06")]
    [InlineData(HolidayCodes.SpringFestival, "2033-01-31")]
    [InlineData(HolidayCodes.SpringFestival, "2034-02-19")]
    [InlineData(HolidayCodes.DragonBoat, "2023-06-22")]
    [InlineData(HolidayCodes.DragonBoat, "2024-06-10")]
    [InlineData(HolidayCodes.DragonBoat, "2025-05-31")]
    [InlineData(HolidayCodes.DragonBoat, "2026-06-19")]
    [InlineData(HolidayCodes.MidAutumn, "2020-10-01")]
    [InlineData(HolidayCodes.MidAutumn, "2023-09-29")]
    [InlineData(HolidayCodes.MidAutumn, "2024-09-17")]
    [InlineData(HolidayCodes.MidAutumn, "2025-10-06")]
    [InlineData(HolidayCodes.MidAutumn, "2026-09-25")]
    public void Of_LunarFestival_IsTheKnownDay(string code, string day)
    {
        var known = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(known, FestivalDays.Of(code, known.Year));
    }

    [Theory]
    [InlineData(2023, 5)]
    [InlineData(2024, 4)]
    [InlineData(2025, 4)]
    [InlineData(2026, 5)]
    public void Of_Qingming_IsTheKnownDay(int year, int day) =>
        Assert.Equal(new DateOnly(year, 4, day), FestivalDays.Of(HolidayCodes.Qingming, year));

    [Theory]
    [MemberData(nameof(AllYears))]
    public void Of_Qingming_AgreesWithTheCenturysRuleOfThumb(int year)
    {
        // The day number that almanacs print for this century; it knows nothing of the sun.
        var inCentury = year % 100;
        var day = (int)(inCentury * 0.2422 + 4.81) - inCentury / 4;

        Assert.Equal(new DateOnly(year, 4, day), FestivalDays.Of(HolidayCodes.Qingming, year));
        Assert.InRange(day, 4, 5);
    }

    [Fact]
    public void Of_UnknownCode_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => FestivalDays.Of("carnival", 2026));
}
