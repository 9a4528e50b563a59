using BotApp.Storage.Deliveries;
using BotApp.Storage.Reminders;

namespace BotApp.Features.Reminders;

/// <summary>What the deliveries know of a time that was planned and not noted with its reminder.</summary>
internal static class PlannedOccurrence
{
    /// <summary>The time as it is to be noted; null when it was never planned, or for nobody yet when the host went down.</summary>
    public static async Task<StoredOccurrence?> PlannedAsync(this DeliveryStore deliveries, string reminder, string key, DateOnly day, CancellationToken ct) =>
        await deliveries.FindAsync(new OccurrenceKey(reminder, key), ct) is { } head
            && (await deliveries.CountAsync(head, ct)).Total is > 0 and var total
            ? new StoredOccurrence(reminder, key, day, head.PlannedAt, false, total)
            : null;
}
