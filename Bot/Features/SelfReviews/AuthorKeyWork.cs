using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// At start-up and once a day: rewraps the authors' keys under the ring's current key, so that old certificates can be retired,
/// and logs how many keys cannot be opened.
/// </summary>
internal sealed partial class AuthorKeyWork(
    SelfReviewStore store, IOptions<AuthorKeyOptions> options, TimeProvider time, Jitter jitter, ILogger<AuthorKeyWork> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>Goes through all keys once.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        var (renewed, unreadable) = await store.RenewKeysAsync(ct);
        if (renewed > 0)
            LogRenewed(logger, renewed);
        if (unreadable == 0)
            return;
        if (options.Value.AllowUnreadableKeys)
            LogGivenUp(logger, unreadable);
        else
            LogUnreadable(logger, unreadable);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }

            // Jitter lets hosts that started together drift apart.
            await Task.Delay(Every * (0.9 + jitter() / 5), time, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The keys of {Count} authors of self-reviews are wrapped under the present key of the ring.")]
    private static partial void LogRenewed(ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Warning,
        "The keys of {Count} authors of self-reviews cannot be opened: nobody reads what these wrote, and they cannot write. Set the certificates used before in "
        + "DataProtection:FormerCertificates or DataProtection:FormerCertificatePaths; if one is lost, see OPERATIONS.md, \"Rotating what is secret\".")]
    private static partial void LogUnreadable(ILogger logger, int count);

    [LoggerMessage(3, LogLevel.Warning,
        "The keys of {Count} authors of self-reviews cannot be opened, and DataProtection:AllowUnreadableKeys gives them up: what these wrote is lost once they write again.")]
    private static partial void LogGivenUp(ILogger logger, int count);

    [LoggerMessage(4, LogLevel.Warning, "The keys of the authors of self-reviews could not be looked at; the next day tries again.")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
