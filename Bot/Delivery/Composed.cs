using BotApp.Protocol;
using BotApp.Storage.Deliveries;

namespace BotApp.Delivery;

/// <summary>What a feature composes for a delivery when it is about to be sent.</summary>
internal abstract record Composed
{
    private Composed() { }

    /// <summary>Send this message.</summary>
    public sealed record Message(Activity Activity) : Composed
    {
        /// <summary>Requested deliveries that it omits because they no longer apply; they do not count as sent.</summary>
        public IReadOnlyCollection<OccurrenceKey> LeftOut { get; init; } = [];

        /// <summary>Further deliveries of the day that it includes, planned or not yet; they are not sent separately.</summary>
        public IReadOnlyList<DayItem> Besides { get; init; } = [];
    }

    /// <summary>No longer needed. The reason is a short code that the office may read.</summary>
    public sealed record Nothing(string Reason) : Composed;

    /// <summary>Not now, e.g. quiet hours or absence.</summary>
    /// <param name="ExpiresAt">Extends its expiry to at least this time; null leaves the planned expiry.</param>
    public sealed record Later(DateTimeOffset NotBefore, DateTimeOffset? ExpiresAt = null) : Composed;
}

/// <summary>Composes the messages of one kind that are sent separately from the day's message.</summary>
/// <remarks>Only reads. May be asked again for a delivery that was not sent. An exception other than a storage outage counts as a failed try.</remarks>
internal interface IDeliveryContent
{
    /// <summary>The <see cref="DeliveryPlan.Kind"/> it is for; one content per kind.</summary>
    string Kind { get; }

    /// <summary>The message for this delivery, as of now.</summary>
    Task<Composed> ComposeAsync(DeliveryItem item, CancellationToken ct);
}

/// <summary>Composes the one message of a person's day from all its items. Only reads.</summary>
internal interface IDayMessage
{
    /// <summary>The message for these items; the carrier comes first.</summary>
    Task<Composed> ComposeAsync(string personId, DateOnly day, IReadOnlyList<DeliveryItem> items, CancellationToken ct);
}

/// <summary>People's local days.</summary>
internal interface IDayClock
{
    /// <summary>The person's local date at a moment.</summary>
    DateOnly DayOf(string personId, DateTimeOffset at);

    /// <summary>When a held item may be sent: with the message of the next day on which the person gets one.</summary>
    DateTimeOffset NextMessage(string personId, DateOnly after);
}
