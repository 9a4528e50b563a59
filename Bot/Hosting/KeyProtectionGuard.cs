using Azure.Data.Tables;
using BotApp.Protocol;
using BotApp.Storage.Keys;
using BotApp.Storage.Tables;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>Checks the key ring when the host starts, not when it is composed: the operator's commands need no certificate.</summary>
/// <remarks>Nor does a storage emulator on this machine, which holds no office's data.</remarks>
internal sealed partial class KeyProtectionGuard(
    IOptions<KeyProtectionOptions> options, IHostEnvironment environment, TableServiceClient tables, IKeyManager ring, ILogger<KeyProtectionGuard> logger)
    : IHostedLifecycleService
{
    // https://learn.microsoft.com/azure/storage/common/storage-use-azurite#connection-strings
    private const string EmulatorAccount = "devstoreaccount1";

    // Runs before Data Protection's own service, which makes a new key if it can open none.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() && !IsEmulator && !options.Value.AllowUnprotectedKeys && !options.Value.HasCertificate)
        {
            throw KeyProtection.Refusal(
                "DataProtection:CertificatePath is not set: whoever reads the storage account could read self-reviews. Set it to a .pfx file, or DataProtection:Certificate to one as base64, "
                + "or set DataProtection:AllowUnprotectedKeys to true if that is accepted.");
        }

        // Other hosts could not read what such a host writes, and it would report all existing self-reviews as unreadable.
        if (!options.Value.AllowUnreadableKeys && HasKeysAndOpensNone(cancellationToken))
        {
            throw KeyProtection.Refusal(
                "DataProtection: none of the keys in the storage can be opened. Set DataProtection:CertificatePath or DataProtection:Certificate as on the other hosts, and certificates used before in "
                + "DataProtection:FormerCertificatePaths:0 or DataProtection:FormerCertificates:0. If the certificate is lost, and with it the text of all self-reviews so far, set "
                + "DataProtection:AllowUnreadableKeys to true.");
        }

        return Task.CompletedTask;
    }

    // A loopback address alone may be a tunnel to a real account.
    private bool IsEmulator => Loopback.IsHost(tables.Uri) && tables.AccountName == EmulatorAccount;

    private bool HasKeysAndOpensNone(CancellationToken ct)
    {
        try
        {
            return ring.GetAllKeys() is { Count: > 0 } keys && !keys.Any(key => key.Opens());
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            // A storage outage does not stop the start here.
            LogNotLookedAt(logger, e);
            return false;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "The key ring of the self-reviews could not be looked at; the host goes on.")]
    private static partial void LogNotLookedAt(ILogger logger, Exception e);
}
