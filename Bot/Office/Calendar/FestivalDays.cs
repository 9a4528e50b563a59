using System.Globalization;

namespace BotApp.Office.Calendar;

/// <summary>The day each statutory holiday is named after.</summary>
internal static class FestivalDays
{
    // Reading it does not change it, so one instance serves all threads.
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The festival's day in a year.</summary>
    /// <param name="code">One of <see cref="HolidayCodes.Statutory"/>.</param>
    /// <param name="year"><see cref="HolidayYear.First"/> to <see cref="HolidayYear.Last"/>.</param>
    public static DateOnly Of(string code, int year) => code switch
    {
        HolidayCodes.NewYear => new DateOnly(year, 1, 1),
        HolidayCodes.SpringFestival => OfLunar(year, 1, 1),
        HolidayCodes.Qingming => SolarTerms.Qingming(year),
        HolidayCodes.LabourDay => new DateOnly(year, 5, 1),
        HolidayCodes.DragonBoat => OfLunar(year, 5, 5),
        HolidayCodes.MidAutumn => OfLunar(year, 8, 15),
        HolidayCodes.NationalDay => new DateOnly(year, 10, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a statutory holiday."),
    };

    /// <summary>A day of the lunar calendar, never in a leap month.</summary>
    private static DateOnly OfLunar(int year, int month, int day)
    {
        // The calendar numbers months in sequence, so from the leap month on each number is one higher.
        var leap = Lunar.GetLeapMonth(year);
        var counted = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, counted, day, 0, 0, 0, 0));
    }
}
