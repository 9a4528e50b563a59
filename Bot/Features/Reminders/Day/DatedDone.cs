using System.Globalization;
using BotApp.Features.Holidays;
using BotApp.Features.Settings;
using BotApp.Office.Dated;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary>Marks a dated reminder as done, so that the card drops it. Nothing else is stored, and only the person sees it.</summary>
internal sealed class DatedDone(DatedReminders dated, CalendarView calendar, PersonalSettingsKeeper own)
{
    private const int KeptMonths = 2;

    /// <summary>Marks it. The card's data are untrusted: only reminders on today's cards can be marked.</summary>
    /// <returns>False if the person has no such reminder today.</returns>
    public async Task<bool> MarkAsync(Turn turn, string code, string? due, CancellationToken ct)
    {
        if (!FieldValues.TryDate(due ?? "", out var day))
            return false;
        // From an older card: past its due day it is on no card any more, so there is nothing to mark.
        if (day < turn.Today)
            return dated.All.Any(d => d.Code == code && d.Concerns(turn.Person));
        if (!dated.On(turn.Today, calendar.Current).Any(d => d.Reminder.Code == code && d.Time.Due == day && d.Reminder.Concerns(turn.Person)))
            return false;

        var mark = DayTask.Dated.MarkOf(code, day);
        await own.ChangeAsync(
            turn.Person.Id,
            turn.Person.Id,
            OperationId.Of("dated", turn.Person.Id, mark),
            turn.Now,
            was => was.DatedDone.Contains(mark) ? was : was with { DatedDone = [.. was.DatedDone.Where(m => IsKept(m, turn.Today)), mark] },
            ct);
        return true;
    }

    // Marks of long past times are dropped, as no card shows them.
    private static bool IsKept(string mark, DateOnly today) =>
        mark.Split('@') is [_, var day]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
        && due >= today.AddMonths(-KeptMonths);
}
