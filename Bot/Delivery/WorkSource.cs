using BotApp.Storage.Queues;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>
/// Where the lanes of a host get their work. One looks for all of them: a host that has nothing to send asks the queue once
/// where each lane would ask for itself, and where one finds something the next looks at once.
/// </summary>
internal sealed class WorkSource(
    IWorkQueue queue, ISendPort port, DeliverySignal signal, IOptions<DeliveryOptions> options, TimeProvider time, Jitter jitter) : IDisposable
{
    private readonly SemaphoreSlim looking = new(1, 1);

    // Longer than a chunk takes; should it take longer, someone looks at the chunk and finds nothing to do.
    private readonly TimeSpan hidden = options.Value.ClaimLimit;

    /// <summary>The next piece of work, whenever it comes; not while the port is paused.</summary>
    public async Task<ReceivedWork> NextAsync(CancellationToken ct)
    {
        await looking.WaitAsync(ct);
        try
        {
            while (true)
            {
                var raised = signal.Next;
                if (port.PausedUntil is { } until && until > time.GetUtcNow())
                    await Task.Delay(until - time.GetUtcNow(), time, ct);
                else if (await queue.ReceiveAsync(1, hidden, ct) is [var received])
                    return received;
                else
                    await Task.WhenAny(raised, Task.Delay(options.Value.IdleWait * (0.5 + jitter() / 2), time, ct));
                ct.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            looking.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => looking.Dispose();
}
