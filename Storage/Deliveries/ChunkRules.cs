namespace BotApp.Storage.Deliveries;

/// <summary>The state transitions of a chunk. Pure, so the simulator tests the very code that runs.</summary>
public static class ChunkRules
{
    /// <summary>Most deliveries of a chunk that one claim takes.</summary>
    public const int ClaimSize = 32;

    /// <summary>How often making a message may fail before it is given up.</summary>
    public const int MaxTries = 5;

    public const string Missed = "missed";
    public const string Cancelled = "cancelled";
    public const string Superseded = "superseded";
    public const string Interrupted = "interrupted";

    /// <summary>Reason of a pending delivery: the person has had the day's message, so it waits for another day.</summary>
    public const string Held = "held";

    /// <summary>Reason of a pending delivery: the settings of the host that tried forbid the person's service address.</summary>
    public const string AddressRefused = "address-refused";

    /// <summary>Reason of a pending delivery: the channel rejects the bot's registration.</summary>
    public const string RegistrationRefused = "registration-refused";

    /// <summary>
    /// Claims what is due, and settles what needs no sending: past its expiry it is missed, claimed too long ago it is unknown. A
    /// delivery on its person's page is claimed even when expired, to find out what became of it. Repeating a claim changes nothing.
    /// </summary>
    /// <param name="most">Deliveries to take; up to <see cref="ClaimSize"/>.</param>
    public static IReadOnlyList<Recipient> Claim(
        IReadOnlyList<Recipient> recipients, string claim, DateTimeOffset now, DeliveryTiming timing, int most = ClaimSize)
    {
        var room = Math.Min(most, ClaimSize) - recipients.Count(r => IsClaimed(r, claim));
        return Map(recipients, recipient =>
        {
            var due = Due(recipient, now, timing);
            if (due is not (DueFor.Sending or DueFor.Resending))
                return Settle(recipient, due, now);
            if (room <= 0)
                return recipient;

            room--;
            return Become(recipient, DeliveryState.Sending, now, null) with { Claim = claim, IsResend = recipient.IsResend || due is DueFor.Resending };
        });
    }

    private static Recipient Settle(Recipient recipient, DueFor due, DateTimeOffset now) => due switch
    {
        DueFor.Missing => Become(recipient, recipient.IsResend ? DeliveryState.Unknown : DeliveryState.Failed, now, Missed),
        DueFor.Interruption => Become(recipient, DeliveryState.Unknown, now, Interrupted),
        // It expired before it could be repeated. Mark it as repeated, or the chunk would be due for ever.
        DueFor.Settling => recipient with { IsResend = true },
        _ => recipient,
    };

    /// <summary>Whether this delivery is in flight under this claim.</summary>
    public static bool IsClaimed(Recipient recipient, string claim) =>
        recipient.State == DeliveryState.Sending && recipient.Claim == claim;

    /// <summary>Enters the outcomes of a claim. A late outcome counts too, unless another claim has taken the delivery since.</summary>
    public static IReadOnlyList<Recipient> Record(
        IReadOnlyList<Recipient> recipients, string claim, IReadOnlyDictionary<string, DeliveryOutcome> outcomes, bool cancelled, DateTimeOffset now) =>
        Map(recipients, recipient =>
            recipient.Claim == claim
            && recipient.State is DeliveryState.Sending or DeliveryState.Unknown
            && outcomes.TryGetValue(recipient.PersonId, out var outcome)
                ? Apply(recipient, outcome, cancelled, now)
                : recipient);

    /// <summary>Whether a late outcome of the claim makes a delivery due again that may already count as finished.</summary>
    public static bool IsRevived(IReadOnlyList<Recipient> recipients, string claim, IReadOnlyDictionary<string, DeliveryOutcome> outcomes) =>
        recipients.Any(r => r.Claim == claim && r.State == DeliveryState.Unknown && outcomes.GetValueOrDefault(r.PersonId) is DeliveryOutcome.Again);

