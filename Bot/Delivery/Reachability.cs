using System.Collections.Concurrent;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;

namespace BotApp.Delivery;

/// <summary>Who could not be reached. When such a person writes, deliveries that have not expired become pending again.</summary>
internal sealed class Reachability(DeliveryStore store, IWorkQueue queue, TimeProvider time)
{
    // Spares most turns a storage read; expires because another host may have marked the person meanwhile.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);
    private const int MaxRemembered = 20_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> clear = new(StringComparer.Ordinal);

    /// <summary>Records that a delivery did not reach the person.</summary>
    public async Task MarkAsync(string personId, OccurrenceKey key, CancellationToken ct)
    {
        await store.Days.MarkStuckAsync(personId, key, ct);
        clear.TryRemove(personId, out _);
    }

    /// <summary>To be called when the person writes.</summary>
    public async Task SpokeAsync(string personId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (clear.TryGetValue(personId, out var at) && at <= now && now - at < Believed)
            return;

        var isSettled = true;
        foreach (var stuck in await store.Days.StuckAsync(personId, ct))
        {
            var (chunk, isInFlight) = await store.HealAsync(stuck.Key, personId, ct);
            isSettled &= !isInFlight;
            // Still in flight, so it may become unreachable in a moment: keep the note for the person's next message.
            if (isInFlight)
                continue;
            // Delete the note last: without it, nobody would come back to what was not healed. If it is left over, healing again
            // does not touch what is pending or was sent since.
            if (chunk is { } healed)
                await queue.EnqueueAsync(new WorkMessage(healed), TimeSpan.Zero, ct);
            // False when a worker already tried again, failed, and wrote the note anew.
            isSettled &= await store.Days.ClearStuckAsync(personId, stuck, ct);
        }

        if (!isSettled)
            return;
        if (clear.Count >= MaxRemembered)
            clear.Clear();
        clear[personId] = now;
    }
}
