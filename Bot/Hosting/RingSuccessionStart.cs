using BotApp.Storage.Keys;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>
/// At the start: where a certificate is set but the ring's key in use lies unencrypted, a new one begins at once. The ring by itself
/// would use the old one for up to 90 days.
/// </summary>
internal sealed partial class RingSuccessionStart(
    IOptions<KeyProtectionOptions> options, RingSuccession succession, ILogger<RingSuccessionStart> logger) : IHostedLifecycleService
{
    // Before the ring is read for the first time, so that every host with the certificate knows the new key.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.HasCertificate)
            return Task.CompletedTask;
        try
        {
            // The ring knows no other clock.
            if (succession.ReplaceUnencrypted(TimeProvider.System.GetUtcNow()) > 0)
                LogReplaced(logger);
        }
        catch (Exception e) when (StorageOutage.Is(e, cancellationToken))
        {
            LogNotLookedAt(logger, e);
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning,
        "The key in use of the ring of the self-reviews lies unencrypted in the storage, from the time without a certificate. A new key under the certificate is in use from now on; "
        + "see OPERATIONS.md, \"Rotating what is secret\".")]
    private static partial void LogReplaced(ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "Whether the ring of the self-reviews uses an unencrypted key could not be looked at; the next start tries again.")]
    private static partial void LogNotLookedAt(ILogger logger, Exception e);
}
