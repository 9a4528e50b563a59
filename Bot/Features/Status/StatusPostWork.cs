using BotApp.Turns;

namespace BotApp.Features.Status;

/// <summary>Looks now and then whether a summary is due, on every host; nothing elects a leader, since a post is taken over once.</summary>
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

    /// <summary>One look.</summary>
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
            // Whatever it is, the turns go on, and it is looked at again.
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The summaries could not be looked after; that is tried again in a moment.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
