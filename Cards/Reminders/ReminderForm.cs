using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.Reminders;

/// <summary>What the two forms for reminders have in common: inputs with their errors.</summary>
/// <param name="errors">One plain sentence by input id.</param>
/// <param name="labelOf">The label of an input.</param>
internal sealed class ReminderForm(IReadOnlyDictionary<string, string> errors, Func<string, CardTexts, string> labelOf, CardTexts t)
{
    public string LabelOf(string input) => labelOf(input, t);

    /// <summary>What is wrong, at the top: the problem as a whole, and the names of the inputs with errors.</summary>
    public IEnumerable<CardElement> Faults(string? problem)
    {
        List<CardElement> said = [];
        if (problem is { Length: > 0 })
            said.Add(CardParts.Written(problem, TextWeight.Bolder));
        if (errors.Count > 0)
        {
            var labels = string.Join(t.ListSeparator, errors.Keys.Select(LabelOf));
            said.Add(new TextBlock(t.ReminderToCorrect(errors.Count, labels)) { Weight = TextWeight.Bolder });
        }

        if (said.Count > 0)
            yield return new Container(said) { Style = ContainerStyle.Attention, Spacing = Spacing.Small };
    }

    /// <summary>The input and, below it, its error if there is one.</summary>
    public IEnumerable<CardElement> Field(CardInput input)
    {
        yield return input;
        if (errors.TryGetValue(input.Id!, out var error))
            yield return CardParts.Error(t, error);
    }

    /// <param name="aside">A remark after the label, or null.</param>
    public TextInput Text(string input, string value, string? aside = null)
    {
        var longest = ReminderInputs.MaxLength[input];
        return new TextInput(input, aside is null ? LabelOf(input) : LabelOf(input) + t.Parenthesised(aside))
        {
            Value = value.Length > 0 ? value : null,
            // A client may cut a longer value off instead of showing it.
            MaxLength = value.Length > longest ? 0 : longest,
        };
    }

    public TextInput Lines(string input, string value, string? aside = null) => Text(input, value, aside) with { IsMultiline = true };
}
