using BotApp.Storage.Deliveries;

namespace BotApp.Delivery;

/// <summary>What to do with a delivery that counts for its person's day.</summary>
internal abstract record DayDecision
{
    private DayDecision() { }

    /// <summary>It carries the day's message, which includes all these items.</summary>
    /// <param name="Day">The day it is for.</param>
    /// <param name="IsTaken">The day's row is already stored.</param>
    /// <param name="Instead">The message it replaces.</param>
    public sealed record Carry(DateOnly Day, IReadOnlyList<DayItem> Items, bool IsTaken, DayMessage? Instead = null) : DayDecision
    {
        /// <summary>It is sent beside the day's message, and leaves the day to that.</summary>
        public bool IsBeside { get; init; }
    }

    /// <summary>Another delivery carries it; it gets the same outcome.</summary>
    public sealed record Follow(DayMessage Message) : DayDecision;

    /// <summary>The day already has its message; these items wait for the next.</summary>
    public sealed record Hold(DateOnly Day, IReadOnlyList<DayItem> Items, DayMessage? Instead = null) : DayDecision;

    /// <summary>It is not sent at all.</summary>
    public sealed record End : DayDecision;
}

/// <summary>One message per person and day. Pure.</summary>
internal static class DayRules
{
    /// <summary>Most deliveries of one kind in a day's message; further ones wait for the next day.</summary>
    public const int MostOfAKind = 3;

    // From the morning until the evening.
    private static readonly TimeSpan HeldFor = TimeSpan.FromHours(12);

    /// <summary>Decides from the person's page.</summary>
    /// <param name="day">The day it would be sent on.</param>
    /// <param name="isResend">It may have been sent before; its marked repetition is not a second message of the day.</param>
    public static DayDecision Decide(PersonPage page, DayItem item, DateOnly day, bool isResend, DateTimeOffset now)
    {
        var carrying = Carrying(page, item.Key);
        if (carrying is not null && carrying.Carrier != item.Key)
            return new DayDecision.Follow(carrying);
        if (carrying is not null && (carrying.Day == day || isResend))
            return new DayDecision.Carry(carrying.Day, carrying.Items, IsTaken: true);
        IReadOnlyList<DayItem> items = carrying is null ? [item] : [.. carrying.Items.Where(i => i.Key == item.Key || i.ExpiresAt > now)];
        return Begin(page, items, carrying, day, now);
    }

    /// <summary>
    /// Decides on the day on which the person asked for it: it is not a second message of the office's, so it neither waits for another
    /// day nor uses this one up.
    /// </summary>
    public static DayDecision DecideAskedFor(PersonPage page, DayItem item, DateOnly day) =>
        Carrying(page, item.Key) is { } carrying && carrying.Carrier != item.Key
            ? new DayDecision.Follow(carrying)
            : new DayDecision.Carry(day, [item], IsTaken: false) { IsBeside = true };

    /// <summary>Decides on a cancelled or expired delivery: only a message that another delivery carries may still include it.</summary>
    public static DayDecision DecideOver(PersonPage page, DayItem item) =>
        Carrying(page, item.Key) is { } carrying && carrying.Carrier != item.Key ? new DayDecision.Follow(carrying) : new DayDecision.End();

    /// <summary>Decides after the delivery that carried it turned out to have sent nothing.</summary>
    public static DayDecision TakeOver(PersonPage page, DayItem item, DayMessage former, DateOnly day, DateTimeOffset now)
    {
        IReadOnlyList<DayItem> items = [item, .. former.Items.Where(i => i.Key != item.Key && i.Key != former.Carrier && i.ExpiresAt > now)];
        return former.Day == day ? new DayDecision.Carry(day, items, IsTaken: false, former) : Begin(page, items, former, day, now);
    }

    /// <summary>The held item, with its expiry extended so that the next day's message can still include it.</summary>
    /// <param name="next">When the next day's message may be sent.</param>
    public static DayItem Held(DayItem item, DateTimeOffset next) => item.ExpiresAt < next + HeldFor ? item with { ExpiresAt = next + HeldFor } : item;

    /// <summary>Until when it may be sent. Holding it for another day may have extended its expiry on the page.</summary>
    public static DateTimeOffset ExpiresAt(PersonPage page, OccurrenceKey key, DateTimeOffset own) =>
        page.Held.Select(h => h.Item).Concat(page.Days.SelectMany(d => d.Items)).Where(i => i.Key == key).Select(i => i.ExpiresAt).Append(own).Max();

    /// <summary>What another delivery's message carries comes last: it gets that delivery's outcome, which must be the new one.</summary>
    public static IReadOnlyList<StuckItem> CarriersFirst(PersonPage page, IReadOnlyList<StuckItem> stuck) =>
        [.. stuck.OrderBy(s => Carrying(page, s.Key) is { } carrying && carrying.Carrier != s.Key)];

    private static DayMessage? Carrying(PersonPage page, OccurrenceKey key) => page.Days.LastOrDefault(d => d.Carries(key));

    /// <param name="instead">The message of an earlier day that was never sent.</param>
    private static DayDecision Begin(
        PersonPage page, IReadOnlyList<DayItem> items, DayMessage? instead, DateOnly day, DateTimeOffset now)
    {
        if (page.On(day) is not null)
            return new DayDecision.Hold(day, items, instead);

        // The longest waiting come first.
        var waiting = page.Held.Select(h => h.Item)
            .Where(h => items.All(i => i.Key != h.Key) && h.ExpiresAt > now)
            .OrderBy(h => h.ExpiresAt)
            .GroupBy(h => h.Kind)
            .SelectMany(kind => kind.Take(Math.Max(0, MostOfAKind - items.Count(i => i.Kind == kind.Key))));
        return new DayDecision.Carry(day, [.. items, .. waiting], IsTaken: false, instead);
    }
}
