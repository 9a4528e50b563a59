namespace BotApp.Storage.Deliveries;

/// <summary>What became of one claimed delivery.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome() { }

    /// <summary>The platform accepted it, or the message that carried it.</summary>
    public sealed record Sent(string? MessageId) : DeliveryOutcome;

    /// <summary>It may have arrived.</summary>
    /// <param name="IsFinal">It is not repeated, as the message that carried it was repeated already.</param>
    public sealed record Unknown(string Reason, bool IsFinal = false) : DeliveryOutcome;

    /// <summary>The person cannot be written to.</summary>
    /// <param name="MayHaveArrived">It was part of another delivery's message, sent before with unknown outcome.</param>
    public sealed record Unreachable(string Reason, bool MayHaveArrived = false) : DeliveryOutcome;

    /// <summary>Not needed.</summary>
    public sealed record Suppressed(string Reason) : DeliveryOutcome;

    /// <summary>Given up.</summary>
    public sealed record Failed(string Reason) : DeliveryOutcome;

    /// <summary>Nothing was sent; it is tried again later.</summary>
    public sealed record Again(DateTimeOffset NotBefore, string Reason) : DeliveryOutcome
    {
        /// <summary>It waits for another day, as the person has had the day's message.</summary>
        public bool IsHeldBack { get; init; }

        /// <summary>It is on its person's page, or may be: another delivery's message can carry it.</summary>
        public bool IsOnPage { get; init; }

        /// <summary>Extends its expiry to at least this time; null leaves the expiry unchanged.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>Making the message failed; counts towards <see cref="ChunkRules.MaxTries"/>.</summary>
        public bool CountsAsTry { get; init; }
    }
}
