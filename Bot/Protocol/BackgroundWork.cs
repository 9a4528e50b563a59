using System.Collections.Concurrent;

namespace BotApp.Protocol;

/// <summary>Work that outlives its turn and that nobody awaits, except a stopping host, within its time limit.</summary>
internal sealed partial class BackgroundWork(TimeProvider clock, ILogger<BackgroundWork> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, bool> running = new();

    /// <summary>Starts work that is cancelled after a limit. Exceptions are logged.</summary>
    public void Run(Func<CancellationToken, Task> work, TimeSpan limit) => Keep(Task.Run(() => GuardAsync(work, limit), CancellationToken.None));

    /// <summary>Takes over a running task that has its own limit and never throws.</summary>
    public void Keep(Task task)
    {
        running.TryAdd(task, true);
        _ = task.ContinueWith(
            (ended, _) => running.TryRemove(ended, out bool _), null, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>No more requests arrive by now. Waits for what they left running, as long as the host's stop allows.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var noTime = Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        // A turn that was left running may start more work.
        while (!noTime.IsCompleted && running.Keys.Where(t => !t.IsCompleted).ToList() is { Count: > 0 } open)
            await Task.WhenAny(Task.WhenAll(open), noTime);
    }

    private async Task GuardAsync(Func<CancellationToken, Task> work, TimeSpan limit)
    {
        using var end = new CancellationTokenSource(limit, clock);
        try
        {
            await work(end.Token);
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Work that a turn left behind failed")]
    private partial void LogFailed(Exception exception);
}
