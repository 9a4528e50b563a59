using BotApp.Storage.Queues;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Takes work from the queue, several chunks at a time, and ends gracefully: what is in flight is finished, the rest given back.</summary>
internal sealed partial class DeliveryWorker(
    WorkPump pump, IWorkQueue queue, ISendPort port, DeliverySignal signal, IOptions<DeliveryOptions> options, TimeProvider time, Jitter jitter,
    ILogger<DeliveryWorker> logger) : BackgroundService
{
    // Longer than a chunk takes; should it take longer, someone looks at the chunk and finds nothing to do.
    private readonly TimeSpan hidden = options.Value.ClaimLimit;
    private readonly CancellationTokenSource abort = new();

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.ChunksAtOnce).Select(lane => RunAsync(lane, stoppingToken)));

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        abort.CancelAfter(options.Value.StopLimit);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        abort.Dispose();
        base.Dispose();
    }

    private async Task RunAsync(int lane, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (port.PausedUntil is { } until && until > time.GetUtcNow())
                    await Task.Delay(until - time.GetUtcNow(), time, stop);
                else if (await queue.ReceiveAsync(1, hidden, stop) is [var received])
                    await pump.HandleAsync(received, stop, abort.Token);
                else
                    await signal.WaitAsync(options.Value.IdleWait * (0.5 + jitter() / 2), time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                LogFailed(logger, lane, e);
                await Task.Delay(options.Value.IdleWait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Lane {Lane} of the deliveries met an outage and goes on.")]
    private static partial void LogFailed(ILogger logger, int lane, Exception e);
}
