using System.Collections.Immutable;
using System.Globalization;
using BotApp.Cards.Reviews;
using BotApp.Office.Registers;

namespace BotApp.Office.SelfReviews;

/// <summary>How the inputs of the cards are read; their ids are those of <see cref="ReviewInputIds"/>.</summary>
internal static class ReviewInputs
{
    /// <summary>The aspects chosen, by number.</summary>
    public const string Aspects = ReviewInputIds.Aspects;

    /// <inheritdoc cref="ReviewInputIds.Problem" />
    public static string Problem(int n) => ReviewInputIds.Problem(n);

    /// <inheritdoc cref="ReviewInputIds.Aspect" />
    public static string Aspect(int n) => ReviewInputIds.Aspect(n);

    /// <inheritdoc cref="ReviewInputIds.Cause" />
    public static string Cause(int n) => ReviewInputIds.Cause(n);

    /// <inheritdoc cref="ReviewInputIds.Measure" />
    public static string Measure(int n, int i) => ReviewInputIds.Measure(n, i);

    /// <inheritdoc cref="ReviewInputIds.Due" />
    public static string Due(int n, int i) => ReviewInputIds.Due(n, i);

    /// <summary>Whether something came for this problem.</summary>
    public static bool IsTyped(IReadOnlyDictionary<string, string> inputs, int n) =>
        IsGiven(inputs, Problem(n)) || IsGiven(inputs, Cause(n))
        || Enumerable.Range(1, ReviewLimits.Measures).Any(i => IsGiven(inputs, Measure(n, i)) || IsGiven(inputs, Due(n, i)));

    private static bool IsGiven(IReadOnlyDictionary<string, string> inputs, string id) => inputs.GetValueOrDefault(id, "").Length > 0;

    /// <summary>The choices of a comma-separated list of numbers, in the order of the choices; what is no number of one is left out.</summary>
    public static ImmutableArray<string> Chosen(string? numbers, IReadOnlyList<string> choices)
    {
        var chosen = FieldValues.Codes(numbers ?? "")
            .Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .ToHashSet();
        return [.. choices.Where((_, i) => chosen.Contains(i + 1))];
    }

    /// <summary>Without control characters but the line's end, and without blanks around.</summary>
    public static string Tidy(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' || !char.IsControl(c))).Trim();
}
