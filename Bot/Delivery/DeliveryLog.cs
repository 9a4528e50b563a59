using BotApp.Storage.Tables;

namespace BotApp.Delivery;

/// <summary>What the services of deliveries have in common to log.</summary>
internal static partial class DeliveryLog
{
    /// <summary>A refusal, which waiting does not mend; see <see cref="StorageOutage.IsRefusal"/>.</summary>
    [LoggerMessage(100, LogLevel.Error, "The storage does not let the deliveries in, and nothing is sent. Give the identity of the host the roles Storage Queue Data Contributor and Storage Table Data Contributor, or check the key in Storage:ConnectionString.")]
    public static partial void StorageRefuses(this ILogger logger, Exception e);
}
