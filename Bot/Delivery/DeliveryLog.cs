using BotApp.Storage.Tables;

namespace BotApp.Delivery;

/// <summary>Log messages shared by the delivery services.</summary>
internal static partial class DeliveryLog
{
    /// <summary>A refusal, which waiting does not fix; see <see cref="StorageOutage.IsRefusal"/>.</summary>
    [LoggerMessage(100, LogLevel.Error, "The storage does not let the deliveries in, and nothing is sent. Give the identity of the host the roles Storage Queue Data Contributor and Storage Table Data Contributor, or check the key in Storage:ConnectionString.")]
    public static partial void StorageRefuses(this ILogger logger, Exception e);
}
