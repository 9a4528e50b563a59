using BotApp.Protocol;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Storage.Tables;

namespace BotApp.Delivery;

/// <summary>Handles one message of the queue and its chunk.</summary>
internal sealed partial class WorkPump(ChunkWorker worker, DeliveryStore store, IWorkQueue queue, TimeProvider time, DeliveryMetrics metrics,
    ILogger<WorkPump> logger)
{
    /// <summary>How often handling a message may fail before it is given up.</summary>
    public const int MaxTries = 5;

    /// <summary>How often a message may be received before it is given up: the only count that works if the message crashes the host.</summary>
    public const int MaxDequeues = 50;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Handles the message. Throws only on an outage: then the message stays in the queue and becomes visible again.</summary>
    public async Task HandleAsync(ReceivedWork received, CancellationToken stop, CancellationToken abort)
    {
        if (received.Work is not { } work || received.Dequeues > MaxDequeues)
        {
            await GiveUpAsync(received, abort);
            return;
        }

        using var span = Spans.Start("delivery chunk", System.Diagnostics.ActivityKind.Consumer);
        span?.SetTag("bot.reminder", work.Chunk.Of.Reminder).SetTag("bot.occurrence", work.Chunk.Of.Occurrence).SetTag("bot.chunk", work.Chunk.Number);
        try
        {
            // The next message is queued before this one is deleted, so that a crash loses none.
            if (await worker.RunAsync(work.Chunk, stop, abort) is { } next)
                await EnqueueNextAsync(work.Chunk, next, abort);
            await queue.DeleteAsync(received, abort);
        }
        catch (Exception e) when (!StorageOutage.Is(e, abort) && !abort.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            LogFailed(logger, work.Chunk.Of.Reminder, work.Chunk.Of.Occurrence, work.Chunk.Number, work.Tries + 1, e);
            span.Fail("failed");
            if (work.Tries + 1 >= MaxTries)
            {
                await GiveUpAsync(received, abort);
                return;
            }

            await queue.EnqueueAsync(work with { Tries = work.Tries + 1 }, RetryAfter, abort);
            await queue.DeleteAsync(received, abort);
        }
    }

    private Task EnqueueNextAsync(ChunkKey chunk, DateTimeOffset next, CancellationToken ct)
    {
        // A distant due time is left to the sweep, which also copes with clock jumps.
        var delay = next - time.GetUtcNow();
        return delay > LongestWait ? Task.CompletedTask : queue.EnqueueAsync(new WorkMessage(chunk), delay, ct);
    }

    private async Task GiveUpAsync(ReceivedWork received, CancellationToken ct)
    {
        metrics.GivenUp();
        if (received.Work is { } work)
        {
            LogGivenUp(logger, work.Chunk.Of.Reminder, work.Chunk.Of.Occurrence, work.Chunk.Number);
            await store.GiveUpAsync(work.Chunk, ct);
        }
        else
        {
            LogUnreadable(logger);
        }

        await queue.GiveUpAsync(received, ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "Chunk {Chunk} of {Reminder} {Occurrence} failed at try {Tries}.")]
    private static partial void LogFailed(ILogger logger, string reminder, string occurrence, int chunk, int tries, Exception e);

    [LoggerMessage(2, LogLevel.Error, "Chunk {Chunk} of {Reminder} {Occurrence} is given up and kept among the dead letters.")]
    private static partial void LogGivenUp(ILogger logger, string reminder, string occurrence, int chunk);

    [LoggerMessage(3, LogLevel.Error, "A queue message that cannot be read is given up and kept among the dead letters. No delivery hangs on it; deliveries --take-up removes it.")]
    private static partial void LogUnreadable(ILogger logger);
}
