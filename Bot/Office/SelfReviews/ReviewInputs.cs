using System.Collections.Frozen;
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

    /// <summary>Earlier measures to take along.</summary>
    public const string Carry = ReviewInputIds.Carry;

    private static readonly FrozenDictionary<string, (ReviewStep Step, int Number)> Known =
        Enumerable.Range(1, ReviewLimits.ProblemsOfADraft + 1).SelectMany(IdsOf).ToFrozenDictionary(StringComparer.Ordinal);

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

    /// <summary>Whether the inputs hold anything for this problem.</summary>
    public static bool IsTyped(IReadOnlyDictionary<string, string> inputs, int n) =>
        IsGiven(inputs, Problem(n)) || IsGiven(inputs, Cause(n)) || HasMeasures(inputs, n);

    /// <summary>Whether the inputs hold measures for this problem.</summary>
    public static bool HasMeasures(IReadOnlyDictionary<string, string> inputs, int n) =>
        Enumerable.Range(1, ReviewLimits.Measures).Any(i => IsGiven(inputs, Measure(n, i)) || IsGiven(inputs, Due(n, i)));

    private static IEnumerable<KeyValuePair<string, (ReviewStep Step, int Number)>> IdsOf(int n)
    {
        yield return new(Problem(n), (ReviewStep.Problem, n));
        yield return new(Aspect(n), (ReviewStep.Problem, n));
        yield return new(Cause(n), (ReviewStep.Cause, n));
        for (var i = 1; i <= ReviewLimits.Measures; i++)
        {
            yield return new(Measure(n, i), (ReviewStep.Measures, n));
            yield return new(Due(n, i), (ReviewStep.Measures, n));
        }
    }

    private static bool IsGiven(IReadOnlyDictionary<string, string> inputs, string id) => inputs.GetValueOrDefault(id, "").Length > 0;

    /// <summary>Whether an id is one of a step's own inputs.</summary>
    public static bool IsInput(string id) => id is Aspects or Carry || NumberIn(ReviewStep.Problem, id) is not null
        || NumberIn(ReviewStep.Cause, id) is not null || NumberIn(ReviewStep.Measures, id) is not null;

    /// <summary>Whether an id is that of a text.</summary>
    public static bool IsText(string id) => IsInput(id) && !id.StartsWith("due", StringComparison.Ordinal)
        && id is not (Aspects or Carry) && !id.StartsWith("aspect", StringComparison.Ordinal);

    /// <summary>The problem's number in the id of an input of this step; null for any other id.</summary>
    public static int? NumberIn(ReviewStep step, string id) => Known.TryGetValue(id, out var place) && place.Step == step ? place.Number : null;

    /// <summary>The choices of a comma-separated list of numbers, in the order of the choices; any other text is ignored.</summary>
    public static ImmutableArray<string> Chosen(string? numbers, IReadOnlyList<string> choices)
    {
        var chosen = FieldValues.Codes(numbers ?? "")
            .Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .ToHashSet();
        return [.. choices.Where((_, i) => chosen.Contains(i + 1))];
    }

    /// <summary>Without control characters except line ends, and without blanks around.</summary>
    public static string Tidy(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' || !char.IsControl(c))).Trim();
}
