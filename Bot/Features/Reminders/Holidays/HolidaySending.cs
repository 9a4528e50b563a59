using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;

namespace BotApp.Features.Reminders.Holidays;

/// <summary>When a holiday reminder goes out: as a draft that follows the settings, approved, or sent by itself. Pure.</summary>
/// <remarks>
/// It is planned for a day (<see cref="Planned"/>), which is looked at again until its hour comes there, since calendar and settings may
/// change; after that only the days without a host move it (<see cref="LateDay"/>).
/// </remarks>
internal static class HolidaySending
{
    /// <summary>A day too near to keep the rule is taken at short notice; the office has this long to look at the reminder first.</summary>
    public static readonly TimeSpan ShortNotice = TimeSpan.FromHours(1);

    // Later it would be evening.
    private static readonly TimeSpan LongestLate = TimeSpan.FromHours(8);

    /// <summary>
    /// The day to plan it for, never one whose hour has come, so that the office sees it first. In this order:
    /// <list type="number">
    /// <item>the wished day, if it keeps the rule (a working day, three to five working days before the holiday), else the nearest that does;</item>
    /// <item>if none is left, the working day it is planned for already;</item>
    /// <item>else the next working day from the wished one on, at <see cref="ShortNotice"/>, at most the last before the holiday;</item>
    /// <item>null: no working day is left.</item>
    /// </list>
    /// </summary>
    /// <param name="wished">The day that the settings give, or that the office chose.</param>
    /// <param name="planned">The day it is planned for; null for a new draft.</param>
    /// <param name="hourOf">When its hour comes on a day, for the first of the recipients.</param>
    public static DateOnly? Planned(
        DateOnly wished, DateOnly? planned, DateOnly firstDayOff, DateTimeOffset now, Func<DateOnly, DateTimeOffset> hourOf, OfficeCalendar calendar)
    {
        var ahead = FirstAhead(now, hourOf);
        if (HolidayDates.Nearest(wished, firstDayOff, ahead, calendar) is { } nearest)
            return nearest;

        var last = calendar.LastWorkdayBefore(firstDayOff);
        if (planned is { } day && day >= ahead && day <= last && calendar.IsWorkday(day))
            return day;

        var soonest = FirstAhead(now + ShortNotice, hourOf);
        var next = calendar.WorkdayOnOrAfter(wished > soonest ? wished : soonest);
        return next <= last ? next
            : soonest <= last ? last
            : null;
    }

    /// <summary>Whether a draft goes out now without anyone's decision: on a working day, from its hour on.</summary>
    /// <remarks>Not one made so late that the office had no time to look at it.</remarks>
    /// <param name="hour">When its hour comes on the day it is planned for.</param>
    public static bool IsDueByItself(Reminder draft, DateOnly today, DateTimeOffset now, DateTimeOffset hour, OfficeCalendar calendar) =>
        today >= draft.Times.On
        && now >= hour
        && calendar.IsWorkday(today)
        && (draft.CreatedAt + ShortNotice <= hour || HolidayDates.KeepsRule(draft.Times.On, draft.Holiday!.First, calendar));

    /// <summary>Whether its hour is over by so much that by itself it waits for a next one: as no host was up, or it was set to go by itself only now.</summary>
    /// <inheritdoc cref="IsDueByItself" path="/param"/>
    public static bool IsTooLateByItself(DateTimeOffset hour, DateTimeOffset now) => now >= hour + LongestLate;

    /// <summary>The day on which the first copies of an approved one go out.</summary>
    /// <remarks>
    /// A reminder approved after its day goes out on the day of approval. The last working day may have moved closer since; after it
    /// only a reminder that someone approved on the days off before the holiday goes out, never one without approval.
    /// </remarks>
    /// <param name="offset">UTC offset of the office's zone.</param>
    public static DateOnly Day(Reminder reminder, OfficeCalendar calendar, TimeSpan offset)
    {
        var decided = reminder.DecidedAt is { } at ? DateOnly.FromDateTime(at.ToOffset(offset).DateTime) : reminder.Times.On;
        var (day, last) = (decided > reminder.Times.On ? decided : reminder.Times.On, calendar.LastWorkdayBefore(reminder.Holiday!.First));
        return day < last || (decided > last && reminder.DecidedBy.Length > 0) ? day : last;
    }

    /// <summary>The day the first copies go out if no host ran on theirs: today, until the holiday begins.</summary>
    /// <remarks>On days off only a reminder that someone approved goes out.</remarks>
    /// <param name="day">The <see cref="Day"/>.</param>
    public static DateOnly LateDay(Reminder reminder, DateOnly day, DateOnly today, OfficeCalendar calendar)
    {
        var first = reminder.Holiday!.First;
        var isApproved = reminder.DecidedBy.Length > 0;
        var last = isApproved ? first.AddDays(-1) : calendar.LastWorkdayBefore(first);
        if (today <= day || today > last)
            return day;
        return isApproved ? today : calendar.WorkdayOnOrAfter(today);
    }

    // The first day whose hour is still to come.
    private static DateOnly FirstAhead(DateTimeOffset now, Func<DateOnly, DateTimeOffset> hourOf)
    {
        var day = DateOnly.FromDateTime(now.DateTime);
        return now < hourOf(day) ? day : day.AddDays(1);
    }
}
