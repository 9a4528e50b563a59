using BotApp.Storage.Tables;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Storage.Audit.Anchors;

/// <summary>Checks hourly whether the day has its anchor. Every host does this; the second one finds the anchor there.</summary>
internal sealed partial class AnchorWork(AnchorKeeper keeper, TimeProvider time, Jitter jitter, ILogger<AnchorWork> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Jitter, so hosts that started together drift apart.
        for (var wait = First * (0.5 + jitter()); ; wait = Every * (0.75 + jitter() / 2))
        {
            await Task.Delay(wait, time, stoppingToken);
            try
            {
                await keeper.AnchorAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(9, LogLevel.Error, "The audit chains could not be anchored; the next hour tries again.")]
    private partial void LogFailed(Exception exception);
}
