using System.Text.Json;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;

namespace BotApp.Delivery;

/// <summary>Takes up dead letters once their cause is fixed; for the operator's command.</summary>
internal sealed partial class GivenUpWork(DeliveryQueue queue, DeliveryStore store, ILogger<GivenUpWork> logger)
{
    /// <summary>Queues dead letters again. Those whose chunk still cannot be read stay; messages that are not ours are removed.</summary>
    /// <returns>How many were queued.</returns>
    public async Task<int> TakeUpAsync(CancellationToken ct)
    {
        var count = 0;
        while (await queue.ReceiveDeadAsync(ct) is { Count: > 0 } letters)
        {
            foreach (var letter in letters)
            {
                if (letter.Work is { } work)
                {
                    if (!await TakeUpAsync(work.Chunk, ct))
                        continue;
                    await queue.EnqueueAsync(new WorkMessage(work.Chunk), TimeSpan.Zero, ct);
                    count++;
                }

                await queue.DeleteDeadAsync(letter, ct);
            }
        }

        return count;
    }

    private async Task<bool> TakeUpAsync(ChunkKey chunk, CancellationToken ct)
    {
        try
        {
            await store.TakeUpAsync(chunk, ct);
            return true;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            LogUnreadable(logger, chunk.Number, chunk.Of.Reminder, chunk.Of.Occurrence, e);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Chunk {Chunk} of {Reminder} {Occurrence} still cannot be read and stays given up.")]
    private static partial void LogUnreadable(ILogger logger, int chunk, string reminder, string occurrence, Exception e);
}
