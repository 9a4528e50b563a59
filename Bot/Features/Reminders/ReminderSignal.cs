using System.Collections.Concurrent;

namespace BotApp.Features.Reminders;

/// <summary>Wakes this host's agenda before its next tick.</summary>
internal sealed class ReminderSignal(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> changed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim woken = new(0, 1);

    /// <summary>Wakes the agenda; several calls count as one.</summary>
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

    /// <summary>A reminder, possibly a closed one, has changed: its cards need an update.</summary>
    public void Changed(string reminder)
    {
        changed[reminder] = true;
        Wake();
    }

    /// <summary>Returns the changed reminders since the last call, and clears them.</summary>
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
