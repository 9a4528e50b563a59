using Azure;
using Azure.Identity;

namespace BotApp.Storage.Tables;

/// <summary>What a failed request says about its effect.</summary>
internal static class StorageFault
{
    /// <summary>
    /// The request may or may not have had its effect: the connection broke, it took too long, or the service says that
    /// it is in trouble. (The client's own retries are over by then.)
    /// </summary>
    public static bool IsOutage(Exception e, CancellationToken ct) => e switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        // No token, so no request.
        AuthenticationFailedException => true,
        // What the client throws when each of its tries failed.
        AggregateException all => all.InnerExceptions.All(inner => IsOutage(inner, ct)),
        OperationCanceledException => !ct.IsCancellationRequested,
        IOException or HttpRequestException or TimeoutException => true,
        _ => false,
    };

    /// <summary>The service does not let us in, or nobody vouches for us: a key or a role is missing.</summary>
    public static bool IsRefusal(Exception e) => e is RequestFailedException { Status: 401 or 403 } or AuthenticationFailedException;

    /// <summary>The one exception that an outage is told by.</summary>
    public static RequestFailedException Outage(Exception e) =>
        e as RequestFailedException ?? new RequestFailedException(0, "The storage did not answer.", e);

    /// <summary>"There already" was the answer, and it is not there: whoever hears of a success would be told what is not so.</summary>
    public static RequestFailedException NotThere(string what) => new(503, $"{what} was refused as being there already, and is not there.");

    /// <summary>The table client's word for "there already".</summary>
    public static bool IsConflict(this RequestFailedException e) => e.Status is 409;

    /// <summary>Someone wrote or removed the row since it was read.</summary>
    public static bool IsLostRace(this RequestFailedException e) => e.Status is 404 or 409 or 412;
}
