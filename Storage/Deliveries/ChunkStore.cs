using Azure;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>Changes a chunk and the counts of its shard in one transaction; reads again and retries if another writer was first.</summary>
/// <remarks>
/// If a write is not answered, the change is applied again to what is stored then, and finds its own work done. So every
/// change must be idempotent.
/// </remarks>
internal sealed class ChunkStore(IDeliveryRows rows, DeliveryTiming timing, TimeProvider time, Jitter jitter)
{
    private const int MaxTries = 12;
    private const int MaxOutages = 2;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    private readonly ShardLanes lanes = new();

    public async Task<DeliveryChunk> ReadAsync(ChunkKey key, CancellationToken ct) =>
        await rows.FindAsync(key.Partition, key.Row, ct) is { } row ? ChunkRow.Read(key, row) : DeliveryChunk.Empty(key);

    /// <summary>The chunk after the change. If the change returns the same object, nothing is written.</summary>
    /// <param name="remembered">Whether the first try may start from what this host wrote last.</param>
    public Task<DeliveryChunk> ChangeAsync(
        ChunkKey key, Func<DeliveryChunk, DeliveryChunk> change, bool remembered, CancellationToken ct) =>
        lanes.RunAsync(key.Partition, async memory =>
        {
            var (tries, outages) = (0, 0);
            while (true)
            {
                var known = remembered && tries == 0 ? memory.Chunk(key) : null;
                var before = known ?? await ReadAsync(key, ct);
                var after = change(before);
                if (ReferenceEquals(before, after) && known is null)
                    return before;

                try
                {
                    if (!ReferenceEquals(before, after))
                        return await WriteAsync(memory, before, after, ct);
                }
                catch (Exception e) when (IsLostRace(e) && ++tries < MaxTries)
                {
                    memory.Forget();
                    await Task.Delay(Delay(tries), time, ct);
                    continue;
                }
                catch (Exception e) when (StorageFault.IsOutage(e, ct))
                {
                    // It may have been written, so the memory can no longer be trusted.
                    memory.Forget();
                    if (++outages > MaxOutages)
                        throw;
                    await Task.Delay(Delay(tries + outages), time, ct);
                }

                tries++;
            }
        });

    private async Task<DeliveryChunk> WriteAsync(ShardMemory memory, DeliveryChunk before, DeliveryChunk after, CancellationToken ct)
    {
        if (memory.Counts is not { } counts)
        {
            var row = await rows.FindAsync(after.Key.Partition, ChunkRow.CountsKey, ct);
            counts = (ChunkRow.ReadCounts(row), row?.ETag);
            memory.Remember(counts.Counts, counts.ETag);
        }

        var sums = counts.Counts + DeliveryCounts.Of(after.Recipients) - DeliveryCounts.Of(before.Recipients);
        var tags = await rows.SubmitAsync(
            [ChunkRow.Write(after, timing).Put(before.ETag), ChunkRow.WriteCounts(after.Key.Partition, sums).Put(counts.ETag)], ct);
        var written = after with { ETag = tags[0] };
        memory.Remember(written, sums, tags[1]);
        return written;
    }

    private TimeSpan Delay(int tries)
    {
        var most = FirstDelay * Math.Pow(2, tries - 1);
        return (most < LongestDelay ? most : LongestDelay) * (0.5 + jitter() / 2);
    }

    private static bool IsLostRace(Exception e) => e is RequestFailedException failed && failed.IsLostRace();
}
