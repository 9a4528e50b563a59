using BotApp.Storage.Tables;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Storage.Outbox;

/// <summary>Runs the dispatcher: at once for units saved to on this host, and regularly over all units for what other hosts left.</summary>
internal sealed partial class OutboxWorker(
    OutboxDispatcher dispatcher, OutboxSignal signal, TimeProvider time, Jitter jitter, ILogger<OutboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(FollowSavesAsync(stoppingToken), SweepAsync(stoppingToken));

    private async Task FollowSavesAsync(CancellationToken ct)
    {
        await foreach (var unit in signal.Units.ReadAllAsync(ct))
            await TryAsync(() => dispatcher.DispatchAsync(unit, ct), ct);
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        while (true)
        {
            await TryAsync(() => dispatcher.DispatchAllAsync(ct), ct);
            // Jitter, so hosts that started together drift apart.
            await Task.Delay(SweepEvery * (0.75 + jitter() / 2), time, ct);
        }
    }

    private async Task TryAsync(Func<Task<int>> dispatch, CancellationToken ct)
    {
        try
        {
            await dispatch();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The messages are stored; the next sweep finds them.
            LogFailed(e);
        }
    }

    [LoggerMessage(3, LogLevel.Warning, "The outbox could not be read; the next sweep tries again.")]
    private partial void LogFailed(Exception exception);
}
