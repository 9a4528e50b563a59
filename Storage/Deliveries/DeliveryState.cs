namespace BotApp.Storage.Deliveries;

/// <summary>Where one person's copy of one reminder stands.</summary>
public enum DeliveryState
{
    /// <summary>Planned; to be sent from <see cref="Recipient.NotBefore"/> on.</summary>
    Pending,

    /// <summary>Claimed by a host: in flight.</summary>
    Sending,

    /// <summary>The platform accepted it.</summary>
    Sent,

    /// <summary>The person confirmed it.</summary>
    Acknowledged,

    /// <summary>It may have arrived. Repeated once, marked as a repetition, unless acknowledged meanwhile.</summary>
    Unknown,

    /// <summary>The person cannot be written to; pending again when the person speaks.</summary>
    Unreachable,

    /// <summary>Not needed any more, or cancelled before it was sent.</summary>
    Suppressed,

    /// <summary>Given up; <see cref="Recipient.Reason"/> says why.</summary>
    Failed,
}

/// <summary>How many deliveries are in each state.</summary>
public sealed record DeliveryCounts(
    int Pending = 0, int Sending = 0, int Sent = 0, int Acknowledged = 0, int Unknown = 0, int Unreachable = 0, int Suppressed = 0, int Failed = 0)
{
    /// <summary>How many of the pending wait for another day, as the person has had the day's message.</summary>
    public int Held { get; init; }

    /// <summary>How many of the pending wait for an administrator, as settings or the registration block the sending.</summary>
    public int Blocked { get; init; }

    /// <summary>All of them.</summary>
    public int Total => Pending + Sending + Sent + Acknowledged + Unknown + Unreachable + Suppressed + Failed;

    /// <summary>How many are in this state.</summary>
    public int Of(DeliveryState state) => state switch
    {
        DeliveryState.Pending => Pending,
        DeliveryState.Sending => Sending,
        DeliveryState.Sent => Sent,
        DeliveryState.Acknowledged => Acknowledged,
        DeliveryState.Unknown => Unknown,
        DeliveryState.Unreachable => Unreachable,
        DeliveryState.Suppressed => Suppressed,
        DeliveryState.Failed => Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The counts of these deliveries.</summary>
    public static DeliveryCounts Of(IEnumerable<Recipient> recipients)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        Span<int> counts = stackalloc int[8];
        var (held, blocked) = (0, 0);
        foreach (var recipient in recipients)
        {
            counts[(int)recipient.State]++;
            held += recipient.WaitsForAnotherDay ? 1 : 0;
            blocked += recipient.WaitsForSettings ? 1 : 0;
        }

        return new DeliveryCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]) { Held = held, Blocked = blocked };
    }

    public static DeliveryCounts operator +(DeliveryCounts a, DeliveryCounts b) => Add(a, b);

    public static DeliveryCounts operator -(DeliveryCounts a, DeliveryCounts b) => Subtract(a, b);

    public static DeliveryCounts Add(DeliveryCounts left, DeliveryCounts right) => new(
        left.Pending + right.Pending, left.Sending + right.Sending, left.Sent + right.Sent, left.Acknowledged + right.Acknowledged,
        left.Unknown + right.Unknown, left.Unreachable + right.Unreachable, left.Suppressed + right.Suppressed, left.Failed + right.Failed)
    {
        Held = left.Held + right.Held,
        Blocked = left.Blocked + right.Blocked,
    };

    public static DeliveryCounts Subtract(DeliveryCounts left, DeliveryCounts right) => new(
        left.Pending - right.Pending, left.Sending - right.Sending, left.Sent - right.Sent, left.Acknowledged - right.Acknowledged,
        left.Unknown - right.Unknown, left.Unreachable - right.Unreachable, left.Suppressed - right.Suppressed, left.Failed - right.Failed)
    {
        Held = left.Held - right.Held,
        Blocked = left.Blocked - right.Blocked,
    };
}
