using Azure;
using Azure.Identity;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using BotApp.Storage.Migrations;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Queues;

/// <summary>The queue of deliveries, and the queue of its dead letters.</summary>
/// <param name="prefix">The same as for the tables, so that several offices or tests can share an account.</param>
public sealed class DeliveryQueue(QueueServiceClient service, TimeProvider time, string prefix = "") : IWorkQueue
{
    /// <summary>The longest a message can be hidden.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    // Someone waits for the answer this is part of; the client would retry a hanging request for 15 seconds.
    private static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(2);

    private const int MostAtOnce = 32;

    // If a message expired, the sweep would still find its work, but there is no reason to let it.
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
            // Its hidden time had passed and someone else received it; the chunk is only looked at once more.
        }
    }

    /// <inheritdoc />
    public async Task GiveUpAsync(ReceivedWork received, CancellationToken ct)
    {
        await dead.SendMessageAsync(received.Text, TimeSpan.Zero, NoExpiry, ct);
        await DeleteAsync(received, ct);
    }

    /// <summary>The service's approximate number of messages waiting, hidden ones included.</summary>
    public Task<int> DepthAsync(CancellationToken ct) => CountAsync(work, ct);

    /// <summary>How many dead letters there are.</summary>
    public Task<int> DeadAsync(CancellationToken ct) => CountAsync(dead, ct);

    /// <summary>How many dead letters there are; null if the queue does not answer within two seconds: callers show the rest.</summary>
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

    /// <summary>Creates the queues if needed, and checks access at the start. Tolerates an outage, as turns and saves need no queue.</summary>
    /// <exception cref="StorageNotReadyException">The queue service refuses, or this process has no identity: nothing would ever be sent.</exception>
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
            // The lanes and the sweep report it, and continue once it is over.
        }
    }

    /// <summary>Receives up to 32 dead letters and hides them from others for a minute.</summary>
    public async Task<IReadOnlyList<ReceivedWork>> ReceiveDeadAsync(CancellationToken ct)
    {
        await CreateAsync(ct);
        var answer = await dead.ReceiveMessagesAsync(MostAtOnce, TimeSpan.FromMinutes(1), ct);
        return [.. answer.Value.Select(Read)];
    }

    /// <summary>Removes a dead letter.</summary>
    public Task DeleteDeadAsync(ReceivedWork received, CancellationToken ct) => DeleteAsync(dead, received, ct);

    private static ReceivedWork Read(QueueMessage m) =>
        new(WorkText.Read(m.MessageText), m.MessageText, m.DequeueCount, m.MessageId, m.PopReceipt);

    private async Task<int> CountAsync(QueueClient queue, CancellationToken ct)
    {
        try
        {
            return (await queue.GetPropertiesAsync(ct)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException e) when (!created && e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // As before the first start of a host: a command that counts makes no queue.
            return 0;
        }
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        if (created)
            return;

        // Concurrent calls do no harm.
        await Task.WhenAll(work.CreateIfNotExistsAsync(cancellationToken: ct), dead.CreateIfNotExistsAsync(cancellationToken: ct));
        created = true;
    }

    private static string Name(string prefix, string name) =>
        prefix.Length == 0 ? name : $"{prefix.ToLowerInvariant()}-{name}";
}
