namespace BotApp.Turns;

/// <summary>Something of the storage that the host keeps in memory: read before the host serves, and again at every pause.</summary>
internal abstract class RefreshedView(TimeSpan pause, TimeProvider time) : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    /// <summary>Reads what has changed since the last look. Throws only when it is cancelled.</summary>
    public abstract Task RefreshAsync(CancellationToken ct);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RefreshAsync(stoppingToken);
    }
}
