using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Ledgers;

/// <summary>The measures on the card of an item.</summary>
internal static class LedgerMeasures
{
    private const int MostLines = 12;

    /// <summary>
    /// All of them, in their order. The person's own come with a button each, the open ones first where these are too many; where
    /// the others are, the last line holds the rest of them.
    /// </summary>
    /// <param name="marks">The most buttons.</param>
    public static IEnumerable<CardElement> Of(IReadOnlyList<LedgerItemCard.Measure> measures, int marks, CardTexts t)
    {
        if (measures.Count == 0)
            yield break;
        yield return CardParts.Note(t.Labelled(t.LedgerMeasures)) with { Spacing = Spacing.Medium };
        var own = Enumerable.Range(0, measures.Count).Where(i => measures[i].Mark is not null).OrderBy(i => measures[i].Done is not null).Take(marks).ToHashSet();
        List<string> rest = [];
        for (var i = 0; i < measures.Count; i++)
        {
            var said = Say(measures[i], i + 1, t);
            if (own.Contains(i))
                yield return WithMark(said, measures[i], t);
            else if (measures.Count <= MostLines || i < MostLines - 1)
                yield return CardParts.Written(said);
            else
                rest.Add(said);
        }

        if (rest.Count > 0)
            yield return CardParts.Written(string.Join(' ', rest));
    }

    private static ColumnSet WithMark(string said, LedgerItemCard.Measure measure, CardTexts t)
    {
        var title = measure.Done is null ? t.LedgerMeasureMark : t.LedgerMeasureUnmark;
        var mark = new ExecuteAction(title, CardVerbs.LedgerMeasure) { Data = measure.Mark!, Tooltip = t.Labelled(title) + CardParts.Brief(measure.Text) };
        return new ColumnSet(
        [
            new Column([CardParts.Written(said)]),
            new Column([new ActionSet([mark])]) { Width = Column.Auto, VerticalContentAlignment = VerticalAlignment.Center },
        ])
        { Spacing = Spacing.Small };
    }

    private static string Say(LedgerItemCard.Measure measure, int number, CardTexts t)
    {
        string?[] parts =
        [
            FormattableString.Invariant($"{number}. {measure.Text}"),
            measure.Owner,
            measure.Done is { } done ? t.LedgerMeasureDone(t.DateWithoutWeekday(done)) : measure.Due is { } due ? t.MyDue(t.DateWithoutWeekday(due)) : null,
        ];
        return string.Join(t.Separator, parts.Where(part => part is { Length: > 0 }));
    }
}
