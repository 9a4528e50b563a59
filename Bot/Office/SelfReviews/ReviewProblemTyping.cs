using System.Collections.Immutable;
using BotApp.Office.Registers;

namespace BotApp.Office.SelfReviews;

/// <summary>Takes what was typed about one problem, and notes what cannot be kept.</summary>
/// <param name="n">The problem's number.</param>
/// <param name="step">The step that was shown, so that an absent input of it was emptied.</param>
internal sealed class ReviewProblemTyping(
    int n,
    ReviewStep step,
    IReadOnlyDictionary<string, string> inputs,
    IReadOnlyList<string> aspects,
    DateOnly today,
    ImmutableSortedDictionary<string, ReviewFault>.Builder faults)
{
    /// <summary>The problem with what was typed.</summary>
    public ReviewProblem Into(ReviewProblem problem)
    {
        if (inputs.TryGetValue(ReviewInputs.Aspect(n), out var aspect))
            problem = problem with { Aspect = ReviewInputs.Chosen(aspect, aspects).FirstOrDefault("") };
        return problem with
        {
            Text = Text(ReviewInputs.Problem(n), problem.Text, ReviewLimits.Text, step is ReviewStep.Problem),
            Cause = Text(ReviewInputs.Cause(n), problem.Cause, ReviewLimits.Text, step is ReviewStep.Cause),
            Measures = Measures(problem.Measures),
        };
    }

    private ImmutableArray<ReviewMeasure> Measures(ImmutableArray<ReviewMeasure> former)
    {
        var typed = new List<ReviewMeasure>();
        for (var i = 1; i <= ReviewLimits.Measures; i++)
        {
            var known = i <= former.Length ? former[i - 1] : new ReviewMeasure("");
            var text = Text(ReviewInputs.Measure(n, i), known.Text, ReviewLimits.Measure, step is ReviewStep.Measures);
            // Identified by its text: one written in the place of another is new, and when one is left out the others move up.
            var same = known.Text == text ? known : former.FirstOrDefault(m => m.Text == text);
            var due = Due(ReviewInputs.Due(n, i), (same ?? known).Due);
            if (text.Length > 0 || due is not null)
                typed.Add(new ReviewMeasure(text, due, same?.DoneOn));
        }

        return [.. typed];
    }

    private string Text(string input, string former, int most, bool isShown)
    {
        if (!inputs.TryGetValue(input, out var typed))
            return isShown ? "" : former;
        var text = ReviewInputs.Tidy(typed);
        if (text.Length <= most)
            return text;
        faults[input] = ReviewFault.TooLong;
        return former;
    }

    private DateOnly? Due(string input, DateOnly? former)
    {
        if (!inputs.TryGetValue(input, out var typed) || typed.Length == 0)
            return step is ReviewStep.Measures ? null : former;
        if (!FieldValues.TryDate(typed, out var day))
            faults[input] = ReviewFault.NotDate;
        // A date given before may have passed meanwhile.
        else if (day != former && (day < today || day > today.AddYears(ReviewLimits.DueYears)))
            faults[input] = ReviewFault.BadDate;
        else
            return day;
        return former;
    }
}
