using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Meetings;

/// <summary>A page of a unit's meetings, newest first (<c>会议</c>).</summary>
public static class MeetingListCard
{
    /// <summary>One meeting.</summary>
    /// <param name="Id">Id of the record.</param>
    /// <param name="Topic">May be empty.</param>
    /// <param name="Present">How many were there, if it is known.</param>
    public sealed record Line(string Id, DateOnly Date, string TypeName, string Topic, int? Present, bool IsCancelled);

    /// <summary>What the page shows.</summary>
    public sealed record Data
    {
        /// <summary>Id of the unit whose meetings these are; comes back with every button.</summary>
        public required string UnitId { get; init; }

        public required string UnitName { get; init; }

        /// <summary>Units the person may look at, name and id; fewer than two offer no choice.</summary>
        public IReadOnlyList<Choice> Units { get; init; } = [];

        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>Where the next page goes on; null on the last.</summary>
        public string? Next { get; init; }

        /// <summary>This is not the newest page.</summary>
        public bool IsLaterPage { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body =
        [
            CardParts.Heading(t.ListTitle),
            CardParts.Written(data.UnitName),
        ];

        if (data.Lines.Count is 0)
            body.Add(new TextBlock(data.IsLaterPage ? t.ListEnd : t.ListEmpty));

        body.AddRange(data.Lines.Select(line => Row(line, data, t)));
        if (Paging(data, t).ToArray() is { Length: > 0 } paging)
            body.Add(new ActionSet(paging) { Spacing = Spacing.Medium });

        if (data.Units.Count > 1)
            body.AddRange(Chooser(data, t));

        return CardParts.Card(t, t.ListTitle, body);
    }

    private static ColumnSet Row(Line line, Data data, CardTexts t)
    {
        var when = t.Date(line.Date);
        string?[] head =
        [
            line.TypeName,
            line.Present is { } present ? t.People(present) : null,
            line.IsCancelled ? t.ListCancelled : null,
        ];

        List<CardElement> said =
        [
            new RichTextBlock([new TextRun(when) { IsSubtle = true, Size = TextSize.Small }]),
            CardParts.Written(string.Join(t.Separator, head.OfType<string>()), TextWeight.Bolder) with { Spacing = Spacing.None },
        ];
        if (line.Topic.Length > 0)
            said.Add(CardParts.Written(line.Topic) with { Spacing = Spacing.None });

        var open = new ExecuteAction(t.Open, CardVerbs.MeetingOpen)
        {
            Tooltip = t.OpenNamed(when + t.Separator + line.TypeName),
            Data = Target(data).With(CardData.Id, line.Id),
            AssociatedInputs = AssociatedInputs.None,
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
        {
            yield return new ExecuteAction(t.ListOlder, CardVerbs.MeetingList)
            {
                Data = Target(data).With(CardData.After, data.Next),
                AssociatedInputs = AssociatedInputs.None,
            };
        }

        if (data.IsLaterPage)
        {
            yield return new ExecuteAction(t.ListNewest, CardVerbs.MeetingList)
            {
                Data = Target(data),
                AssociatedInputs = AssociatedInputs.None,
            };
        }
    }

    private static IEnumerable<CardElement> Chooser(Data data, CardTexts t) =>
    [
        new ChoiceInput(CardData.Unit, t.Unit, data.Units) { Value = data.UnitId, Separator = true, Spacing = Spacing.Medium },
        new ActionSet([new ExecuteAction(t.ListShow, CardVerbs.MeetingList)]) { Spacing = Spacing.Small },
    ];

    private static Dictionary<string, string> Target(Data data) =>
        new(StringComparer.Ordinal) { [CardData.Unit] = data.UnitId };
}
