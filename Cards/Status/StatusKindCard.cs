using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Status;

/// <summary>How one kind of thing stands in the units, in roster order, nobody ranked.</summary>
public static class StatusKindCard
{
    /// <summary>Most units on a page; fewer if their names are long.</summary>
    public const int PageSize = 24;

    /// <summary>A unit.</summary>
    /// <param name="Count">Meetings held, open entries, or members who have submitted.</param>
    /// <param name="Said">The same in words, with what is overdue.</param>
    /// <param name="IsOverdue">Whether some of it is overdue.</param>
    public sealed record Line(string Name, int Count, string Said, bool IsOverdue);

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <summary>Comes back with every button: the period.</summary>
        public required IReadOnlyDictionary<string, string> Hidden { get; init; }

        public required string Period { get; init; }

        /// <summary>Code of the kind, as buttons carry it.</summary>
        public required string Kind { get; init; }

        /// <summary>The name of the kind; may be in the office's words.</summary>
        public required string KindName { get; init; }

        /// <summary>What <see cref="Line.Count"/> counts.</summary>
        public required string Counted { get; init; }

        public required DateTimeOffset AsOf { get; init; }

        /// <summary>The last day whose records are deleted; null if that is before the period.</summary>
        public DateOnly? DeletedThrough { get; init; }

        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>How many of <see cref="Lines"/> come before this page.</summary>
        public int Skip { get; init; }
    }

    /// <summary>The card, with as many units on the page as fit.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t) => CardParts.Fitting(PageSize, size => Render(data, size, t));

    private static AdaptiveCard Render(Data data, int size, CardTexts t)
    {
        var title = t.StatusTitle + t.Separator + data.Period;
        var page = data.Lines.Skip(data.Skip).Take(size).ToList();
        List<CardElement> body =
        [
            CardParts.Heading(title),
            CardParts.Written(data.KindName, TextWeight.Bolder),
            .. StatusParts.About(t.StatusAsOf(data.AsOf), leavesOut: false, data.DeletedThrough, t),
        ];
        if (page.Count == 0)
            body.Add(new TextBlock(t.StatusNothingOwed));
        else
            body.Add(Chart(data, page, t));

        var late = page.Where(l => l.IsOverdue).ToList();
        body.AddRange(StatusParts.Overdue(
            t.StatusOverdueTitle,
            [.. late.Take(StatusCard.MostOverdue).Select(l => t.StatusOverdueLine(l.Name, l.Said))],
            Math.Max(0, late.Count - StatusCard.MostOverdue),
            t));
        body.Add(new ActionSet([.. Buttons(data, page.Count, t)]) { Spacing = Spacing.Medium });
        return CardParts.Card(t, title, body);
    }

    // The table says in words what the bars cannot show.
    private static HorizontalBarChart Chart(Data data, List<Line> page, CardTexts t) => new(
        data.Counted,
        [.. page.Select(l => new ChartPoint(l.Name, l.Count))],
        CardParts.Table(
            [3, 4], [t.StatusUnit, t.StatusColumn], page.Select(l => (IReadOnlyList<CardElement>)[CardParts.Name(l.Name), new TextBlock(l.Said)])));

    private static IEnumerable<CardAction> Buttons(Data data, int shown, CardTexts t)
    {
        var own = data.Hidden.With(CardData.To, StatusKinds.ToKind).With(CardData.Kind, data.Kind);
        if (data.Skip + shown < data.Lines.Count)
            yield return StatusParts.Open(t.StatusNextUnits, own.With(CardData.After, (data.Skip + shown).ToString(CultureInfo.InvariantCulture)));
        else if (data.Skip > 0)
            yield return StatusParts.Open(t.StatusFirstUnits, own);
        yield return StatusParts.Open(t.StatusBack, data.Hidden);
    }
}
