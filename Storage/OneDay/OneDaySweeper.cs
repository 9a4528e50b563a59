using BotApp.Storage.Tables;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Storage.OneDay;

/// <summary>Removes now and then what was kept for a day; from the end of that day it is refused when read.</summary>
internal sealed partial class OneDaySweeper(OneDayStore store, TimeProvider time, Jitter jitter, ILogger<OneDaySweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // Jitter lets hosts that started together drift apart.
            await Task.Delay(Every * (0.75 + jitter() / 2), time, stoppingToken);
            try
            {
                LogSwept(await store.SweepAsync(stoppingToken));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(5, LogLevel.Debug, "{Count} rows that were kept for a day removed.")]
    private partial void LogSwept(int count);

    [LoggerMessage(6, LogLevel.Warning, "What was kept for a day could not be removed; the next round tries again.")]
    private partial void LogFailed(Exception exception);
}
