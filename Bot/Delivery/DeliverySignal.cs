namespace BotApp.Delivery;

/// <summary>Wakes this host's delivery workers when the host itself has queued something.</summary>
internal sealed class DeliverySignal
{
    private volatile TaskCompletionSource next = New();

    /// <summary>Signals that there is work.</summary>
    public void Raise() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>Completes when new work is signalled. Get it before looking for work, as work may arrive while looking.</summary>
    public Task Next => next.Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
