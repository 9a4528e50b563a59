namespace BotApp.Delivery;

/// <summary>Wakes this host's deliveries when it has put something into the queue itself.</summary>
internal sealed class DeliverySignal
{
    private volatile TaskCompletionSource next = New();

    /// <summary>There is work.</summary>
    public void Raise() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>Ends when there is work from now on. Asked for before one looks, as work may come while one does.</summary>
    public Task Next => next.Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
