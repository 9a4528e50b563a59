using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards;

/// <summary>Makes the inputs of a form, filled in, each with what is wrong with it.</summary>
/// <remarks>
/// A date, time or number input drops a value that is not one. What was typed must not be lost, so such a value is shown
/// again in a plain text input.
/// </remarks>
/// <param name="values">Values by input id, as they were sent.</param>
/// <param name="errors">What is wrong, by input id: one plain sentence each.</param>
internal sealed class FormFields(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> errors, CardTexts t)
{
    /// <summary>The input and, below it, its error if there is one.</summary>
    public IReadOnlyList<CardElement> WithError(CardInput input) => errors.TryGetValue(input.Id!, out var error)
        ? [input, CardParts.Error(t, error)]
        : [input];

    public ChoiceInput Choose(string input, string label, IReadOnlyList<Choice> choices, string? hint = null) =>
        new(input, label, choices) { Value = Value(input), Placeholder = hint };

    public ToggleInput Toggle(string input, string label, string title) => new(input, label, title) { Value = Value(input) ?? "false" };

    public CardInput Date(string input, string label) => Value(input) is { } value
        && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? Text(input, label, t.HintDate)
            : new DateInput(input, label) { Value = Value(input) };

    public CardInput Time(string input, string label) => Value(input) is { } value
        && !TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? Text(input, label, t.HintTime)
            : new TimeInput(input, label) { Value = Value(input) };

    public CardInput Number(string input, string label, int? min, int? max, string errorMessage)
    {
        int? number = int.TryParse(Value(input), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        return number is null && Value(input) is not null
            ? Text(input, label, hint: null)
            : new NumberInput(input, label) { Value = number, Min = min, Max = max, ErrorMessage = errorMessage };
    }

    /// <param name="longest">In UTF-16 units; 0 is no limit.</param>
    public TextInput Text(string input, string label, string? hint, int longest = 0) => new(input, label)
    {
        Value = Value(input),
        Placeholder = hint,
        // A client may cut a longer value off instead of showing it.
        MaxLength = Value(input)?.Length > longest ? 0 : longest,
    };

    private string? Value(string input) => values.GetValueOrDefault(input) is { Length: > 0 } value ? value : null;
}
