using BotApp.Protocol;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>Records that this host is running, and shares the send rate with the other running hosts.</summary>
internal sealed partial class HostPulse(
    HostBeats beats, HostName host, SendRates rates, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<HostPulse> logger)
    : BackgroundService
{
    private const int Missable = 3;

    private int succeeded;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Count one host more until the others have had time to notice this one.
        rates.Hosts = 2;
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await beats.LeaveAsync(host.Value, cancellationToken);
        }
        catch (Exception e) when (StorageOutage.Is(e, cancellationToken) || e is OperationCanceledException)
        {
            LogMissed(logger, e);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await BeatAsync(stoppingToken);
            await Task.Delay(options.Value.BeatEvery, time, stoppingToken);
        }
    }

    private async Task BeatAsync(CancellationToken ct)
    {
        try
        {
            var there = await beats.BeatAsync(host.Value, options.Value.BeatEvery * Missable, ct);
            rates.Hosts = ++succeeded < 2 ? there + 1 : there;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The others will soon no longer count this host, so it takes a smaller share.
            LogMissed(logger, e);
            if (succeeded > 0)
                rates.Hosts++;
            succeeded = 0;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "This host could not say that it is there.")]
    private static partial void LogMissed(ILogger logger, Exception e);
}
