using System.Collections.Concurrent;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;

namespace BotApp.Delivery;

/// <summary>Who could not be written to. When such a person speaks, what has not expired is pending again.</summary>
internal sealed class Reachability(DeliveryStore store, IWorkQueue queue, TimeProvider time)
{
    // A turn does not look into storage each time; another host may have marked the person meanwhile.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);
    private const int MaxRemembered = 20_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> clear = new(StringComparer.Ordinal);

    /// <summary>Notes that a delivery did not reach the person.</summary>
    public async Task MarkAsync(string personId, OccurrenceKey key, CancellationToken ct)
    {
        await store.Days.MarkStuckAsync(personId, key, ct);
        clear.TryRemove(personId, out _);
    }

    /// <summary>The person spoke.</summary>
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
            // Noted before it is recorded, so it may be unreachable in a moment: the note stays for the next word.
            if (isInFlight)
                continue;
            // The note goes last: without it nobody would come back to what was not healed. With it left over, what is pending or was sent
            // since is not healed again.
            if (chunk is { } healed)
                await queue.EnqueueAsync(new WorkMessage(healed), TimeSpan.Zero, ct);
            // A worker that was quicker, and was refused once more, has noted it anew.
            isSettled &= await store.Days.ClearStuckAsync(personId, stuck, ct);
        }

        if (!isSettled)
            return;
        if (clear.Count >= MaxRemembered)
            clear.Clear();
        clear[personId] = now;
    }
}
