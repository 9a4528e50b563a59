using Azure.Core;
using Azure.Identity;
using Azure.Storage.Queues;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Queues;

/// <summary>The client of the queue service, in the same account as the tables.</summary>
public static class QueueClients
{
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The account that the options name.</summary>
    public static QueueServiceClient Create(StorageOptions options)
    {
        var client = Options();
        if (string.IsNullOrEmpty(options.AccountName))
            return new QueueServiceClient(options.ConnectionString is { Length: > 0 } set ? set : StorageOptions.Development, client);
        return new QueueServiceClient(
            new Uri($"https://{options.AccountName}.queue.{options.EndpointSuffix}"), new DefaultAzureCredential(), client);
    }

    private static QueueClientOptions Options() => new()
    {
        MessageEncoding = QueueMessageEncoding.None,
        Retry = { Mode = RetryMode.Exponential, MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(200), NetworkTimeout = TryTimeout },
    };
}
