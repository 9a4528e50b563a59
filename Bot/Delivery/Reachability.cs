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

    private readonly ConcurrentDictionary<string, Look> looks = new(StringComparer.Ordinal);

    /// <summary>Records that a delivery did not reach the person.</summary>
    public async Task MarkAsync(string personId, OccurrenceKey key, CancellationToken ct)
    {
        await store.Days.MarkStuckAsync(personId, key, ct);
        looks.TryRemove(personId, out _);
    }

    /// <summary>To be called when the person writes.</summary>
    public async Task SpokeAsync(string personId, CancellationToken ct)
    {
        // By elapsed time: a clock that is set back would have it believed for longer.
        if (looks.TryGetValue(personId, out var last) && last.FoundNothing && time.GetElapsedTime(last.At) < Believed)
            return;

        if (looks.Count >= MaxRemembered)
            looks.Clear();
        var look = new Look(time.GetTimestamp(), foundNothing: false);
        looks[personId] = look;
        if (await HealAsync(personId, ct))
            // Unless the person was marked meanwhile, which removed it.
            looks.TryUpdate(personId, new Look(look.At, foundNothing: true), look);
    }

    /// <returns>Whether nothing that is in flight can still turn out not to have reached the person.</returns>
    private async Task<bool> HealAsync(string personId, CancellationToken ct)
    {
        var all = await store.Days.StuckAsync(personId, ct);
        if (all.Count > 1)
            all = DayRules.CarriersFirst(await store.Days.ReadAsync(personId, DateOnly.MinValue, ct), all);

        var isSettled = true;
        foreach (var stuck in all)
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

        return isSettled;
    }

    /// <summary>A look at what waits for a person. A class, so that one is never taken for another.</summary>
    private sealed class Look(long at, bool foundNothing)
    {
        /// <summary>Timestamp of its beginning.</summary>
        public long At => at;

        /// <summary>Whether it ended, and nothing is left for the person's next message.</summary>
        public bool FoundNothing => foundNothing;
    }
}
