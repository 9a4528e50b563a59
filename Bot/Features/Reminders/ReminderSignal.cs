namespace BotApp.Features.Reminders;

/// <summary>Tells the agenda of this host that something is to be done before its next tick.</summary>
internal sealed class ReminderSignal : IDisposable
{
    private readonly SemaphoreSlim woken = new(0, 1);

    /// <summary>Wakes it; once is enough.</summary>
    public void Wake()
    {
        try
        {
            woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Awake already.
        }
    }

    /// <summary>Waits until it is woken or the time is over.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken ct) => _ = await woken.WaitAsync(longest, ct);

    /// <inheritdoc />
    public void Dispose() => woken.Dispose();
}
