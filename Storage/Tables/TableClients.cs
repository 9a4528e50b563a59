using System.Collections.Frozen;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;

namespace BotApp.Storage.Tables;

/// <summary>How this product talks to the table service.</summary>
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

    // A click waits some ten seconds for its answer: three tries of three seconds, and it can still be told what happened.
    private const int MaxRetries = 2;
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

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

    /// <summary>Fails within seconds rather than minutes.</summary>
    public static TableClientOptions Options() => new()
    {
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
