using BotApp.Turns;

namespace BotApp.Features.Status;

/// <summary>Checks periodically on every host whether a summary is due; no leader is elected, since only one host can claim a post.</summary>
internal sealed partial class StatusPostWork(StatusPosts posts, RosterView roster, TimeProvider time, ILogger<StatusPostWork> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
            await TickAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One check.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        if (roster.Current is not { } snapshot || snapshot.Units.IsEmpty)
            return;

        try
        {
            await posts.PostDueAsync(snapshot, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // On any error the host keeps serving, and the next tick tries again.
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The summaries could not be looked after; that is tried again in a moment.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
