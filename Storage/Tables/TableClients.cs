using System.Collections.Frozen;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;

namespace BotApp.Storage.Tables;

/// <summary>The client of the table service.</summary>
public static class TableClients
{
    internal const string PublicCloud = "core.windows.net";

    /// <summary>The clouds by the suffix of their endpoints.</summary>
    internal static readonly FrozenDictionary<string, TableAudience> Audiences = new Dictionary<string, TableAudience>
    {
        [PublicCloud] = TableAudience.AzurePublicCloud,
        ["core.chinacloudapi.cn"] = TableAudience.AzureChina,
        ["core.usgovcloudapi.net"] = TableAudience.AzureGovernment,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // A click waits about ten seconds: after three tries of three seconds it can still be told what happened.
    private const int MaxRetries = 2;
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    /// <summary>Connections a host opens to the table service.</summary>
    /// <remarks>
    /// Without a limit, each call that finds no free connection opens one. 64 concurrent statuses then opened hundreds, and the
    /// emulator accepted them slowly: some tries timed out waiting (p99 3.4 s; 0.3 s with the limit). An Azure App Service
    /// instance is guaranteed 128 outbound ports (https://learn.microsoft.com/azure/app-service/troubleshoot-intermittent-outbound-connection-errors).
    /// </remarks>
    internal const int MaxConnections = 64;

    // After a failover the account has another address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The account that the options name.</summary>
    public static TableServiceClient Create(StorageOptions options)
    {
        var client = Options();
        if (string.IsNullOrEmpty(options.AccountName))
            return new TableServiceClient(options.ConnectionString is { Length: > 0 } set ? set : StorageOptions.Development, client);

        client.Audience = Audiences[options.EndpointSuffix];
        return new TableServiceClient(
            new Uri($"https://{options.AccountName}.table.{options.EndpointSuffix}"), new DefaultAzureCredential(), client);
    }

    /// <summary>Options to fail within seconds rather than minutes. For one client only: they hold its connection pool.</summary>
    public static TableClientOptions Options() => new()
    {
        Transport = new HttpClientTransport(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = MaxConnections,
            PooledConnectionLifetime = ConnectionLifetime,
        }),
        Retry =
        {
            Mode = RetryMode.Exponential,
            MaxRetries = MaxRetries,
            Delay = FirstDelay,
            MaxDelay = LongestDelay,
            NetworkTimeout = TryTimeout,
        },
    };
}
