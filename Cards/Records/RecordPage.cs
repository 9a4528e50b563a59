using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Records;

/// <summary>A page of a unit's records of any kind, newest first.</summary>
internal static class RecordPage
{
    /// <summary>One record.</summary>
    /// <param name="Title">May be empty.</param>
    /// <param name="Count">A count to show next to its kind, if there is one.</param>
    public sealed record Line(string Id, DateOnly Date, string TypeName, string Title, string? Count, bool IsCancelled);

    /// <summary>What the page shows.</summary>
    public sealed record Data
    {
        public required string Heading { get; init; }

        /// <summary>What is said if there are none.</summary>
        public required string Empty { get; init; }

        /// <summary>What the list is of, including the unit; comes back with every button.</summary>
        public required IReadOnlyDictionary<string, string> Target { get; init; }

        public required string UnitName { get; init; }

        /// <summary>Units the person may look at, name and id; with fewer than two there is no choice.</summary>
        public required IReadOnlyList<Choice> Units { get; init; }

        public required IReadOnlyList<Line> Lines { get; init; }

        public required string OpenVerb { get; init; }

        public required string ListVerb { get; init; }

        /// <summary>Where the next page begins; null on the last.</summary>
        public string? Next { get; init; }

        /// <summary>This is not the newest page.</summary>
        public bool IsLaterPage { get; init; }

        /// <summary>Further buttons below the list.</summary>
        public IReadOnlyList<CardAction> More { get; init; } = [];
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body =
        [
            CardParts.Heading(data.Heading),
            CardParts.Written(data.UnitName),
        ];

        if (data.Lines.Count is 0)
            body.Add(new TextBlock(data.IsLaterPage ? t.ListEnd : data.Empty));

        body.AddRange(data.Lines.Select(line => Row(line, data, t)));
        if (Paging(data, t).Concat(data.More).ToArray() is { Length: > 0 } buttons)
            body.Add(new ActionSet(buttons) { Spacing = Spacing.Medium });

        if (data.Units.Count > 1)
            body.AddRange(Chooser(data, t));

        return CardParts.Card(t, data.Heading, body);
    }

    private static ColumnSet Row(Line line, Data data, CardTexts t)
    {
        var when = t.Date(line.Date);
        string?[] head = [line.TypeName, line.Count, line.IsCancelled ? t.ListCancelled : null];
        List<CardElement> said =
        [
            new RichTextBlock([new TextRun(when) { IsSubtle = true, Size = TextSize.Small }]),
            CardParts.Written(string.Join(t.Separator, head.OfType<string>()), TextWeight.Bolder) with { Spacing = Spacing.None },
        ];
        if (line.Title.Length > 0)
            said.Add(CardParts.Written(line.Title) with { Spacing = Spacing.None });

        var open = CardParts.Act(t.Open, data.OpenVerb, data.Target.With(CardData.Id, line.Id)) with
        {
            Tooltip = t.OpenNamed(when + t.Separator + line.TypeName),
        };
        return new ColumnSet(
        [
            new Column(said),
            new Column([new ActionSet([open])]) { Width = Column.Auto, VerticalContentAlignment = VerticalAlignment.Center },
        ])
        { Separator = true, Spacing = Spacing.Small };
    }

    private static IEnumerable<ExecuteAction> Paging(Data data, CardTexts t)
    {
        if (data.Next is not null)
            yield return CardParts.Act(t.ListOlder, data.ListVerb, data.Target.With(CardData.After, data.Next));
        if (data.IsLaterPage)
            yield return CardParts.Act(t.ListNewest, data.ListVerb, data.Target);
    }

    private static IEnumerable<CardElement> Chooser(Data data, CardTexts t) =>
    [
        new ChoiceInput(CardData.Unit, t.Unit, data.Units)
        {
            Value = data.Target.GetValueOrDefault(CardData.Unit),
            Separator = true,
            Spacing = Spacing.Medium,
        },
        new ActionSet([new ExecuteAction(t.ListShow, data.ListVerb) { Data = data.Target.Without(CardData.Unit) }]) { Spacing = Spacing.Small },
    ];
}
