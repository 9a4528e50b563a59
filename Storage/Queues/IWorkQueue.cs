namespace BotApp.Storage.Queues;

/// <summary>Work that any host may take over; the simulator stands in for it.</summary>
public interface IWorkQueue
{
    /// <summary>Puts a message in, to be received after <paramref name="delay"/>; more than seven days become seven.</summary>
    Task EnqueueAsync(WorkMessage work, TimeSpan delay, CancellationToken ct);

    /// <summary>Takes up to 32 messages, hidden from the others for <paramref name="hidden"/>.</summary>
    Task<IReadOnlyList<ReceivedWork>> ReceiveAsync(int most, TimeSpan hidden, CancellationToken ct);

    /// <summary>Removes a received message; it may be gone, or be received by someone else by now.</summary>
    Task DeleteAsync(ReceivedWork received, CancellationToken ct);

    /// <summary>Moves a received message to those that were given up.</summary>
    Task GiveUpAsync(ReceivedWork received, CancellationToken ct);
}
