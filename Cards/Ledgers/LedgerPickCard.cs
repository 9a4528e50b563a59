using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Ledgers;

/// <summary>The choice of the ledger for a new item.</summary>
public static class LedgerPickCard
{
    /// <summary>What the card shows.</summary>
    /// <param name="CardId">Identifies the card: all clicks on it lead to one form.</param>
    /// <param name="Ledgers">Name and code, in the order they are offered.</param>
    /// <param name="Units">Units to choose from, name and id; a single one is not asked for.</param>
    /// <param name="Problem">What prevents it; null if nothing does.</param>
    public sealed record Data(string CardId, IReadOnlyList<Choice> Ledgers, IReadOnlyList<Choice> Units, string UnitId, string? Problem = null);

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        ArgumentNullException.ThrowIfNull(data);
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Operation] = data.CardId };
        List<CardElement> body = [CardParts.Heading(t.LedgerNew), CardParts.Note(t.LedgerPickNote)];
        if (data.Problem is { } problem)
            body.Add(CardParts.Notice(problem, ContainerStyle.Warning));
        body.Add(new ChoiceInput(CardData.Register, t.LedgerList, data.Ledgers)
        {
            Placeholder = t.PickType,
            IsRequired = true,
            ErrorMessage = t.LedgerPickFirst,
        });
        if (data.Units.Count > 1)
            body.Add(new ChoiceInput(CardData.Unit, t.Unit, data.Units)
            {
                Value = data.UnitId,
                Placeholder = t.PickUnit,
                IsRequired = true,
                ErrorMessage = t.PickUnit,
            });
        else
            hidden = hidden.With(CardData.Unit, data.UnitId);

        body.Add(new ActionSet(
        [
            new ExecuteAction(t.RecordFill, CardVerbs.LedgerNew) { Data = hidden, Style = ActionStyle.Positive },
            CardParts.Act(t.LedgerTitle, CardVerbs.LedgerList, CardData.None),
        ])
        { Spacing = Spacing.Medium });
        return CardParts.Card(t, t.LedgerNew, body);
    }
}