    /// <summary>The person confirmed, so it arrived, whatever the recorded state of the send.</summary>
    public static IReadOnlyList<Recipient> Acknowledge(IReadOnlyList<Recipient> recipients, string personId, DateTimeOffset now) =>
        Map(recipients, recipient => recipient.PersonId == personId && recipient.State != DeliveryState.Acknowledged
            ? Become(recipient, DeliveryState.Acknowledged, now, null)
            : recipient);

    /// <summary>
    /// The person wants it again at a moment to come, so it arrived. What is confirmed stays so, and a moment that is still to come stands.
    /// </summary>
    public static IReadOnlyList<Recipient> PutOff(IReadOnlyList<Recipient> recipients, string personId, DateTimeOffset at, DateTimeOffset now) =>
        Map(recipients, recipient => recipient.PersonId == personId && recipient.State != DeliveryState.Acknowledged && !(recipient.AgainAt > now)
            ? (recipient.State == DeliveryState.Unknown ? Become(recipient, DeliveryState.Sent, now, null) : recipient) with { AgainAt = at }
            : recipient);

    /// <summary>Cancels what is pending. What is in flight runs its course; what another's message may carry is checked at once.</summary>
    public static IReadOnlyList<Recipient> Cancel(IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
        Map(recipients, recipient => recipient.State switch
        {
            DeliveryState.Pending when recipient.IsHeld => recipient with { NotBefore = Earlier(recipient.NotBefore, now) },
            DeliveryState.Pending => Give(recipient, Cancelled, now),
            DeliveryState.Unknown when !recipient.IsResend => recipient with { IsResend = true },
            _ => recipient,
        });

    /// <summary>Suppresses cancelled deliveries that have been taken off their persons' pages.</summary>
    public static IReadOnlyList<Recipient> Release(IReadOnlyList<Recipient> recipients, IReadOnlySet<string> personIds, DateTimeOffset now) =>
        Map(recipients, recipient => recipient is { State: DeliveryState.Pending, IsHeld: true } && personIds.Contains(recipient.PersonId)
            ? Give(recipient, Cancelled, now)
            : recipient);

    /// <summary>
    /// The person can be reached again: what was unreached becomes pending. What was interrupted no longer takes its claim's late outcome,
    /// as an unreachable of before would have the person write once more; it stays unknown, even if that outcome was another.
    /// </summary>
    public static IReadOnlyList<Recipient> Heal(IReadOnlyList<Recipient> recipients, string personId, bool cancelled, DateTimeOffset now) =>
        Map(recipients, recipient => recipient switch
        {
            _ when recipient.PersonId != personId => recipient,
            { IsUnreached: true } when recipient.IsHeld || (recipient.ExpiresAt > now && !cancelled) =>
                Become(recipient, DeliveryState.Pending, now, null) with { NotBefore = now },
            { State: DeliveryState.Unknown, Reason: Interrupted, Claim: not null } => recipient with { Claim = null },
            _ => recipient,
        });

    /// <summary>When the chunk is next due; null if never.</summary>
    public static DateTimeOffset? NextAt(IReadOnlyList<Recipient> recipients, DeliveryTiming timing)
    {
        DateTimeOffset? next = null;
        foreach (var recipient in recipients)
        {
            if (NextAt(recipient, timing) is { } at && (next is null || at < next))
                next = at;
        }

        return next;
    }

    private static DateTimeOffset? NextAt(Recipient recipient, DeliveryTiming timing) => recipient.State switch
    {
        DeliveryState.Pending => recipient.IsHeld ? recipient.NotBefore : Earlier(recipient.NotBefore, recipient.ExpiresAt),
        DeliveryState.Sending => recipient.ChangedAt + timing.ClaimLimit,
        DeliveryState.Unknown when !recipient.IsResend && recipient.ChangedAt + timing.Grace < recipient.ExpiresAt => recipient.ChangedAt + timing.Grace,
        _ => null,
    };

    private static DueFor Due(Recipient recipient, DateTimeOffset now, DeliveryTiming timing)
    {
        if (NextAt(recipient, timing) is not { } at || at > now)
            return DueFor.Nothing;
        return recipient.State switch
        {
            DeliveryState.Sending => DueFor.Interruption,
            DeliveryState.Unknown => recipient.ExpiresAt <= now ? DueFor.Settling : DueFor.Resending,
            _ when recipient.ExpiresAt <= now && !recipient.IsHeld => DueFor.Missing,
            _ => DueFor.Sending,
        };
    }

    private static Recipient Apply(Recipient recipient, DeliveryOutcome outcome, bool cancelled, DateTimeOffset now) => outcome switch
    {
        DeliveryOutcome.Sent sent => Become(recipient, DeliveryState.Sent, now, null) with { MessageId = sent.MessageId },
        DeliveryOutcome.Unknown unknown =>
            Become(recipient, DeliveryState.Unknown, now, unknown.Reason) with { IsResend = recipient.IsResend || unknown.IsFinal || cancelled },
        // Once sent with unknown outcome, it stays unknown, whatever becomes of the repetition.
        DeliveryOutcome.Unreachable unreachable when recipient.IsResend || unreachable.MayHaveArrived =>
            Become(recipient, DeliveryState.Unknown, now, unreachable.Reason) with { IsResend = true, AwaitsPerson = true },
        DeliveryOutcome.Unreachable unreachable => Become(recipient, DeliveryState.Unreachable, now, unreachable.Reason),
        DeliveryOutcome.Suppressed suppressed => Give(recipient, suppressed.Reason, now),
        DeliveryOutcome.Failed failed => Become(recipient, recipient.IsResend ? DeliveryState.Unknown : DeliveryState.Failed, now, failed.Reason),
        DeliveryOutcome.Again again when cancelled && !recipient.IsHeld && !again.IsOnPage => Give(recipient, Cancelled, now),
        DeliveryOutcome.Again { CountsAsTry: true } again when recipient.Tries + 1 >= MaxTries =>
            Apply(recipient, new DeliveryOutcome.Failed(again.Reason), cancelled, now),
        DeliveryOutcome.Again again => Become(recipient, DeliveryState.Pending, now, again.Reason) with
        {
            // Cancelled since the claim: if it is held back, it is checked at once.
            NotBefore = cancelled && again.IsHeldBack ? Earlier(again.NotBefore, now) : again.NotBefore,
            ExpiresAt = again.ExpiresAt > recipient.ExpiresAt ? again.ExpiresAt.Value : recipient.ExpiresAt,
            IsHeld = recipient.IsHeld || again.IsOnPage,
            Tries = recipient.Tries + (again.CountsAsTry ? 1 : 0),
        },
        _ => throw new InvalidOperationException("An outcome is one of the known ones."),
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>Suppresses, except that a send with unknown outcome stays unknown.</summary>
    private static Recipient Give(Recipient recipient, string reason, DateTimeOffset now) =>
        Become(recipient, recipient.IsResend ? DeliveryState.Unknown : DeliveryState.Suppressed, now, reason);

    private static Recipient Become(Recipient recipient, DeliveryState state, DateTimeOffset now, string? reason) =>
        recipient with { State = state, ChangedAt = now, Reason = reason, AwaitsPerson = false };

    /// <summary>Applies a change to each; returns the same list when nothing changed.</summary>
    private static IReadOnlyList<Recipient> Map(IReadOnlyList<Recipient> recipients, Func<Recipient, Recipient> change)
    {
        Recipient[]? changed = null;
        for (var i = 0; i < recipients.Count; i++)
        {
            var after = change(recipients[i]);
            if (ReferenceEquals(after, recipients[i]))
                continue;

            changed ??= [.. recipients];
            changed[i] = after;
        }

        return changed ?? recipients;
    }

    private enum DueFor
    {
        Nothing,
        Sending,
        Resending,
        Missing,
        Interruption,
        Settling,
    }
}
