using BotApp.Storage.Deliveries;

namespace BotApp.Delivery;

/// <summary>What becomes of a delivery that counts for its person's day.</summary>
internal abstract record DayDecision
{
    private DayDecision() { }

    /// <summary>It carries the day's message, which says all of these.</summary>
    /// <param name="Day">The day it is for.</param>
    /// <param name="IsTaken">The day is written already.</param>
    /// <param name="Instead">The message whose place it takes.</param>
    public sealed record Carry(DateOnly Day, IReadOnlyList<DayItem> Items, bool IsTaken, DayMessage? Instead = null) : DayDecision;

    /// <summary>Another delivery carries it, and it ends as that one does.</summary>
    public sealed record Follow(DayMessage Message) : DayDecision;

    /// <summary>The day has its message: these wait for the next.</summary>
    public sealed record Hold(DateOnly Day, IReadOnlyList<DayItem> Items, DayMessage? Instead = null) : DayDecision;

    /// <summary>Nothing brings it any more.</summary>
    public sealed record End : DayDecision;
}

/// <summary>One message a person and day: pure.</summary>
internal static class DayRules
{
    /// <summary>Deliveries of one kind that a day's message says at most; further ones wait for the next day.</summary>
    public const int MostOfAKind = 3;

    // From the morning until the evening.
    private static readonly TimeSpan HeldFor = TimeSpan.FromHours(12);

    /// <summary>Decides by what the person's page says.</summary>
    /// <param name="day">The day it would be sent on.</param>
    /// <param name="isResend">It may have been sent before; sent again, marked, it is no further message of the day.</param>
    public static DayDecision Decide(PersonPage page, DayItem item, DateOnly day, bool isResend, DateTimeOffset now)
    {
        var carrying = Carrying(page, item);
        if (carrying is not null && carrying.Carrier != item.Key)
            return new DayDecision.Follow(carrying);
        if (carrying is not null && (carrying.Day == day || isResend))
            return new DayDecision.Carry(carrying.Day, carrying.Items, IsTaken: true);
        IReadOnlyList<DayItem> items = carrying is null ? [item] : [.. carrying.Items.Where(i => i.Key == item.Key || i.ExpiresAt > now)];
        return Begin(page, item, items, carrying, day, now);
    }

    /// <summary>Decides on what is not to be sent any more: only a message that another delivery carries may still bring it.</summary>
    public static DayDecision DecideOver(PersonPage page, DayItem item) =>
        Carrying(page, item) is { } carrying && carrying.Carrier != item.Key ? new DayDecision.Follow(carrying) : new DayDecision.End();

    /// <summary>Decides once the delivery that carried it is known to have come to nothing.</summary>
    public static DayDecision TakeOver(PersonPage page, DayItem item, DayMessage former, DateOnly day, DateTimeOffset now)
    {
        IReadOnlyList<DayItem> items = [item, .. former.Items.Where(i => i.Key != item.Key && i.Key != former.Carrier && i.ExpiresAt > now)];
        return former.Day == day ? new DayDecision.Carry(day, items, IsTaken: false, former) : Begin(page, item, items, former, day, now);
    }

    /// <summary>The item as it waits for the next day: what was to come today only may come then.</summary>
    /// <param name="next">When the next day's message may come.</param>
    public static DayItem Held(DayItem item, DateTimeOffset next) => item.ExpiresAt < next + HeldFor ? item with { ExpiresAt = next + HeldFor } : item;

    /// <summary>Until when it may be sent: whoever held it back to another day has given it the time of that one.</summary>
    public static DateTimeOffset ExpiresAt(PersonPage page, OccurrenceKey key, DateTimeOffset own) =>
        page.Held.Select(h => h.Item).Concat(page.Days.SelectMany(d => d.Items)).Where(i => i.Key == key).Select(i => i.ExpiresAt).Append(own).Max();

    private static DayMessage? Carrying(PersonPage page, DayItem item) => page.Days.LastOrDefault(d => d.Carries(item.Key));

    /// <param name="instead">The message of an earlier day that was never sent.</param>
    private static DayDecision Begin(
        PersonPage page, DayItem item, IReadOnlyList<DayItem> items, DayMessage? instead, DateOnly day, DateTimeOffset now)
    {
        if (page.On(day) is not null)
            return new DayDecision.Hold(day, items, instead);

        // Whoever waits longest comes first.
        var waiting = page.Held.Select(h => h.Item)
            .Where(h => items.All(i => i.Key != h.Key) && h.ExpiresAt > now)
            .OrderBy(h => h.ExpiresAt)
            .GroupBy(h => h.Kind)
            .SelectMany(kind => kind.Take(Math.Max(0, MostOfAKind - items.Count(i => i.Kind == kind.Key))));
        return new DayDecision.Carry(day, [.. items, .. waiting], IsTaken: false, instead);
    }
}
