using BotApp.Features.Holidays;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Calendar;
using BotApp.Storage.Reminders;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Holidays;

/// <summary>Whether nothing of an approved holiday reminder has gone out, so that its words can still be changed for everyone.</summary>
internal sealed class HolidayAhead(ReminderStore reminders, EveryonesSettings people, CalendarView calendar, OfficeClock clock)
{
    // This close to its time, a host may already be planning it, from an earlier read and by its own clock.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(1);

    /// <summary>The day on which an approved one goes out, as of now.</summary>
    public DateOnly DayOf(Reminder reminder) =>
        HolidaySending.LateDay(reminder, HolidaySending.Day(reminder, calendar.Current, clock.Now.Offset), clock.Today, calendar.Current);

    /// <inheritdoc cref="ReminderAgenda.IsRepeatAhead"/>
    public bool IsRepeatAhead(Reminder reminder, IReadOnlyList<StoredOccurrence> noted) =>
        reminder.Holiday is { } holiday && ReminderAgenda.IsRepeatAhead(holiday, noted, calendar.Current);

    /// <summary>Whether nothing of it is planned, and the hour of its earliest recipient has not come.</summary>
    public async Task<bool> HoldsAsync(Reminder reminder, CancellationToken ct)
    {
        if (reminder is not { State: ReminderState.Approved, Holiday: not null } || (await reminders.OccurrencesAsync(reminder.Id, ct)).Count > 0)
            return false;
        var day = HolidaySending.Day(reminder, calendar.Current, clock.Now.Offset);
        var zones = await people.ZonesAsync(ct);
        return clock.Now < zones.Min(zone => LocalMoment.At(day, reminder.Times.At, zone)) - Before;
    }
}
