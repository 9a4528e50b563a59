using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Records;

/// <summary>The choice of a register for a new entry (<c>登记</c>).</summary>
public static class RecordPickCard
{
    /// <summary>A register; <paramref name="Group"/> is the name of its kind.</summary>
    public sealed record Register(string Code, string Name, string Group);

    /// <summary>What the card shows.</summary>
    public sealed record Data
    {
        /// <summary>Identifies the card: all clicks on it lead to one form.</summary>
        public required string CardId { get; init; }

        /// <summary>Why the person has to choose, in one plain sentence; null if that needs no explanation.</summary>
        public string? Problem { get; init; }

        /// <summary>In the order they are offered, those of a group together.</summary>
        public required IReadOnlyList<Register> Registers { get; init; }

        /// <summary>Code of the register that is already chosen; null if none is.</summary>
        public string? Chosen { get; init; }

        /// <summary>What the unit entered recently: one button each.</summary>
        public IReadOnlyList<Register> Recent { get; init; } = [];

        /// <summary>Units to choose from, name and id; a single one is not asked for.</summary>
        public required IReadOnlyList<Choice> Units { get; init; }

        public required string UnitId { get; init; }
    }

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal) { [CardData.Operation] = data.CardId };
        List<CardElement> body =
        [
            CardParts.Heading(t.RecordPickTitle),
            data.Problem is null ? CardParts.Note(t.RecordPickNote) : CardParts.Written(data.Problem, TextWeight.Bolder),
        ];
        if (data.Recent.Count > 0)
        {
            body.Add(CardParts.Note(t.Labelled(t.RecordRecent)) with { Spacing = Spacing.Medium });
            body.Add(new ActionSet(
            [
                .. data.Recent.Select(register => CardParts.Act(
                    register.Name, CardVerbs.RecordNew, hidden.With(CardData.Unit, data.UnitId).With(CardData.Register, register.Code))),
            ])
            { Spacing = Spacing.Small });
        }

        body.Add(new ChoiceInput(
            CardData.Register,
            t.RecordRegister,
            [.. data.Registers.Select(register => new Choice(register.Group + t.Separator + register.Name, register.Code))])
        {
            Value = data.Chosen,
            Placeholder = t.PickType,
            Style = ChoiceStyle.Filtered,
            IsRequired = true,
            ErrorMessage = t.RecordPickFirst,
            Spacing = Spacing.Medium,
        });
        if (data.Units.Count > 1)
        {
            body.Add(new ChoiceInput(CardData.Unit, t.Unit, data.Units)
            {
                Value = data.UnitId,
                Placeholder = t.PickUnit,
                IsRequired = true,
                ErrorMessage = t.PickUnit,
            });
        }
        else
            hidden = hidden.With(CardData.Unit, data.UnitId);

        body.Add(new ActionSet(
        [
            new ExecuteAction(t.RecordFill, CardVerbs.RecordNew) { Data = hidden, Style = ActionStyle.Positive },
            // Without the inputs: looking at the entries does not require choosing a register.
            CardParts.Act(t.RecordAll, CardVerbs.RecordList, hidden.With(CardData.Unit, data.UnitId)),
        ])
        { Spacing = Spacing.Medium });
        return CardParts.Card(t, t.RecordPickTitle, body);
    }
}
