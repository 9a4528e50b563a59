using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Storage.Totals;

/// <summary>After a start, rebuilds the totals if they were not counted by the rules in force. Nothing waits for it.</summary>
internal sealed partial class TotalsStart(TotalsKeeper keeper, TimeProvider time, ILogger<TotalsStart> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await keeper.EnsureAsync(stoppingToken) is { } rebuilt)
                    LogRebuilt(rebuilt.Units, rebuilt.Rewritten);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Until it succeeds, a status reads the units' own tallies.
                LogFailed(e);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The totals of {Units} units were rebuilt; {Rewritten} rows were new or different.")]
    private partial void LogRebuilt(int units, int rewritten);

    [LoggerMessage(2, LogLevel.Warning, "The totals could not be rebuilt; that is tried again.")]
    private partial void LogFailed(Exception exception);
}
