using BotApp.Storage.Tables;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Storage.Drafts;

/// <summary>Removes expired drafts about once an hour; until removed they read as missing.</summary>
internal sealed partial class DraftSweeper(DraftStore drafts, TimeProvider time, Jitter jitter, ILogger<DraftSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // Jitter, so hosts that started together drift apart.
            await Task.Delay(Every * (0.75 + jitter() / 2), time, stoppingToken);
            try
            {
                LogSwept(await drafts.SweepAsync(stoppingToken));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(5, LogLevel.Debug, "{Count} expired drafts removed.")]
    private partial void LogSwept(int count);

    [LoggerMessage(6, LogLevel.Warning, "Expired drafts could not be removed; the next round tries again.")]
    private partial void LogFailed(Exception exception);
}
