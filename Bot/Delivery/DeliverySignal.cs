namespace BotApp.Delivery;

/// <summary>Wakes the lanes of this host when it has put something into the queue itself.</summary>
internal sealed class DeliverySignal
{
    private volatile TaskCompletionSource next = New();

    /// <summary>There is work.</summary>
    public void Raise() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>Waits for it, at most so long.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken ct)
    {
        var raised = next.Task;
        await Task.WhenAny(raised, Task.Delay(most, time, ct));
        ct.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
