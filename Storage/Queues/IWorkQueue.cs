namespace BotApp.Storage.Queues;

/// <summary>A queue of work for any host; an interface so that the simulator can replace it.</summary>
public interface IWorkQueue
{
    /// <summary>Adds a message that can be received after <paramref name="delay"/>, which is capped at seven days.</summary>
    Task EnqueueAsync(WorkMessage work, TimeSpan delay, CancellationToken ct);

    /// <summary>Receives up to 32 messages and hides them from other hosts for <paramref name="hidden"/>.</summary>
    Task<IReadOnlyList<ReceivedWork>> ReceiveAsync(int most, TimeSpan hidden, CancellationToken ct);

    /// <summary>Removes a received message. Does nothing if it is gone or was received by someone else since.</summary>
    Task DeleteAsync(ReceivedWork received, CancellationToken ct);

    /// <summary>Moves a received message to the dead letters.</summary>
    Task GiveUpAsync(ReceivedWork received, CancellationToken ct);
}
