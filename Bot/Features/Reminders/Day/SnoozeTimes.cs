using BotApp.Cards.Reminders;
using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Settings;

namespace BotApp.Features.Reminders.Day;

/// <summary>Until when something is put off.</summary>
/// <param name="Day">The person's day that was meant.</param>
/// <param name="Time">A moment of today, or the hour of the day card of another day.</param>
internal sealed record SnoozeTime(DateOnly Day, RecipientTime Time, bool IsToday);

/// <summary>What "later today", "tomorrow" and "next Monday" mean to someone, in the person's own zone.</summary>
internal sealed class SnoozeTimes(RecipientTimes times, CalendarView calendar)
{
    /// <summary>How much later "later today" is.</summary>
    public static readonly TimeSpan LaterBy = TimeSpan.FromHours(3);

    // Not at night: later than this comes the next morning.
    private static readonly TimeOnly Latest = new(21, 0);

    /// <summary>The time that one of <see cref="DayCard.Snoozes"/> means now; null for any other word.</summary>
    public SnoozeTime? Of(string? until, DateTimeOffset now, PersonalSettings person)
    {
        var today = times.DayOf(now, person);
        return until switch
        {
            DayCard.Later when LaterToday(now, today, person) is { } time => new SnoozeTime(today, time, IsToday: true),
            DayCard.Later or DayCard.Tomorrow => Morning(today.AddDays(1)),
            DayCard.Monday => Morning(today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1)),
            _ => null,
        };

        SnoozeTime Morning(DateOnly from)
        {
            var day = calendar.Current.WorkdayOnOrAfter(from);
            return new SnoozeTime(day, times.OfCard(day, person), IsToday: false);
        }
    }

    // Null if the day would be over by then.
    private RecipientTime? LaterToday(DateTimeOffset now, DateOnly today, PersonalSettings person)
    {
        var later = now + LaterBy;
        var time = times.Of(later.AddTicks(-(later.Ticks % TimeSpan.TicksPerMinute)), person);
        return time.Day == today && TimeOnly.FromDateTime(time.NotBefore.DateTime) <= Latest ? time : null;
    }
}
