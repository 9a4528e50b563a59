namespace BotApp.Storage.Deliveries;

/// <summary>What became of one claimed delivery.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome() { }

    /// <summary>The platform took it, or the message that carried it.</summary>
    public sealed record Sent(string? MessageId) : DeliveryOutcome;

    /// <summary>It may have arrived.</summary>
    /// <param name="IsFinal">It is not repeated: the message that carried it was.</param>
    public sealed record Unknown(string Reason, bool IsFinal = false) : DeliveryOutcome;

    /// <summary>The person cannot be written to.</summary>
    /// <param name="MayHaveArrived">Within another's message, which was sent before with unknown outcome.</param>
    public sealed record Unreachable(string Reason, bool MayHaveArrived = false) : DeliveryOutcome;

    /// <summary>Not needed.</summary>
    public sealed record Suppressed(string Reason) : DeliveryOutcome;

    /// <summary>Given up.</summary>
    public sealed record Failed(string Reason) : DeliveryOutcome;

    /// <summary>Nothing was sent; later again.</summary>
    public sealed record Again(DateTimeOffset NotBefore, string Reason) : DeliveryOutcome
    {
        /// <summary>It waits for another day, as the day has its message.</summary>
        public bool IsHeldBack { get; init; }

        /// <summary>It stands on its person's page, or may: the message of another delivery can bring it.</summary>
        public bool IsOnPage { get; init; }

        /// <summary>Until when at least it may be sent then; null when that stays as it was.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>Making the message failed: that is not tried for ever.</summary>
        public bool CountsAsTry { get; init; }
    }
}
