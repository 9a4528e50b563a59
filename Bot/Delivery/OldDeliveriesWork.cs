using BotApp.Storage.Deliveries;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Removes deliveries and operation rows older than <see cref="DeliveryOptions.KeepDays"/>, once a day on every host; the first finds the work.</summary>
internal sealed partial class OldDeliveriesWork(
    OldDeliveries deliveries, OldOperations operations, IOptions<DeliveryOptions> options, TimeProvider time, Jitter jitter, ILogger<OldDeliveriesWork> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromHours(1);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while the host starts, and not on all hosts at once.
        await Task.Delay(First * (0.5 + jitter()), time, stoppingToken);
        while (true)
        {
            try
            {
                var before = time.GetUtcNow().AddDays(-options.Value.KeepDays);
                LogPurged(
                    logger, await deliveries.PurgeAsync(before, stoppingToken), await operations.PurgeAsync(before, stoppingToken), options.Value.KeepDays);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }

            await Task.Delay(Every, time, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The deliveries of {Occurrences} occurrences (their counts are kept) and {Clicks} notes of clicks, older than {Days} days, are removed.")]
    private static partial void LogPurged(ILogger logger, int occurrences, int clicks, int days);

    [LoggerMessage(2, LogLevel.Warning, "Old deliveries could not be removed; tomorrow again.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
