using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Puts chunks back into the queue whose message was lost, or whose time was too far off for one.</summary>
internal sealed class ForgottenWork(OpenOccurrences open, IWorkQueue queue, TimeProvider time)
{
    // A message may simply be waiting its turn. Only this host remembers, so there is one message too many a host at most.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);
    private const int MaxRemembered = 50_000;

    private readonly Dictionary<ChunkKey, DateTimeOffset> queued = [];

    /// <summary>Looks once.</summary>
    /// <param name="slack">What is due only for so long may have a message on its way.</param>
    /// <returns>How many were put back.</returns>
    public async Task<int> SweepAsync(TimeSpan slack, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var count = 0;
        foreach (var chunk in await open.DueAsync(now - slack, ct))
        {
            // The clock may have been set back since.
            if (queued.TryGetValue(chunk, out var at) && at <= now && now - at < Believed)
                continue;

            await queue.EnqueueAsync(new WorkMessage(chunk), TimeSpan.Zero, ct);
            if (queued.Count >= MaxRemembered)
                queued.Clear();
            queued[chunk] = now;
            count++;
        }

        return count;
    }
}

/// <summary>Sweeps now and then; each host does.</summary>
internal sealed partial class DeliverySweeper(
    ForgottenWork forgotten, DeliveryQueue queue, DeliverySignal signal, DeliveryMetrics metrics, IOptions<DeliveryOptions> options,
    TimeProvider time, Jitter jitter, ILogger<DeliverySweeper> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (await forgotten.SweepAsync(TimeSpan.FromSeconds(1), stoppingToken) is > 0 and var count)
                {
                    LogPutBack(logger, count);
                    signal.Raise();
                }

                metrics.Depth(await queue.DepthAsync(stoppingToken), await queue.DeadAsync(stoppingToken));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                metrics.DepthUnknown();
                if (StorageOutage.IsRefusal(e))
                    logger.StorageRefuses(e);
                else
                    LogFailed(logger, e);
            }

            // Hosts that were started together drift apart.
            await Task.Delay(options.Value.SweepEvery * (0.75 + jitter() / 2), time, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} chunks of deliveries were due without a message and are queued again.")]
    private static partial void LogPutBack(ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Warning, "The deliveries could not be swept; the next round tries again.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
