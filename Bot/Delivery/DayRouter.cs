using BotApp.Storage.Deliveries;

namespace BotApp.Delivery;

/// <summary>Delivers what is part of the one message of a person's day.</summary>
/// <remarks>
/// The message is composed before the day is taken, and sent after: a taken day has a message on its way. A crash in between
/// makes the carrier unknown, and it is repeated once, marked as a repetition, with everything it carried.
/// </remarks>
internal sealed class DayRouter(DeliveryStore store, IDayMessage message, IDayClock days, MessageSender sender, TimeProvider time)
{
    private const int MaxTries = 6;
    private const string NotNow = "later";
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(30);

    // This long after its expiry a carrier certainly sends no more, whatever host's clock counts; its chunk may have been given up.
    private static readonly TimeSpan CarriesUntil = TimeSpan.FromHours(1);

    /// <summary>Delivers, and returns the outcome.</summary>
    /// <param name="isCancelled">It was cancelled before it was claimed.</param>
    /// <exception cref="Exception">Storage does not answer, or the message cannot be made; nothing was sent then.</exception>
    public async Task<DeliveryOutcome> DeliverAsync(OccurrenceHead head, Recipient recipient, bool isCancelled, CancellationToken wait)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await TryAsync(head, recipient, isCancelled, wait) is { } outcome)
                return outcome;
        }

        // Other workers are busy with the same person and will soon be done.
        return new DeliveryOutcome.Again(time.GetUtcNow() + LookAgainAfter, "busy");
    }

    private async Task<DeliveryOutcome?> TryAsync(OccurrenceHead head, Recipient recipient, bool isCancelled, CancellationToken wait)
    {
        var now = time.GetUtcNow();
        var today = days.DayOf(recipient.PersonId, now);
        var day = recipient.Day > today ? recipient.Day : today;
        // Read from the planned day on: even if it is held for a later day, an earlier day's message may have carried it.
        var page = await store.Days.ReadAsync(recipient.PersonId, recipient.Day, wait);
        var item = new DayItem(
            head.Key.Reminder, head.Key.Occurrence, head.Kind, DayRules.ExpiresAt(page, head.Key, recipient.ExpiresAt));
        var isOver = isCancelled || item.ExpiresAt <= now;

        var decision = isOver ? DayRules.DecideOver(page, item)
            : head.IsAskedFor && day == recipient.Day ? DayRules.DecideAskedFor(page, item, day)
            : DayRules.Decide(page, item, day, recipient.IsResend, now);
        DayMessage? carrying = null;
        if (decision is DayDecision.Follow follow)
        {
            carrying = follow.Message;
            var carrier = await store.FindCopyAsync(carrying.Carrier, recipient.PersonId, wait);
            if (AsCarrier(carrier?.Recipient, carrier?.IsCancelled is true, now) is { } same)
                return same is DeliveryOutcome.Sent or DeliveryOutcome.Unknown or DeliveryOutcome.Unreachable { MayHaveArrived: true }
                    && IsLeftOut(carrying, item.Key)
                    ? new DeliveryOutcome.Suppressed(isCancelled ? ChunkRules.Cancelled : ChunkRules.Superseded)
                    : same;
            decision = isOver ? new DayDecision.End() : DayRules.TakeOver(page, item, carrying, day, now);
        }

        return decision switch
        {
            DayDecision.End when !await store.Days.ReleaseAsync(page, item.Key, carrying, wait) => null,
            DayDecision.End => isCancelled ? new DeliveryOutcome.Suppressed(ChunkRules.Cancelled) : new DeliveryOutcome.Failed(ChunkRules.Missed),
            DayDecision.Hold hold => await HoldAsync(page, item, hold, days.NextMessage(recipient.PersonId, hold.Day), ChunkRules.Held, wait),
            DayDecision.Carry carry => await CarryAsync(page, item, recipient, carry, wait),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<DeliveryOutcome?> CarryAsync(
        PersonPage page, DayItem item, Recipient recipient, DayDecision.Carry carry, CancellationToken wait)
    {
        var carrier = item.Key;
        var items = carry.Items
            .OrderByDescending(i => i.Key == carrier)
            .Select(i => new DeliveryItem(
                i.Reminder, i.Occurrence, i.Kind, recipient.PersonId, i.Key == carrier ? recipient.Day : carry.Day, recipient.IsResend)
            {
                IsBeside = carry.IsBeside,
            })
            .ToList();
        switch (await message.ComposeAsync(recipient.PersonId, carry.Day, items, wait))
        {
            // The carrier no longer applies: send nothing. The next of the items it would have carried takes over.
            case Composed.Message made when made.LeftOut.Contains(carrier):
                await store.Days.DropHeldAsync(recipient.PersonId, carrier, wait);
                return new DeliveryOutcome.Suppressed(ChunkRules.Superseded);
            case Composed.Message made:
                if (!carry.IsBeside && !await TakeAsync(page, recipient, carry, new DayMessage(carry.Day, carrier, Entered(carry.Items, made)), wait))
                    return null;
                return await sender.SendAsync(recipient.PersonId, made.Activity, wait);
            case Composed.Nothing nothing:
                await store.Days.DropHeldAsync(recipient.PersonId, carrier, wait);
                return new DeliveryOutcome.Suppressed(nothing.Reason);
            // Postponed to another day: that day's message carries it, like any held item.
            case Composed.Later later when !carry.IsTaken && days.DayOf(recipient.PersonId, later.NotBefore) > recipient.Day:
                return await HoldAsync(page, item, new DayDecision.Hold(carry.Day, carry.Items, carry.Instead), later.NotBefore, NotNow, wait);
            case Composed.Later later:
                return new DeliveryOutcome.Again(later.NotBefore, NotNow) { ExpiresAt = later.ExpiresAt };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // A day taken before is rewritten if what is left out changed; not for a repetition, as it is unknown what the first copy said.
    private Task<bool> TakeAsync(PersonPage page, Recipient recipient, DayDecision.Carry carry, DayMessage message, CancellationToken wait) =>
        !carry.IsTaken ? store.Days.TakeAsync(page, message, carry.Instead, wait)
        : recipient.IsResend || message.Items.SequenceEqual(carry.Items) ? Task.FromResult(true)
        : store.Days.TakeAsync(page, message, page.On(carry.Day), wait);

    private static IReadOnlyList<DayItem> Entered(IReadOnlyList<DayItem> items, Composed.Message made) =>
        [.. items.Select(i => i with { IsLeftOut = made.LeftOut.Contains(i.Key) }), .. made.Besides];

    private static bool IsLeftOut(DayMessage message, OccurrenceKey key) => message.Items.Any(i => i.Key == key && i.IsLeftOut);

    private async Task<DeliveryOutcome?> HoldAsync(
        PersonPage page, DayItem item, DayDecision.Hold hold, DateTimeOffset next, string reason, CancellationToken wait) =>
        await store.Days.HoldAsync(page, [.. hold.Items.Select(i => DayRules.Held(i, next))], hold.Instead, wait)
            ? new DeliveryOutcome.Again(next, reason) { IsHeldBack = true, ExpiresAt = DayRules.Held(item, next).ExpiresAt }
            : null;

    /// <summary>What the carrier's state means for the items it carries; null when it sent nothing and never will.</summary>
    private static DeliveryOutcome? AsCarrier(Recipient? carrier, bool isCancelled, DateTimeOffset now) => carrier switch
    {
        { State: DeliveryState.Sent or DeliveryState.Acknowledged } => new DeliveryOutcome.Sent(carrier.MessageId),
        // Called off, it comes no more when its person writes, and what it carries must not wait for that.
        { AwaitsPerson: true } when isCancelled => new DeliveryOutcome.Unknown("carried", IsFinal: true),
        { State: DeliveryState.Unreachable } when isCancelled => null,
        { AwaitsPerson: true } when carrier.ExpiresAt > now => new DeliveryOutcome.Unreachable(carrier.Reason ?? "carried", MayHaveArrived: true),
        { State: DeliveryState.Unknown } when carrier.IsResend || carrier.ExpiresAt <= now => new DeliveryOutcome.Unknown("carried", IsFinal: true),
        { State: DeliveryState.Unreachable } when carrier.ExpiresAt > now => new DeliveryOutcome.Unreachable(carrier.Reason ?? "carried"),
        { State: DeliveryState.Pending } when carrier.ExpiresAt + CarriesUntil <= now => null,
        { State: DeliveryState.Sending } when carrier.ExpiresAt + CarriesUntil <= now => new DeliveryOutcome.Unknown("carried", IsFinal: true),
        { State: DeliveryState.Pending or DeliveryState.Sending or DeliveryState.Unknown } => new DeliveryOutcome.Again(
            carrier.NotBefore > now + LookAgainAfter ? carrier.NotBefore : now + LookAgainAfter, "carried"),
        _ => null,
    };
}
