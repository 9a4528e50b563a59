using System.Collections.Immutable;
using BotApp.Office.Calendar;
using BotApp.Seeds;
using CsCheck;

namespace BotApp.Tests.Unit.Office.Calendar;

/// <summary>The calendar as it is shipped, and days of it.</summary>
internal static class ShippedCalendar
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds", "holidays");

    public static ImmutableArray<HolidayYear> Years { get; } = SeedFiles.Holidays(SeedFiles.Shipped);

    public static OfficeCalendar Shipped { get; } = new(Years);

    /// <summary>Any day of fifty years.</summary>
    public static Gen<DateOnly> AnyDay { get; } =
        Gen.Int[new DateOnly(2000, 2, 1).DayNumber, new DateOnly(2049, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    public static HolidayYear Year(int year) => Years.Single(y => y.Year == year);
}
