using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards;

/// <summary>What the forms of records have in common.</summary>
internal static class FormParts
{
    /// <summary>What is wrong, at the top: the names of all fields with errors, and the full text of errors that belong to no input.</summary>
    /// <param name="problem">What prevents the save as a whole; null if nothing does.</param>
    /// <param name="errors">One plain sentence each, by the ids that <paramref name="labelOf"/> and <paramref name="has"/> know.</param>
    /// <param name="order">The inputs in the order of the form, in which the fields are named.</param>
    public static IEnumerable<CardElement> Faults(
        CardTexts t, string? problem, IReadOnlyDictionary<string, string> errors, IEnumerable<string> order,
        Func<string, string> labelOf, Func<string, bool> has)
    {
        List<CardElement> said = [];
        if (problem is not null)
            said.Add(CardParts.Written(problem, TextWeight.Bolder));

        if (errors.Count > 0)
        {
            said.Add(new TextBlock(t.ToCorrect(errors.Count, string.Join(t.ListSeparator, order.Where(errors.ContainsKey).Union(errors.Keys).Select(labelOf)))) { Weight = TextWeight.Bolder });
            said.AddRange(errors.Where(error => !has(error.Key)).Select(error => CardParts.Line(t, labelOf(error.Key), error.Value)));
        }

        if (said.Count > 0)
            yield return new Container(said) { Style = ContainerStyle.Attention, Spacing = Spacing.Small };
    }

    /// <summary>A row of inputs: a single one as it is, several in columns.</summary>
    public static IEnumerable<CardElement> Row(IReadOnlyList<IReadOnlyList<CardElement>> inputs) => inputs switch
    {
        [] => [],
        [var only] => only,
        _ => [new ColumnSet([.. inputs.Select(input => new Column(input))])],
    };

    /// <summary>The buttons to save, to show what is folded, and to leave.</summary>
    public static IEnumerable<CardAction> Buttons(
        CardTexts t, IReadOnlyDictionary<string, string> hidden, string saveVerb, string leaveVerb, string? foldId)
    {
        yield return new ExecuteAction(t.Save, saveVerb) { Data = hidden, Style = ActionStyle.Positive };
        if (foldId is not null)
            yield return new ToggleVisibilityAction(t.More, [foldId]);

        yield return CardParts.Act(t.Discard, leaveVerb, hidden);
    }
}
