using Azure;

namespace BotApp.Storage.Deliveries;

/// <summary>
/// One lane per shard: a host's writers of a shard queue here instead of colliding in the store. A lane remembers what
/// it wrote last, so that recording a recent claim needs no read.
/// </summary>
internal sealed class ShardLanes
{
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Lock guard = new();

    /// <summary>Runs the work exclusively within this shard, in order of arrival.</summary>
    public async Task<T> RunAsync<T>(string partition, Func<ShardMemory, Task<T>> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Lane? lane;
        Task turn;
        lock (guard)
        {
            if (!lanes.TryGetValue(partition, out lane))
                lanes.Add(partition, lane = new Lane());
            (turn, lane.Tail) = (lane.Tail, done.Task);
            lane.Users++;
        }

        try
        {
            await turn;
            return await work(lane.Memory);
        }
        finally
        {
            lock (guard)
            {
                if (--lane.Users == 0)
                    Keep(partition);
            }

            done.SetResult();
        }
    }

    /// <summary>Keeps idle lanes for their memory, up to a limit.</summary>
    private void Keep(string partition)
    {
        const int Most = 256;
        if (lanes.Count > Most)
            lanes.Remove(partition);
    }

    private sealed class Lane
    {
        public Task Tail { get; set; } = Task.CompletedTask;

        public int Users { get; set; }

        public ShardMemory Memory { get; } = new();
    }
}

/// <summary>What was last written to a shard. Used only by the holder of the lane; stale content fails at its ETag.</summary>
internal sealed class ShardMemory
{
    private const int MaxChunks = 16;

    private readonly Dictionary<ChunkKey, DeliveryChunk> chunks = [];

    public (DeliveryCounts Counts, ETag? ETag)? Counts { get; private set; }

    public DeliveryChunk? Chunk(ChunkKey key) => chunks.GetValueOrDefault(key);

    public void Remember(DeliveryChunk chunk, DeliveryCounts counts, ETag countsTag)
    {
        Counts = (counts, countsTag);
        if (chunks.Count >= MaxChunks && !chunks.ContainsKey(chunk.Key))
            chunks.Clear();
        chunks[chunk.Key] = chunk;
    }

    public void Remember(DeliveryCounts counts, ETag? tag) => Counts = (counts, tag);

    public void Forget()
    {
        Counts = null;
        chunks.Clear();
    }
}
