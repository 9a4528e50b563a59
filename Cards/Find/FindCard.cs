using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Find;

/// <summary>What a search found, newest first (<c>找</c>).</summary>
public static class FindCard
{
    /// <summary>One entry.</summary>
    /// <param name="Title">May be empty.</param>
    /// <param name="OpenVerb">Opens it; null if no card shows such entries.</param>
    public sealed record Line(string UnitId, string Id, DateOnly Date, string RegisterName, string UnitName, string Title, bool IsCancelled, string? OpenVerb);

    /// <summary>What the page shows.</summary>
    public sealed record Data
    {
        /// <summary>What was searched for; comes back with the buttons.</summary>
        public required string Keyword { get; init; }

        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>How many entries are on the pages before this one.</summary>
        public int Before { get; init; }

        /// <summary>How many were found.</summary>
        public required int Total { get; init; }

        /// <summary>There may be more than were searched.</summary>
        public bool IsCut { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var found = data.Total == 0 ? t.FindNothing : data.IsCut ? t.FindAtLeast(data.Total) : t.FindCount(data.Total);
        List<CardElement> body = [CardParts.Heading(t.FindTitle), CardParts.Written(data.Keyword), CardParts.Note(found)];
        body.AddRange(data.Lines.Select(line => Row(line, t)));
        if (Paging(data, t).ToArray() is { Length: > 0 } paging)
            body.Add(new ActionSet(paging) { Spacing = Spacing.Medium });
        return CardParts.Card(t, t.FindTitle, body);
    }

    private static ColumnSet Row(Line line, CardTexts t)
    {
        var when = t.Date(line.Date);
        List<CardElement> said =
        [
            new RichTextBlock([new TextRun(when + t.Separator + line.UnitName) { IsSubtle = true, Size = TextSize.Small }]),
            CardParts.Written(line.IsCancelled ? line.RegisterName + t.Separator + t.ListCancelled : line.RegisterName, TextWeight.Bolder) with { Spacing = Spacing.None },
        ];
        if (line.Title.Length > 0)
            said.Add(CardParts.Written(line.Title) with { Spacing = Spacing.None });

        List<Column> columns = [new Column(said)];
        if (line.OpenVerb is { } verb)
        {
            var open = new ExecuteAction(t.Open, verb)
            {
                Tooltip = t.OpenNamed(when + t.Separator + line.RegisterName),
                Data = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Unit] = line.UnitId, [CardData.Id] = line.Id },
                AssociatedInputs = AssociatedInputs.None,
            };
            columns.Add(new Column([new ActionSet([open])]) { Width = Column.Auto, VerticalContentAlignment = VerticalAlignment.Center });
        }

        return new ColumnSet(columns) { Separator = true, Spacing = Spacing.Small };
    }

    private static IEnumerable<ExecuteAction> Paging(Data data, CardTexts t)
    {
        if (data.Before + data.Lines.Count < data.Total)
            yield return Turn(t.ListOlder, data.Keyword, data.Before + data.Lines.Count);
        if (data.Before > 0)
            yield return Turn(t.ListNewest, data.Keyword, 0);
    }

    private static ExecuteAction Turn(string title, string keyword, int before) => new(title, CardVerbs.FindPage)
    {
        Data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CardData.Command] = keyword,
            [CardData.After] = before.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
        AssociatedInputs = AssociatedInputs.None,
    };
}
