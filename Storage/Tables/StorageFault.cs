using Azure;
using Azure.Identity;

namespace BotApp.Storage.Tables;

/// <summary>Classifies failed requests by what is known of their effect.</summary>
internal static class StorageFault
{
    /// <summary>
    /// The request may or may not have taken effect: the connection broke, it took too long, or the service reports trouble.
    /// The client's own retries are over by then.
    /// </summary>
    public static bool IsOutage(Exception e, CancellationToken ct) => e switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        // No token, so no request was sent.
        AuthenticationFailedException => true,
        // The client throws this when all of its tries failed.
        AggregateException all => all.InnerExceptions.All(inner => IsOutage(inner, ct)),
        OperationCanceledException => !ct.IsCancellationRequested,
        IOException or HttpRequestException or TimeoutException => true,
        _ => false,
    };

    /// <summary>The service denies access, or this process has no identity: a key or a role is missing.</summary>
    public static bool IsRefusal(Exception e) => e is RequestFailedException { Status: 401 or 403 } or AuthenticationFailedException;

    /// <summary>The one exception type that reports an outage.</summary>
    public static RequestFailedException Outage(Exception e) =>
        e as RequestFailedException ?? new RequestFailedException(0, "The storage did not answer.", e);

    /// <summary>The service answered "already exists", but there is no such row. Reporting success would be wrong.</summary>
    public static RequestFailedException NotThere(string what) => new(503, $"{what} was refused as being there already, and is not there.");

    /// <summary>The service answered "already exists".</summary>
    public static bool IsConflict(this RequestFailedException e) => e.Status is 409;

    /// <summary>Someone wrote or deleted the row since it was read.</summary>
    public static bool IsLostRace(this RequestFailedException e) => e.Status is 404 or 409 or 412;
}
