using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>The answer to a form that was not saved.</summary>
internal static class RefusedForm
{
    /// <summary>The form with what is wrong. If it is too long to be shown again, the client keeps what was typed, and the answer names the field.</summary>
    /// <param name="typed">The form's values by field.</param>
    /// <param name="labelOf">What a field is called.</param>
    public static Reply Of(
        AdaptiveCard card, IReadOnlyList<FieldError> errors, IReadOnlyDictionary<string, string> typed, Func<string, string> labelOf, CardTexts t)
    {
        if (card.FitsBudget)
            return new Reply.Card(card);

        var longest = errors.FirstOrDefault(e => e.Code == FieldErrorCode.TooLong)?.Field ?? Longest(typed);
        return new Reply.Refused("TooLong", t.TooLong(labelOf(longest)));
    }

    /// <summary>The field with the longest value.</summary>
    public static string Longest(IReadOnlyDictionary<string, string> typed) => typed.MaxBy(v => v.Value.Length).Key;
}
