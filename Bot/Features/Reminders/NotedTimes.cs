using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders;

/// <summary>Which of a reminder's times are still looked at. Of one that comes again not all there ever were: they are more with every day, and it is looked at every few seconds.</summary>
internal static class NotedTimes
{
    /// <summary>Nobody's copy waits longer, but for one that was given up.</summary>
    public const int LongestWaitDays = 60;

    /// <summary>The first day that is looked at of one that comes again; null for any other, all of whose times are.</summary>
    public static DateOnly? LooksBackTo(Reminder reminder, DateOnly today) =>
        reminder.Times.Repeats is Repeats.Never ? null : today.AddDays(-LongestWaitDays);

    /// <summary>The times noted since then, by key.</summary>
    public static Task<IReadOnlyList<StoredOccurrence>> LatelyAsync(this ReminderStore reminders, Reminder reminder, DateOnly today, CancellationToken ct) =>
        reminders.OccurrencesAsync(reminder.Id, ct, LooksBackTo(reminder, today) is { } day ? OccurrenceName.FirstOf(day) : "");
}
