using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>What this person has to do, the earliest due first (<c>我的</c>).</summary>
public static class MyCard
{
    /// <summary>Most items that a card lists.</summary>
    public const int MaxItems = 12;

    /// <summary>Something to do.</summary>
    /// <param name="MeetingName">Shown after <paramref name="MeetingDate"/> as its origin: the item's unit; null leaves the line out.</param>
    /// <param name="Button">Where to continue it; null if there is no such place.</param>
    public sealed record Item(string Text, DateOnly? Due, string? MeetingName, DateOnly? MeetingDate, NoticeCard.Command? Button = null)
    {
        /// <summary>Leads to the item in its ledger; comes back with its button, under the keys of <see cref="CardData"/>.</summary>
        public IReadOnlyDictionary<string, string>? Ledger { get; init; }

        /// <summary>Working days by which it is overdue; 0 while it is in time.</summary>
        public int WorkdaysLate { get; init; }

        /// <summary>What it asks of the person besides carrying it out; null for nothing particular.</summary>
        public string? Duty { get; init; }
    }

    /// <summary>What the card lists.</summary>
    /// <param name="Items">All open items, in the order to show; those beyond <see cref="MaxItems"/> are only counted.</param>
    /// <param name="Today">The office's day, for what is overdue.</param>
    public sealed record Data(IReadOnlyList<Item> Items, DateOnly Today);

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.MyTitle)];
        if (data.Items.Count is 0)
            body.Add(new TextBlock(t.MyEmpty));
        else
            body.Add(CardParts.Note(t.MyCount(data.Items.Count)));

        body.AddRange(data.Items.Take(MaxItems).Select(item => Row(item, data.Today, t)));
        if (data.Items.Count > MaxItems)
            body.Add(CardParts.Note(t.MyMore(data.Items.Count - MaxItems)) with { Separator = true });

        return CardParts.Card(t, t.MyTitle, body);
    }

    private static StandardElement Row(Item item, DateOnly today, CardTexts t)
    {
        List<TextRun> when =
        [
            CardParts.Deadline(item.Due, today, t, item.WorkdaysLate),
        ];
        if (item is { MeetingName: { } meeting, MeetingDate: { } held })
            when.Add(new TextRun(t.Separator + t.MyFrom(t.DateWithoutWeekday(held), meeting)) { Size = TextSize.Small, IsSubtle = true });

        if (item.Duty is { } duty)
            when.Add(new TextRun(t.Separator + duty) { Size = TextSize.Small, Weight = TextWeight.Bolder });

        List<CardElement> said = [CardParts.Written(item.Text), new RichTextBlock(when) { Spacing = Spacing.None }];
        if (item.Button is { } button)
            said.Add(new ActionSet([CardParts.Run(button.Title, button.Text) with { Tooltip = item.Text }]) { Spacing = Spacing.Small });

        if (item.Ledger is { } ledger)
        {
            var open = CardParts.Act(t.Open, CardVerbs.LedgerOpen, ledger) with { Tooltip = t.OpenNamed(CardParts.Brief(item.Text)) };
            return new ColumnSet(
            [
                new Column(said),
                new Column([new ActionSet([open])]) { Width = Column.Auto, VerticalContentAlignment = VerticalAlignment.Center },
            ])
            { Separator = true, Spacing = Spacing.Small };
        }

        return new Container(said)
        {
            Separator = true,
            Spacing = Spacing.Small,
        };
    }
}
