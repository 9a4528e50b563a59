using System.Globalization;
using BotApp.Cards.Reviews;
using BotApp.Office.Registers;
using BotApp.Office.SelfReviews;

namespace BotApp.Features.SelfReviews;

/// <summary>The values of a step's inputs, as stored and as typed. Pure.</summary>
internal static class ReviewStepValues
{
    /// <summary>The stored values of a step.</summary>
    public static Dictionary<string, string> Kept(ReviewPlace place, ReviewDraft draft, ReviewStep step, int at)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var problem = draft.Problem(at);
        if (step is ReviewStep.Aspects)
            Put(ReviewInputIds.Aspects, string.Join(',', draft.Chosen().Select(a => NumberOf(place, a)).Where(n => n.Length > 0).Distinct()));
        if (step is ReviewStep.Problem)
        {
            Put(ReviewInputIds.Problem(at), problem.Text);
            Put(ReviewInputIds.Aspect(at), NumberOf(place, problem.Aspect));
        }

        if (step is ReviewStep.Cause)
            Put(ReviewInputIds.Cause(at), problem.Cause);
        for (var i = 0; step is ReviewStep.Measures && i < problem.Measures.Length; i++)
        {
            Put(ReviewInputIds.Measure(at, i + 1), problem.Measures[i].Text);
            Put(ReviewInputIds.Due(at, i + 1), problem.Measures[i].Due is { } due ? FieldValues.Format(due) : "");
        }

        return values;

        void Put(string id, string value)
        {
            if (value.Length > 0)
                values[id] = value;
        }
    }

    /// <summary>The typed values, without the card's own data.</summary>
    public static Dictionary<string, string> Typed(IReadOnlyDictionary<string, string> values) =>
        values.Where(v => v.Value.Length > 0 && ReviewInputs.IsInput(v.Key)).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    /// <summary>Typed texts that the review does not have yet.</summary>
    public static List<string> News(Review review, IReadOnlyDictionary<string, string> typed)
    {
        var known = review.Draft.Problems.Concat(review.Submitted)
            .SelectMany(p => p.Measures.Select(m => m.Text).Append(p.Text).Append(p.Cause)).ToHashSet(StringComparer.Ordinal);
        return [.. typed.Where(v => ReviewInputs.IsText(v.Key)).Select(v => ReviewInputs.Tidy(v.Value)).Where(text => text.Length > 0 && !known.Contains(text))];
    }

    private static string NumberOf(ReviewPlace place, string aspect) =>
        place.Cycle.Aspects.ToList().IndexOf(aspect) is >= 0 and var i ? (i + 1).ToString(CultureInfo.InvariantCulture) : "";
}
