using BotApp.Protocol;
using BotApp.Storage.Deliveries;

namespace BotApp.Delivery;

/// <summary>What a feature makes of a delivery at the moment it is to be sent.</summary>
internal abstract record Composed
{
    private Composed() { }

    /// <summary>To be sent.</summary>
    public sealed record Message(Activity Activity) : Composed
    {
        /// <summary>What it was asked to say and does not, as that does not hold any more: it does not count as sent.</summary>
        public IReadOnlyCollection<OccurrenceKey> LeftOut { get; init; } = [];

        /// <summary>Deliveries of the day that it says besides, planned or not yet: they do not come by themselves any more.</summary>
        public IReadOnlyList<DayItem> Besides { get; init; } = [];
    }

    /// <summary>Not needed any more; a short code that the office may read.</summary>
    public sealed record Nothing(string Reason) : Composed;

    /// <summary>Not now: quiet hours, absence.</summary>
    /// <param name="ExpiresAt">Until when at least it may then be sent; null leaves that as it was planned.</param>
    public sealed record Later(DateTimeOffset NotBefore, DateTimeOffset? ExpiresAt = null) : Composed;
}

/// <summary>Makes the messages of one kind that come apart from the day's one.</summary>
/// <remarks>Only reads. It may be asked again for a delivery that was not sent. What it throws, other than for storage that does not answer, counts as a failed try.</remarks>
internal interface IDeliveryContent
{
    /// <summary>The <see cref="DeliveryPlan.Kind"/> it is for; one content a kind.</summary>
    string Kind { get; }

    /// <summary>The message for this delivery, as things stand now.</summary>
    Task<Composed> ComposeAsync(DeliveryItem item, CancellationToken ct);
}

/// <summary>Makes the one message of a person's day, of everything that is to be said. Only reads.</summary>
internal interface IDayMessage
{
    /// <summary>The message for these items, the one that came up first in front.</summary>
    Task<Composed> ComposeAsync(string personId, DateOnly day, IReadOnlyList<DeliveryItem> items, CancellationToken ct);
}

/// <summary>When people's days are.</summary>
internal interface IDayClock
{
    /// <summary>The person's local date at a moment.</summary>
    DateOnly DayOf(string personId, DateTimeOffset at);

    /// <summary>When what has to wait may come: with the message of the next day on which the person gets one.</summary>
    DateTimeOffset NextMessage(string personId, DateOnly after);
}
