using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Roster;

/// <summary>The units of the roster in its order (<c>名册</c>): how many people each has and who its secretary is. For the office.</summary>
public static class RosterCard
{
    /// <summary>Most units on a page; fewer if their names are long.</summary>
    public const int PageSize = 24;

    /// <summary>A unit.</summary>
    /// <param name="Secretaries">Null for a unit whose kind has none.</param>
    public sealed record Line(string Id, string Name, int People, IReadOnlyList<string>? Secretaries);

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <summary>All units.</summary>
        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>How many people there are; someone in two units counts once.</summary>
        public required int People { get; init; }

        /// <summary>How many of <see cref="Lines"/> come before this page.</summary>
        public int Skip { get; init; }
    }

    /// <summary>The card, with as many units on the page as fit.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t) => CardParts.Fitting(PageSize, size => Render(data, size, t));

    private static AdaptiveCard Render(Data data, int size, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.RosterTitle)];
        if (data.Lines.Count == 0)
            return CardParts.Card(t, t.RosterTitle, [.. body, new TextBlock(t.RosterEmpty), CardParts.Note(t.FirstRunRosterHow)]);

        var page = data.Lines.Skip(data.Skip).Take(size).ToList();
        body.Add(new TextBlock(t.RosterCounts(data.Lines.Count, data.People)));
        body.Add(CardParts.Table(
            [5, 3, 4],
            [t.StatusUnit, t.RosterColumnPeople, t.RosterColumnSecretary],
            page.Select(line => (IReadOnlyList<CardElement>)[CardParts.Name(line.Name), CardParts.Number(line.People), Secretary(line, t)])));
        body.Add(new ChoiceInput(CardData.Unit, t.StatusPickUnit, [.. page.Select(line => new Choice(line.Name, line.Id))]) { Spacing = Spacing.Medium });
        body.Add(new ActionSet([.. Buttons(data, page.Count, t)]) { Spacing = Spacing.Small });
        body.Add(CardParts.Note(t.RosterHow));
        return CardParts.Card(t, t.RosterTitle, body);
    }

    private static CardElement Secretary(Line line, CardTexts t) => line.Secretaries switch
    {
        null => new TextBlock("–"),
        [] => new TextBlock(t.RosterNoSecretary) { Color = TextColor.Attention },
        var names => CardParts.Name(string.Join(t.ListSeparator, names)),
    };

    private static IEnumerable<ExecuteAction> Buttons(Data data, int shown, CardTexts t)
    {
        yield return new ExecuteAction(t.StatusShowUnit, CardVerbs.RosterOpen);
        if (data.Skip + shown < data.Lines.Count)
            yield return Page(t.StatusNextUnits, data.Skip + shown);
        else if (data.Skip > 0)
            yield return Page(t.StatusFirstUnits, 0);
    }

    private static ExecuteAction Page(string title, int skip) => CardParts.Act(
        title,
        CardVerbs.RosterOpen,
        CardData.None.With(CardData.To, RosterPages.Units).With(CardData.After, skip.ToString(CultureInfo.InvariantCulture)));
}
