namespace BotApp.Sentences.Times;

/// <summary>Turns a day as written into a day of the calendar.</summary>
internal static class Calendar
{
    /// <summary>A day without a year that is no longer past than this is a slip or has begun; one further back is next year's.</summary>
    public const int LatelyDays = 60;

    /// <summary>The most recent such day, today included, but today's weekday means last week's. Null if there is none: 29 February of a common year is a slip.</summary>
    public static DateOnly? Past(WrittenDay written, DateOnly today) => written switch
    {
        WrittenDay.Exactly exactly => exactly.Day,
        WrittenDay.MonthAndDay(var month, var day) => Latest(today, y => Make(today.Year - y, month, day), tries: 1),
        WrittenDay.DayOfMonth(var day) => Latest(today, m => OfMonth(today.AddMonths(-m), day), tries: 3),
        WrittenDay.Weekday(var weekday) => today.AddDays(-(((int)today.DayOfWeek - (int)weekday + 6) % 7 + 1)),
        WrittenDay.MonthEnd(var month, { } year) => LastOf(year, month),
        WrittenDay.MonthEnd(var month, null) => Latest(today, y => LastOf(today.Year - y, month), tries: 2),
        _ => null,
    };

    /// <summary>The first such day from <paramref name="from"/> on; a weekday counts from today.</summary>
    public static DateOnly? Next(WrittenDay written, DateOnly from, DateOnly today) => written switch
    {
        WrittenDay.Exactly exactly => exactly.Day,
        WrittenDay.MonthAndDay(var month, var day) => Earliest(from, y => Make(from.Year + y, month, day), tries: 1),
        WrittenDay.DayOfMonth(var day) => Earliest(from, m => OfMonth(from.AddMonths(m), day), tries: 3),
        WrittenDay.Weekday(var weekday) => today.AddDays(((int)weekday - (int)today.DayOfWeek + 7) % 7),
        WrittenDay.MonthEnd(var month, { } year) => LastOf(year, month),
        WrittenDay.MonthEnd(var month, null) => Earliest(from, y => LastOf(from.Year + y, month), tries: 2),
        _ => null,
    };

    /// <summary>A day that exists, or null.</summary>
    public static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>Whether there is such a day in some year.</summary>
    public static bool Exists(int month, int day) => Make(2024, month, day) is not null;

    public static DateOnly LastOf(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    private static DateOnly? OfMonth(DateOnly month, int day) => Make(month.Year, month.Month, day);

    private static DateOnly? Latest(DateOnly today, Func<int, DateOnly?> back, int tries)
    {
        for (var step = 0; step <= tries; step++)
        {
            if (back(step) is { } day && day <= today)
                return day;
        }

        return null;
    }

    private static DateOnly? Earliest(DateOnly from, Func<int, DateOnly?> ahead, int tries)
    {
        for (var step = 0; step <= tries; step++)
        {
            if (ahead(step) is { } day && day >= from)
                return day;
        }

        return null;
    }
}
