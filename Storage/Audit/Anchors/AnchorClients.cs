using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Audit.Anchors;

/// <summary>The client of the anchors' blob service: ideally an account from which the tables' writers cannot delete.</summary>
public static class AnchorClients
{
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The account that the options name for the anchors, or else that of the tables.</summary>
    public static BlobServiceClient Create(StorageOptions options)
    {
        var (connection, account) = options.HasAnchorAccount
            ? (options.AnchorConnectionString, options.AnchorAccountName)
            : (options.ConnectionString, options.AccountName);
        return string.IsNullOrEmpty(account)
            ? new BlobServiceClient(connection is { Length: > 0 } set ? set : StorageOptions.Development, Options())
            : new BlobServiceClient(new Uri($"https://{account}.blob.{options.EndpointSuffix}"), new DefaultAzureCredential(), Options());
    }

    private static BlobClientOptions Options() => new()
    {
        Retry = { Mode = RetryMode.Exponential, MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(200), NetworkTimeout = TryTimeout },
    };
}
