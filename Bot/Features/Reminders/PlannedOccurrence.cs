using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders;

/// <summary>Recovers from the deliveries a time that was planned but not noted with its reminder.</summary>
internal static class PlannedOccurrence
{
    /// <summary>The time to note; null if it was never planned, or the host went down before it planned any recipient.</summary>
    public static async Task<StoredOccurrence?> PlannedAsync(this DeliveryStore deliveries, string reminder, string key, DateOnly day, CancellationToken ct) =>
        await deliveries.FindAsync(new OccurrenceKey(reminder, key), ct) is { } head
            && (await deliveries.CountAsync(head, ct)).Total is > 0 and var total
            ? new StoredOccurrence(reminder, key, day, head.PlannedAt, false, total)
            : null;
}
