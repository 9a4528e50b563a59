using BotApp.Office.Calendar;

namespace BotApp.Features.Reminders.Model;

/// <summary>How a reminder recurs.</summary>
internal enum Repeats
{
    /// <summary>It does not recur.</summary>
    Never,

    /// <summary>On every working day of the office.</summary>
    Workdays,

    /// <summary>On one day of the week: Monday to Friday only if it is a working day; a Saturday or Sunday, chosen on purpose, always.</summary>
    Weekly,

    /// <summary>On one day of the month, moved to a working day of that month.</summary>
    Monthly,
}

/// <summary>When a reminder goes out, in the office's zone.</summary>
/// <param name="On">The day, or the first day on which it may come again.</param>
/// <param name="At">The hour.</param>
/// <param name="Weekday">For <see cref="Model.Repeats.Weekly"/>.</param>
/// <param name="DayOfMonth">For <see cref="Model.Repeats.Monthly"/>, 1 to 31; shorter months use their last day.</param>
internal sealed record ReminderTimes(
    DateOnly On, TimeOnly At, Repeats Repeats = Repeats.Never, DayOfWeek? Weekday = null, int? DayOfMonth = null)
{
    /// <summary>Days looked ahead for the next time; longer than any holiday and any month.</summary>
    private const int FarthestDays = 70;

    /// <summary>Whether it goes out on this day.</summary>
    public bool IsOn(DateOnly day, OfficeCalendar calendar) => day >= On && Repeats switch
    {
        Repeats.Never => day == On,
        Repeats.Workdays => calendar.IsWorkday(day),
        Repeats.Weekly => day.DayOfWeek == Weekday && (Weekday is DayOfWeek.Saturday or DayOfWeek.Sunday || calendar.IsWorkday(day)),
        Repeats.Monthly => day == calendar.RelativelyFixedDay(day, DayOfMonth ?? 1),
        _ => false,
    };

    /// <summary>The first day from <paramref name="from"/> on; null if there is none.</summary>
    public DateOnly? Next(DateOnly from, OfficeCalendar calendar)
    {
        if (Repeats is Repeats.Never)
            return On >= from ? On : null;

        var start = from > On ? from : On;
        for (var i = 0; i < FarthestDays; i++)
        {
            if (IsOn(start.AddDays(i), calendar))
                return start.AddDays(i);
        }

        return null;
    }
}
