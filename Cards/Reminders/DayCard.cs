using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>All that a person owes, on one card in the morning, with the buttons to do it.</summary>
public static class DayCard
{
    /// <summary>Most items that a card lists, fewer if their texts are long; the rest are counted.</summary>
    public const int MaxItems = 8;

    /// <summary>Most notices that a card carries. Further ones are only counted, and left for another card.</summary>
    public const int MaxNotices = 3;

    /// <summary>Most characters of the reason why something is not due.</summary>
    public const int MaxReason = 200;

    /// <summary><see cref="CardData.Until"/>: later on the same day.</summary>
    public const string Later = "later";

    /// <summary><see cref="CardData.Until"/>: the next day.</summary>
    public const string Tomorrow = "tomorrow";

    /// <summary><see cref="CardData.Until"/>: Monday of the next week.</summary>
    public const string Monday = "monday";

    internal const string ReasonInput = "reason";

    /// <summary>The values of <see cref="CardData.Until"/>, in the order to offer them.</summary>
    public static IReadOnlyList<string> Snoozes { get; } = [Later, Tomorrow, Monday];

    /// <summary>What can be done about an item.</summary>
    public enum Do
    {
        /// <summary>Nothing here.</summary>
        None,

        /// <summary>Log the meeting that is owed (<see cref="CardVerbs.DayLog"/>).</summary>
        Log,

        /// <summary>Close it (<see cref="CardVerbs.DayDone"/>).</summary>
        Done,

        /// <summary>Open what the line is about (<see cref="CardVerbs.DayOpen"/>).</summary>
        Open,
    }

    /// <summary>Something owed.</summary>
    /// <param name="Text">May contain a person's words.</param>
    /// <param name="Detail">Where it comes from, in a few words.</param>
    /// <param name="Due">Null lists it under what is due soon and names no day.</param>
    /// <param name="Hidden">Comes back with its buttons, under the keys of <see cref="CardData"/>.</param>
    public sealed record Item(string Text, string? Detail, DateOnly? Due, Do Action, IReadOnlyDictionary<string, string> Hidden)
    {
        /// <summary>Whether the person may say, with a reason, that it is not due: <see cref="CardVerbs.DaySkip"/>.</summary>
        public bool MaySkip { get; init; }

        /// <summary>Working days by which it is overdue; 0 while it is in time.</summary>
        public int WorkdaysLate { get; init; }

        /// <summary>A word in a pill, e.g. the unit.</summary>
        public string? Badge { get; init; }
    }

    /// <summary>A notice of the office that was held for the day's card.</summary>
    /// <param name="Text">May have several lines.</param>
    /// <param name="Hidden">Comes back with its buttons, under the keys of <see cref="CardData"/>.</param>
    public sealed record Notice(string Text, IReadOnlyDictionary<string, string> Hidden)
    {
        /// <inheritdoc cref="HolidayReminderCard.Data.IsResend"/>
        public bool IsResend { get; init; }

        /// <inheritdoc cref="OfficeNoticeCard.Data.OfDay"/>
        public DateOnly? OfDay { get; init; }

        /// <inheritdoc cref="HolidayReminderCard.Data.AcknowledgedAt"/>
        public DateTimeOffset? AcknowledgedAt { get; init; }

        /// <inheritdoc cref="OfficeNoticeCard.Data.SnoozedUntil"/>
        public string? SnoozedUntil { get; init; }
    }

    /// <summary>What the card lists.</summary>
    public sealed record Data
    {
        /// <summary>The person's day, for what is overdue.</summary>
        public required DateOnly Today { get; init; }

        /// <summary>In any order of days; within a day in the order given.</summary>
        public IReadOnlyList<Item> Items { get; init; } = [];

        public IReadOnlyList<Notice> Notices { get; init; } = [];

        /// <summary>Comes back with the buttons that put the card off.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        /// <inheritdoc cref="HolidayReminderCard.Data.IsResend"/>
        public bool IsResend { get; init; }

        /// <summary>Why a click on it had no effect, in one plain sentence; null if it had one.</summary>
        public string? Note { get; init; }

        /// <summary>Until when the card is put off, in words; null offers to put it off.</summary>
        public string? SnoozedUntil { get; init; }

        /// <summary>Which of <see cref="DayCard.Snoozes"/> to offer; empty offers nothing.</summary>
        public IReadOnlyList<string> Snoozes { get; init; } = DayCard.Snoozes;

        /// <summary>How many there are beyond those given.</summary>
        public int More { get; init; }
    }

    /// <summary>The reason typed for the item whose <see cref="CardVerbs.DaySkip"/> was tapped; null if there is none.</summary>
    /// <param name="values">Data and inputs of the click.</param>
    public static string? ReasonOf(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var input = values.GetValueOrDefault(CardData.Input, ReasonInput);
        var isReason = input.StartsWith(ReasonInput, StringComparison.Ordinal);
        return isReason && values.GetValueOrDefault(input)?.Trim() is { Length: > 0 } reason ? reason : null;
    }

    /// <summary>The card, with as many items as fit; the notices, which it delivers, always fit.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        ArgumentNullException.ThrowIfNull(data);
        for (var items = Math.Min(MaxItems, data.Items.Count); ; items--)
        {
            var card = Render(data, items, t);
            if (items is 0 || card.FitsBudget)
                return card;
        }
    }

    private static AdaptiveCard Render(Data data, int most, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.TitleDay), CardParts.Note(t.Date(data.Today)) with { Spacing = Spacing.None }];
        if (data.IsResend)
            body.Add(CardParts.Note(t.ReminderResend));
        if (data.Note is { } note)
            body.Add(CardParts.Notice(note, ContainerStyle.Warning));

        Item[] items = [.. data.Items.OrderBy(item => item.Due ?? DateOnly.MaxValue).Take(most)];
        var rows = new DayRows(data.Today, t);
        body.AddRange(rows.Section(t.DayOverdue, items.Where(item => item.WorkdaysLate > 0), TextColor.Attention));
        body.AddRange(rows.Section(t.DayToday, items.Where(item => item.Due == data.Today)));
        body.AddRange(rows.Section(t.DaySoon, items.Where(item => item.WorkdaysLate == 0 && item.Due != data.Today)));
        body.AddRange(rows.Notices(data.Notices.Take(MaxNotices)));

        if (data.Items.Count + data.Notices.Count is 0)
            body.Add(new TextBlock(t.DayEmpty));

        var more = data.More + data.Items.Count - items.Length + Math.Max(0, data.Notices.Count - MaxNotices);
        if (more > 0)
            body.Add(CardParts.Note(t.DayMore(more)) with { Separator = true });

        body.AddRange(Foot(data, more, t));
        return CardParts.Card(t, t.TitleDay, body);
    }

    private static IEnumerable<CardElement> Foot(Data data, int more, CardTexts t)
    {
        List<CardAction> actions = [];
        if (more > 0)
            actions.Add(CardParts.Act(t.MyTitle, CardVerbs.DayOpen, data.Hidden.With(CardData.Command, t.CommandMy)));

        if (data.SnoozedUntil is { Length: > 0 } until)
            yield return PutOff.Said(until, t) with { Separator = true };
        else if (data.Snoozes.Count > 0 && data.Items.Count > 0)
            actions.Add(PutOff.Offer(data.Snoozes, data.Hidden, t));

        if (actions.Count > 0)
            yield return new ActionSet(actions) { Separator = true, Spacing = Spacing.Medium };
    }
}
