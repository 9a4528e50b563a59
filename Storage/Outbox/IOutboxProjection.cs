using BotApp.Storage.Units;

namespace BotApp.Storage.Outbox;

/// <summary>Carries one kind of outbox message to where it is read.</summary>
/// <remarks>
/// A message comes at least once, and late or out of order after a crash: a projection keeps the
/// <see cref="OutboxMessage.Version"/> of each key and lets an older one pass without effect.
/// </remarks>
public interface IOutboxProjection
{
    /// <summary>The <see cref="OutboxMessage.Kind"/> it takes; one projection a kind.</summary>
    string Kind { get; }

    /// <summary>
    /// Whether a message says all there is to say of its key, so that only the newest of those that wait is handed over.
    /// </summary>
    bool TakesLatestOnly => false;

    /// <summary>Carries it out. An exception means: not done, try again later.</summary>
    Task ApplyAsync(string unit, OutboxMessage message, CancellationToken ct);
}
