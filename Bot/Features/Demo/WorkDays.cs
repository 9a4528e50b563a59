using System.Globalization;

namespace BotApp.Features.Demo;

/// <summary>The days on which demo meetings can take place.</summary>
/// <remarks>A rough calendar for plausible demo data; reminders follow the published arrangements instead.</remarks>
internal sealed class WorkDays(IReadOnlyList<string> closed, IReadOnlySet<DateOnly>? holidays)
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>Monday to Friday, closed days left out; of these months only, if any are given.</summary>
    public List<DateOnly> Between(DateOnly first, DateOnly last, IReadOnlyList<int>? months)
    {
        var days = new List<DateOnly>();
        for (var day = first; day <= last; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && (months is null || months.Contains(day.Month))
                && !closed.Contains(day.ToString("MM-dd", CultureInfo.InvariantCulture))
                && !IsFestival(day)
                && holidays?.Contains(day) != true)
                days.Add(day);
        return days;
    }

    // By the lunar calendar: New Year's Eve to the seventh day, 端午 and 中秋.
    private static bool IsFestival(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        if (day.AddDays(1) > Lunar.MaxSupportedDateTime || day < Lunar.MinSupportedDateTime)
            return false;
        return LunarDay(day) is (1, <= 7) or (5, 5) or (8, 15) || LunarDay(day.AddDays(1)) is (1, 1);
    }

    /// <summary>Month and day; a leap month counts as the month it repeats.</summary>
    private static (int Month, int Day) LunarDay(DateTime day)
    {
        var month = Lunar.GetMonth(day);
        var leap = Lunar.GetLeapMonth(Lunar.GetYear(day));
        return (leap > 0 && month >= leap ? month - 1 : month, Lunar.GetDayOfMonth(day));
    }
}
