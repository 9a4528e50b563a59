using System.Globalization;
using BotApp.Features.Holidays;
using BotApp.Features.Settings;
using BotApp.Office.Dated;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.Reminders.Day;

/// <summary>What a dated reminder spoke of is done: the card names it no more. That is all that is kept, and only the person sees it.</summary>
internal sealed class DatedDone(DatedReminders dated, CalendarView calendar, PersonalSettingsKeeper own)
{
    private const int KeptMonths = 2;

    /// <summary>Marks it. What the card says is the client's word: only what stands on cards today can be marked.</summary>
    /// <returns>False where there is nothing of the kind for the person today.</returns>
    public async Task<bool> MarkAsync(Turn turn, string code, string? due, CancellationToken ct)
    {
        if (!FieldValues.TryDate(due ?? "", out var day))
            return false;
        // On a card of a day before: past its day it is on none any more, and there is nothing to mark.
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

    // A time that is long over stands on no card.
    private static bool IsKept(string mark, DateOnly today) =>
        mark.Split('@') is [_, var day]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
        && due >= today.AddMonths(-KeptMonths);
}
