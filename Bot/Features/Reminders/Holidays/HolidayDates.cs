using BotApp.Office.Calendar;
using BotApp.Office.Settings;

namespace BotApp.Features.Reminders.Holidays;

/// <summary>The days that matter before a holiday.</summary>
/// <param name="Draft">The draft is shown to the office from this day on.</param>
/// <param name="Send">The reminder goes out on this day.</param>
/// <param name="Repeat">The last working day: people who have not confirmed are reminded once more.</param>
internal sealed record HolidayDates(DateOnly Draft, DateOnly Send, DateOnly Repeat)
{
    /// <summary>Fewest and most working days between the reminder and the holiday.</summary>
    public const int ShortestLead = 3;

    /// <inheritdoc cref="ShortestLead"/>
    public const int LongestLead = 5;

    private static readonly int[] Leads = [ShortestLead, ShortestLead + 1, LongestLead];

    /// <summary>The days as the office has set them.</summary>
    public static HolidayDates Of(DateOnly firstDayOff, OfficeSettings settings, OfficeCalendar calendar)
    {
        var lead = Math.Clamp(settings.HolidayLeadWorkdays, ShortestLead, LongestLead);
        return new HolidayDates(
            calendar.WorkdaysBefore(firstDayOff, Math.Max(settings.HolidayDraftWorkdays, lead + 1)),
            // Not a weekend that may turn out not to be worked. Of three working days one is a weekday.
            Leads.OrderBy(days => Math.Abs(days - lead)).Select(days => calendar.WorkdaysBefore(firstDayOff, days)).First(day => !calendar.IsGuessedWorkday(day)),
            calendar.LastWorkdayBefore(firstDayOff));
    }

    /// <summary>Whether a day keeps the rule: a working day, three to five working days ahead.</summary>
    public static bool KeepsRule(DateOnly day, DateOnly firstDayOff, OfficeCalendar calendar) =>
        calendar.IsWorkday(day) && day >= calendar.WorkdaysBefore(firstDayOff, LongestLead) && day <= calendar.WorkdaysBefore(firstDayOff, ShortestLead);

    /// <summary>The day nearest to the chosen one that keeps the rule, the earlier of two; null if none is left.</summary>
    /// <param name="from">The first day that is not over.</param>
    public static DateOnly? Nearest(DateOnly chosen, DateOnly firstDayOff, DateOnly from, OfficeCalendar calendar)
    {
        DateOnly? nearest = null;
        for (var lead = LongestLead; lead >= ShortestLead; lead--)
        {
            var day = calendar.WorkdaysBefore(firstDayOff, lead);
            if (day >= from && (nearest is null || Distance(day) < Distance(nearest.Value)))
                nearest = day;
        }

        return nearest;

        int Distance(DateOnly day) => Math.Abs(day.DayNumber - chosen.DayNumber);
    }

    /// <summary>The first and the last day on which the reminder may be sent, as of today.</summary>
    /// <remarks>Late is better than never: up to the last working day, and after that on the days off before the holiday, until it begins.</remarks>
    public static (DateOnly Earliest, DateOnly Latest) SendDays(DateOnly firstDayOff, DateOnly today, OfficeCalendar calendar)
    {
        var (earliest, latest) = (calendar.WorkdaysBefore(firstDayOff, LongestLead), calendar.WorkdaysBefore(firstDayOff, ShortestLead));
        if (today > latest)
            latest = calendar.LastWorkdayBefore(firstDayOff);
        if (today > latest)
            latest = firstDayOff.AddDays(-1);
        return (today > earliest ? today : earliest, latest);
    }
}
