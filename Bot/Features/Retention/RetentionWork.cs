using BotApp.Storage.Tables;

namespace BotApp.Features.Retention;

/// <summary>Deletes once a day, on every host; the second host finds nothing to do.</summary>
internal sealed partial class RetentionWork(DeleteExpired expired, TimeProvider time, Jitter jitter, ILogger<RetentionWork> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Jitter lets hosts that started together drift apart.
        for (var wait = First * (0.5 + jitter()); ; wait = Every * (0.9 + jitter() / 5))
        {
            await Task.Delay(wait, time, stoppingToken);
            try
            {
                await expired.RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Expired records could not be deleted; the next day tries again.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}

internal static class RetentionSetup
{
    /// <summary>Adds the work that runs beside <c>serve</c>.</summary>
    public static IServiceCollection AddRetentionWork(this IServiceCollection services) =>
        services.AddSingleton<DeleteExpired>().AddHostedService<RetentionWork>();
}
