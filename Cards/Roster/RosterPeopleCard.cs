using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Roster;

/// <summary>Rows of the roster: the people of a unit, or the units of a person. For the office.</summary>
public static class RosterPeopleCard
{
    /// <summary>Most rows on a page; fewer if they are long.</summary>
    public const int PageSize = 24;

    /// <summary>A row.</summary>
    /// <param name="Duty">Role and title in words.</param>
    /// <param name="Where">Party group within a unit, or the unit of a person who was asked for; may be empty.</param>
    public sealed record Line(string Name, string Duty, string Where);

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <summary>The unit's name, or what was asked for.</summary>
        public required string About { get; init; }

        /// <summary>Id of the unit; null if a person was asked for.</summary>
        public string? UnitId { get; init; }

        /// <summary>All rows, in the order of the roster.</summary>
        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>How many of <see cref="Lines"/> come before this page.</summary>
        public int Skip { get; init; }
    }

    /// <summary>The card, with as many rows on the page as fit.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t) => CardParts.Fitting(PageSize, size => Render(data, size, t));

    private static AdaptiveCard Render(Data data, int size, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.RosterTitle), CardParts.Written(data.About, TextWeight.Bolder)];
        var page = data.Lines.Skip(data.Skip).Take(size).ToList();
        if (data.UnitId is not null)
            body.Add(CardParts.Note(t.RosterPeople(data.Lines.Count)));
        if (page.Count > 0)
            body.Add(Table(data, page, t));
        body.Add(new ActionSet([.. Buttons(data, page.Count, t)]) { Spacing = Spacing.Medium });
        return CardParts.Card(t, t.RosterTitle, body);
    }

    // A unit without party groups needs no column for them.
    private static Table Table(Data data, List<Line> page, CardTexts t)
    {
        var where = data.UnitId is null ? t.StatusUnit : t.RosterColumnGroup;
        return data.Lines.Any(line => line.Where.Length > 0)
            ? CardParts.Table([3, 5, 4], [t.RosterColumnName, t.RosterColumnDuty, where], page.Select(line => Cells(line.Name, line.Duty, line.Where)))
            : CardParts.Table([3, 6], [t.RosterColumnName, t.RosterColumnDuty], page.Select(line => Cells(line.Name, line.Duty)));
    }

    private static CardElement[] Cells(params string[] said) => [.. said.Select(text => CardParts.Name(text.Length > 0 ? text : "–"))];

    private static IEnumerable<ExecuteAction> Buttons(Data data, int shown, CardTexts t)
    {
        if (data.UnitId is { } unit && data.Skip + shown < data.Lines.Count)
            yield return Open(t.RosterNextPeople, Unit(unit, data.Skip + shown));
        else if (data is { UnitId: { } same, Skip: > 0 })
            yield return Open(t.StatusFirstUnits, Unit(same, 0));
        yield return Open(t.StatusBack, CardData.None.With(CardData.To, RosterPages.Units));
    }

    private static Dictionary<string, string> Unit(string id, int skip) => CardData.None
        .With(CardData.To, RosterPages.People).With(CardData.Unit, id).With(CardData.After, skip.ToString(CultureInfo.InvariantCulture));

    private static ExecuteAction Open(string title, IReadOnlyDictionary<string, string> data) => CardParts.Act(title, CardVerbs.RosterOpen, data);
}
