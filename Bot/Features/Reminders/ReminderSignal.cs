using System.Collections.Concurrent;

namespace BotApp.Features.Reminders;

/// <summary>Tells the agenda of this host that something is to be done before its next tick.</summary>
internal sealed class ReminderSignal(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> changed = new(StringComparer.Ordinal);
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

    /// <summary>Something is other with a reminder, which may be closed: its cards are to say so.</summary>
    public void Changed(string reminder)
    {
        changed[reminder] = true;
        Wake();
    }

    /// <summary>The reminders with which something is other since they were taken last.</summary>
    public IReadOnlyList<string> TakeChanged() => [.. changed.Keys.Where(reminder => changed.TryRemove(reminder, out _))];

    /// <summary>Waits until it is woken or the time is over.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(woken.WaitAsync(either.Token), Task.Delay(longest, time, either.Token));
        await either.CancelAsync();
    }

    /// <inheritdoc />
    public void Dispose() => woken.Dispose();
}
