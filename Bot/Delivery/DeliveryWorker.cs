using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Takes work from the queue, several chunks at a time. On stopping it finishes what is in flight and gives the rest back.</summary>
internal sealed partial class DeliveryWorker(
    WorkSource source,
    WorkPump pump,
    IOptions<DeliveryOptions> options,
    IHostApplicationLifetime host,
    TimeProvider time,
    ILogger<DeliveryWorker> logger)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host stops its services one by one. This one takes no new work as soon as the stop begins; its time limit starts then, too.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, host.ApplicationStopping);
        // Disposed only after all lanes have ended, so that a time limit that expires late still has something to cancel.
        using var abort = new CancellationTokenSource();
        await using var patience = time.CreateTimer(_ => abort.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var limit = stop.Token.Register(() => patience.Change(options.Value.StopLimit, Timeout.InfiniteTimeSpan));
        await Task.WhenAll(Enumerable.Range(0, options.Value.ChunksAtOnce).Select(lane => RunAsync(lane, stop.Token, abort.Token)));
    }

    private async Task RunAsync(int lane, CancellationToken stop, CancellationToken abort)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await pump.HandleAsync(await source.NextAsync(stop), stop, abort);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                if (StorageOutage.IsRefusal(e))
                    logger.StorageRefuses(e);
                else
                    LogFailed(logger, lane, e);
                await Task.Delay(options.Value.IdleWait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Lane {Lane} of the deliveries met an outage and goes on.")]
    private static partial void LogFailed(ILogger logger, int lane, Exception e);
}
