using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders;

/// <summary>How far back a repeating reminder's occurrences are read; they accumulate daily and are read every few seconds.</summary>
internal static class NotedTimes
{
    /// <summary>No copy waits longer, except one that was given up.</summary>
    public const int LongestWaitDays = 60;

    /// <summary>The first day read of a recurring reminder; null for any other, whose times are all read.</summary>
    public static DateOnly? LooksBackTo(Reminder reminder, DateOnly today) =>
        reminder.Times.Repeats is Repeats.Never ? null : today.AddDays(-LongestWaitDays);

    /// <summary>The noted times since that day, by key.</summary>
    public static Task<IReadOnlyList<StoredOccurrence>> LatelyAsync(this ReminderStore reminders, Reminder reminder, DateOnly today, CancellationToken ct) =>
        reminders.OccurrencesAsync(reminder.Id, ct, LooksBackTo(reminder, today) is { } day ? OccurrenceName.FirstOf(day) : "");
}
