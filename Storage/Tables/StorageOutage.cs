using Azure;
using Azure.Identity;

namespace BotApp.Storage.Tables;

/// <summary>Distinguishes trouble with the storage from bugs, for users of the stores outside this project.</summary>
public static class StorageOutage
{
    /// <summary>
    /// The storage refused or did not answer. If the service does not answer at all, the client reports cancelled tries, not
    /// failed requests.
    /// </summary>
    /// <param name="ct">The caller's token; its cancellation is no outage.</param>
    public static bool Is(Exception e, CancellationToken ct = default) => e switch
    {
        RequestFailedException or AggregateException { InnerException: RequestFailedException } => true,
        _ => StorageFault.IsOutage(e, ct),
    };

    /// <summary>An outage or refusal thrown by the storage client: the message tells everything, and the stack is only the client's.</summary>
    public static bool IsPlain(Exception e) =>
        e is RequestFailedException or AuthenticationFailedException or AggregateException
        && (StorageFault.IsOutage(e, CancellationToken.None) || StorageFault.IsRefusal(e));

    /// <summary>The storage denies access, or this process has no identity: waiting does not help.</summary>
    public static bool IsRefusal(Exception e) => StorageFault.IsRefusal(e);
}
