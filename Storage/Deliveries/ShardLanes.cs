using Azure;

namespace BotApp.Storage.Deliveries;

/// <summary>
/// One lane a shard: within a host the writers of a shard queue here instead of colliding in the store, and a lane
/// remembers what it wrote last, so that recording what was claimed a moment ago reads nothing.
/// </summary>
internal sealed class ShardLanes
{
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Lock guard = new();

    /// <summary>Runs the work alone among those of this shard, in order of arrival.</summary>
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

    /// <summary>Idle lanes are kept for what they remember, as long as there are few.</summary>
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

/// <summary>What was written last to a shard. Used by the holder of the lane only; what is out of date fails at its ETag.</summary>
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
