using Azure;
using Azure.Identity;

namespace BotApp.Storage.Tables;

/// <summary>Tells trouble with the storage from a fault of ours, for those outside that use the stores.</summary>
public static class StorageOutage
{
    /// <summary>
    /// The storage refused or did not answer. A service that answers nothing at all is told by the client as cancelled
    /// tries, not as failed requests.
    /// </summary>
    /// <param name="ct">What the caller was cancelled by: that is no outage.</param>
    public static bool Is(Exception e, CancellationToken ct = default) => e switch
    {
        RequestFailedException or AggregateException { InnerException: RequestFailedException } => true,
        _ => StorageFault.IsOutage(e, ct),
    };

    /// <summary>An outage or a refusal as the storage's client tells it: its message says all there is to know, and its stack is the client's own.</summary>
    public static bool IsPlain(Exception e) =>
        e is RequestFailedException or AuthenticationFailedException or AggregateException
        && (StorageFault.IsOutage(e, CancellationToken.None) || StorageFault.IsRefusal(e));

    /// <summary>The storage does not let us in, or nobody vouches for this process: waiting mends nothing.</summary>
    public static bool IsRefusal(Exception e) => StorageFault.IsRefusal(e);
}
