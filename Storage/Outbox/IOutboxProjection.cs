using BotApp.Storage.Units;

namespace BotApp.Storage.Outbox;

/// <summary>Applies one kind of outbox message to a read model.</summary>
/// <remarks>
/// Delivery is at least once, and after a crash late or out of order: a projection keeps the
/// <see cref="OutboxMessage.Version"/> of each key and ignores an older one.
/// </remarks>
public interface IOutboxProjection
{
    /// <summary>The <see cref="OutboxMessage.Kind"/> it takes; one projection per kind.</summary>
    string Kind { get; }

    /// <summary>
    /// Whether a message holds the full state of its key, so that only the newest waiting one needs to be applied.
    /// </summary>
    bool TakesLatestOnly => false;

    /// <summary>Applies the message. An exception means that it was not applied and is tried again later.</summary>
    Task ApplyAsync(string unit, OutboxMessage message, CancellationToken ct);
}
