using BotApp.Delivery;
using BotApp.Features.Reminders.Day;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Support.Year;

/// <summary>A message that a person received.</summary>
/// <param name="Kind">One of <see cref="DeliveryKinds"/>.</param>
/// <param name="Owed">The tasks on it.</param>
internal sealed record YearMessage(string PersonId, DateTimeOffset At, string Kind, IReadOnlyList<DayTask> Owed)
{
    /// <summary>Whether it counts for the limit of one a day; holiday notices and urgent ones do not.</summary>
    public bool CountsForDay => Kind is DeliveryKinds.Day or DeliveryKinds.Notice;
}

/// <summary>
/// Delivers planned messages in order of time, without storage or network: by the host's own rule for one message a
/// day (<see cref="DayRules"/>), whose pages it keeps in memory.
/// </summary>
/// <param name="owed">The tasks on a person's card at a moment.</param>
/// <param name="next">When a person's next message may come after a day.</param>
/// <param name="free">The earliest moment from a given one on at which the person may be written to.</param>
internal sealed class YearPost(
    Func<string, DateTimeOffset, IReadOnlyList<DayTask>> owed,
    Func<string, DateOnly, DateTimeOffset> next,
    Func<string, DateTimeOffset, DateTimeOffset> free)
{
    private readonly PriorityQueue<Planned, (DateTimeOffset At, int Number)> queue = new();
    private readonly Dictionary<string, PersonPage> pages = new(StringComparer.Ordinal);
    private int number;

    private sealed record Planned(DayItem Item, string PersonId, DateOnly Day);

    public List<YearMessage> Sent { get; } = [];

    public void Plan(OccurrenceKey key, string kind, string personId, RecipientTime time, DateTimeOffset expires) =>
        Add(new Planned(new DayItem(key.Reminder, key.Occurrence, kind, expires), personId, time.Day), time.NotBefore);

    /// <summary>Delivers what is due.</summary>
    public void Run(DateTimeOffset until)
    {
        while (queue.TryPeek(out _, out var when) && when.At <= until)
            Deliver(queue.Dequeue(), when.At);
    }

    private void Add(Planned planned, DateTimeOffset at) => queue.Enqueue(planned, (at, number++));

    private void Deliver(Planned planned, DateTimeOffset now)
    {
        if (planned.Item.ExpiresAt <= now)
            return;
        var isApart = planned.Item.Kind is DeliveryKinds.Holiday or DeliveryKinds.Urgent;
        var page = pages.GetValueOrDefault(planned.PersonId, new PersonPage(planned.PersonId, [], []));
        if (free(planned.PersonId, now) is var later && later > now)
        {
            if (isApart)
                Add(planned, later);
            else
                Hold(page, planned, [planned.Item], later);
            return;
        }

        if (isApart)
        {
            Sent.Add(new YearMessage(planned.PersonId, now, planned.Item.Kind, []));
            return;
        }

        var today = DateOnly.FromDateTime(now.DateTime);
        switch (DayRules.Decide(page, planned.Item, planned.Day > today ? planned.Day : today, isResend: false, now))
        {
            case DayDecision.Carry carry:
                Carry(page, planned, carry, now);
                break;
            case DayDecision.Hold hold:
                Hold(page, planned, hold.Items, next(planned.PersonId, hold.Day));
                break;
            default:
                // Another message of the day already contained it.
                break;
        }
    }

    private void Hold(PersonPage page, Planned planned, IReadOnlyList<DayItem> items, DateTimeOffset at)
    {
        pages[planned.PersonId] = page with
        {
            Held = [.. page.Held.Where(h => items.All(i => i.Key != h.Item.Key)), .. items.Select(i => new HeldItem(DayRules.Held(i, at)))],
        };
        Add(planned with { Day = DateOnly.FromDateTime(at.DateTime), Item = DayRules.Held(planned.Item, at) }, at);
    }

    private void Carry(PersonPage page, Planned planned, DayDecision.Carry carry, DateTimeOffset now)
    {
        var isDay = carry.Items.Any(i => i.Kind is DeliveryKinds.Day);
        IReadOnlyList<DayTask> tasks = isDay ? [.. owed(planned.PersonId, now).Take(BotApp.Cards.Reminders.DayCard.MaxItems)] : [];
        if (tasks.Count == 0 && carry.Items.All(i => i.Kind is DeliveryKinds.Day))
            return;

        var said = carry.Items.Select(i => i.Key).ToHashSet();
        pages[planned.PersonId] = page with
        {
            Days = [.. page.Days.Where(d => d != carry.Instead), new DayMessage(carry.Day, planned.Item.Key, carry.Items)],
            Held = [.. page.Held.Where(h => !said.Contains(h.Item.Key))],
        };
        Sent.Add(new YearMessage(planned.PersonId, now, isDay ? DeliveryKinds.Day : DeliveryKinds.Notice, tasks));
    }
}
