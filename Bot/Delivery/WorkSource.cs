using BotApp.Storage.Queues;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Options;

namespace BotApp.Delivery;

/// <summary>
/// Where a host's lanes get their work. One lane at a time polls for all: an idle host polls the queue once instead of once per
/// lane, and as soon as one lane finds work the next polls.
/// </summary>
internal sealed class WorkSource(
    IWorkQueue queue, ISendPort port, DeliverySignal signal, IOptions<DeliveryOptions> options, TimeProvider time, Jitter jitter) : IDisposable
{
    private readonly SemaphoreSlim looking = new(1, 1);

    // Longer than handling a chunk takes. If it does take longer, another host finds nothing to do in the chunk.
    private readonly TimeSpan hidden = options.Value.ClaimLimit;

    /// <summary>Waits for the next piece of work; takes none while the port is paused.</summary>
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
