using Azure;
using Azure.Identity;
using Azure.Storage.Queues;
using BotApp.Storage.Migrations;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Queues;

/// <summary>The queue of deliveries and the one beside it for what was given up.</summary>
/// <param name="prefix">As of the tables, so that several offices or tests can share an account.</param>
public sealed class DeliveryQueue(QueueServiceClient service, TimeProvider time, string prefix = "") : IWorkQueue
{
    /// <summary>The longest a message can be hidden.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    // Someone waits for what stands beside it. One that hangs would be tried for a quarter of a minute.
    private static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(2);

    private const int MostAtOnce = 32;

    // A message is a hint; the sweep would find its work again, but there is no reason to let it expire.
    private static readonly TimeSpan NoExpiry = TimeSpan.FromSeconds(-1);

    private readonly QueueClient work = service.GetQueueClient(Name(prefix, "deliveries"));
    private readonly QueueClient dead = service.GetQueueClient(Name(prefix, "deliveries-dead"));
    private readonly Uri endpoint = service.Uri;
    private volatile bool created;

    /// <inheritdoc />
    public async Task EnqueueAsync(WorkMessage work, TimeSpan delay, CancellationToken ct)
    {
        await CreateAsync(ct);
        var hidden = delay < TimeSpan.Zero ? TimeSpan.Zero : delay < LongestDelay ? delay : LongestDelay;
        await this.work.SendMessageAsync(WorkText.Write(work), hidden, NoExpiry, ct);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ReceivedWork>> ReceiveAsync(int most, TimeSpan hidden, CancellationToken ct)
    {
        await CreateAsync(ct);
        var answer = await work.ReceiveMessagesAsync(Math.Clamp(most, 1, MostAtOnce), hidden, ct);
        return [.. answer.Value.Select(Read)];
    }

    /// <inheritdoc />
    public Task DeleteAsync(ReceivedWork received, CancellationToken ct) => DeleteAsync(work, received, ct);

    private static async Task DeleteAsync(QueueClient queue, ReceivedWork received, CancellationToken ct)
    {
        try
        {
            await queue.DeleteMessageAsync(received.Id, received.Receipt, ct);
        }
        catch (RequestFailedException e) when (e.IsLostRace() || e.Status is 400)
        {
            // Its time was over, and someone else has it: one look at the chunk more.
        }
    }

    /// <inheritdoc />
    public async Task GiveUpAsync(ReceivedWork received, CancellationToken ct)
    {
        await dead.SendMessageAsync(received.Text, TimeSpan.Zero, NoExpiry, ct);
        await DeleteAsync(received, ct);
    }

    /// <summary>Messages waiting, hidden ones included; about, as the service says.</summary>
    public Task<int> DepthAsync(CancellationToken ct) => CountAsync(work, ct);

    /// <summary>How many were given up.</summary>
    public Task<int> DeadAsync(CancellationToken ct) => CountAsync(dead, ct);

    /// <summary>How many were given up; null where the queue cannot be read within a moment: whoever has more to tell tells the rest.</summary>
    public async Task<int?> DeadIfReadableAsync(CancellationToken ct)
    {
        using var late = new CancellationTokenSource(ShownWithin, time);
        using var within = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            return await DeadAsync(within.Token);
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            return null;
        }
    }

    /// <summary>Makes the queues where there are none yet, and finds out at the start whether this host may. Turns and saves need no queue, so an outage does not stop it.</summary>
    /// <exception cref="StorageNotReadyException">The queue service refuses, or nobody vouches for this process: nothing would ever be sent.</exception>
    public async Task OpenAsync(CancellationToken ct)
    {
        try
        {
            await CreateAsync(ct);
        }
        catch (AuthenticationFailedException e)
        {
            throw StorageNotReadyException.WithoutIdentity(e);
        }
        catch (Exception e) when (StorageFault.IsRefusal(e))
        {
            throw new StorageNotReadyException(
                $"The queue storage at {endpoint} refuses. Check the key in Storage:ConnectionString, or give the managed identity the role Storage Queue Data Contributor.", e);
        }
        catch (Exception e) when (StorageOutage.Is(e, ct))
        {
            // The lanes and the sweep tell of it, and go on once it is over.
        }
    }

    /// <summary>Takes up to 32 of those that were given up, hidden from others for a minute.</summary>
    public async Task<IReadOnlyList<ReceivedWork>> ReceiveDeadAsync(CancellationToken ct)
    {
        await CreateAsync(ct);
        var answer = await dead.ReceiveMessagesAsync(MostAtOnce, TimeSpan.FromMinutes(1), ct);
        return [.. answer.Value.Select(Read)];
    }

    /// <summary>Removes one of those that were given up.</summary>
    public Task DeleteDeadAsync(ReceivedWork received, CancellationToken ct) => DeleteAsync(dead, received, ct);

    private static ReceivedWork Read(Azure.Storage.Queues.Models.QueueMessage m) =>
        new(WorkText.Read(m.MessageText), m.MessageText, m.DequeueCount, m.MessageId, m.PopReceipt, m.InsertedOn);

    private async Task<int> CountAsync(QueueClient queue, CancellationToken ct)
    {
        await CreateAsync(ct);
        return (await queue.GetPropertiesAsync(ct)).Value.ApproximateMessagesCount;
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        if (created)
            return;

        // Several at once do no harm.
        await Task.WhenAll(work.CreateIfNotExistsAsync(cancellationToken: ct), dead.CreateIfNotExistsAsync(cancellationToken: ct));
        created = true;
    }

    private static string Name(string prefix, string name) =>
        prefix.Length == 0 ? name : $"{prefix.ToLowerInvariant()}-{name}";
}
