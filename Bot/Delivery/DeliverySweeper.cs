using BotApp.Storage.Deliveries;
using BotApp.Storage.Queues;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Queues chunks that are due but have no message: it was lost, or the due time was too far off for one.</summary>
internal sealed class ForgottenWork(OpenOccurrences open, IWorkQueue queue, TimeProvider time)
{
    // A queued message may just be waiting its turn. Hosts remember only their own, so each adds at most one too many.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);
    private const int MaxRemembered = 50_000;

    private readonly Dictionary<ChunkKey, DateTimeOffset> queued = [];

    /// <summary>Sweeps once.</summary>
    /// <param name="slack">Chunks due for a shorter time are skipped, as their message may be on its way.</param>
    /// <returns>How many chunks were queued.</returns>
    public async Task<int> SweepAsync(TimeSpan slack, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var count = 0;
        foreach (var chunk in await open.DueAsync(now - slack, ct))
        {
            // `at <= now`: the clock may have been set back since.
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

/// <summary>Sweeps regularly, on every host.</summary>
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

            // Jitter, so hosts that started together drift apart.
            await Task.Delay(options.Value.SweepEvery * (0.75 + jitter() / 2), time, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} chunks of deliveries were due without a message and are queued again.")]
    private static partial void LogPutBack(ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Warning, "The deliveries could not be swept; the next round tries again.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
