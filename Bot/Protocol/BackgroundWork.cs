using System.Collections.Concurrent;

namespace BotApp.Protocol;

/// <summary>Work that a turn leaves behind and nobody waits for, but for the host: when it stops it gives this the time it has.</summary>
internal sealed partial class BackgroundWork(TimeProvider clock, ILogger<BackgroundWork> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, bool> running = new();

    /// <summary>Starts something that is cancelled after a limit. What it throws is logged.</summary>
    public void Run(Func<CancellationToken, Task> work, TimeSpan limit) => Keep(Task.Run(() => GuardAsync(work, limit), CancellationToken.None));

    /// <summary>Takes over something that is under way, has a limit of its own and throws nothing.</summary>
    public void Keep(Task task)
    {
        running.TryAdd(task, true);
        _ = task.ContinueWith(
            (ended, _) => running.TryRemove(ended, out bool _), null, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>By now no requests come any more; what they left running gets the rest of the time the host has for stopping.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var noTime = Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        // A turn that was left running may leave something behind itself.
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
