using System.Collections.Immutable;

namespace BotApp.Office.SelfReviews;

/// <summary>Why something typed in a step cannot be kept.</summary>
internal enum ReviewFault
{
    /// <summary>Nothing was written where something is needed.</summary>
    Missing,

    /// <summary>Longer than <see cref="ReviewLimits"/> allow.</summary>
    TooLong,

    /// <summary>Not a date.</summary>
    NotDate,

    /// <summary>A date in the past, or too far away.</summary>
    BadDate,

    /// <summary>More problems than <see cref="ReviewLimits.Problems"/>.</summary>
    TooMany,
}

/// <summary>A draft after the inputs of a step were taken, and what is wrong with it, by input.</summary>
/// <param name="Draft">With all that could be kept.</param>
internal sealed record ReviewTyped(ReviewDraft Draft, ImmutableSortedDictionary<string, ReviewFault> Faults);

/// <summary>The walk through a self-review. Pure.</summary>
internal static class ReviewWalk
{
    /// <summary>Takes the inputs of a step into the draft.</summary>
    /// <param name="step">The step the card showed; an input of it that is absent was emptied.</param>
    /// <param name="at">The problem the card was about.</param>
    /// <param name="inputs">By id; those of other problems and steps are taken too, so that all may come at once.</param>
    /// <param name="aspects">The aspects of the cycle.</param>
    public static ReviewTyped Type(
        ReviewDraft draft, ReviewStep step, int at, IReadOnlyDictionary<string, string> inputs, IReadOnlyList<string> aspects, DateOnly today)
    {
        var faults = ImmutableSortedDictionary.CreateBuilder<string, ReviewFault>(StringComparer.Ordinal);
        if (step is ReviewStep.Aspects)
            draft = Choose(draft, ReviewInputs.Chosen(inputs.GetValueOrDefault(ReviewInputs.Aspects), aspects));

        var most = Most(draft);
        var last = Enumerable.Range(1, most).LastOrDefault(n => ReviewInputs.IsTyped(inputs, n));
        if (step is ReviewStep.Problem or ReviewStep.Cause or ReviewStep.Measures)
            last = Math.Max(last, at);
        if (last > most)
        {
            faults[ReviewInputs.Problem(at)] = ReviewFault.TooMany;
            return new ReviewTyped(draft, faults.ToImmutable());
        }

        for (var n = 1; n <= last; n++)
        {
            var own = n == at ? step : ReviewStep.Check;
            if (n != at && !ReviewInputs.IsTyped(inputs, n))
                continue;
            var problem = new ReviewProblemTyping(n, own, inputs, aspects, today, faults).Into(draft.Problem(n));
            draft = Put(draft, n, problem);
        }

        return new ReviewTyped(draft, faults.ToImmutable());
    }

    /// <summary>What is still missing in the step before the walk can continue.</summary>
    public static ImmutableSortedDictionary<string, ReviewFault> Missing(ReviewDraft draft, ReviewStep step, int at)
    {
        var faults = ImmutableSortedDictionary.CreateBuilder<string, ReviewFault>(StringComparer.Ordinal);
        var problem = draft.Problem(at);
        if (step is ReviewStep.Problem && problem.Text.Length == 0)
            faults[ReviewInputs.Problem(at)] = ReviewFault.Missing;
        if (step is ReviewStep.Measures && problem.Measures.IsEmpty && !MayLeaveMeasures(draft, at))
            faults[ReviewInputs.Measure(at, 1)] = ReviewFault.Missing;
        if (step is ReviewStep.Measures)
        {
            for (var i = 0; i < problem.Measures.Length; i++)
            {
                if (problem.Measures[i].Text.Length == 0)
                    faults[ReviewInputs.Measure(at, i + 1)] = ReviewFault.Missing;
                if (problem.Measures[i].Due is null)
                    faults[ReviewInputs.Due(at, i + 1)] = ReviewFault.Missing;
            }
        }

        return faults.ToImmutable();
    }

    /// <summary>Whether a problem needs no measures of its own: another one has some, and one measure may serve several problems.</summary>
    public static bool MayLeaveMeasures(ReviewDraft draft, int at) => draft.Problems.Where((_, i) => i != at - 1).Any(p => p.IsComplete);

    /// <summary>The step after this one.</summary>
    /// <param name="hasMeasures">Whether the measures of this problem came with this step, so that they are not asked for again.</param>
    public static ReviewDraft Forward(ReviewDraft draft, ReviewStep step, int at, bool hasMeasures = false) => step switch
    {
        ReviewStep.Aspects => NextProblem(draft, 0),
        ReviewStep.Problem when !hasMeasures || !draft.Problem(at).IsComplete => Go(draft, ReviewStep.Measures, at),
        ReviewStep.Cause => Go(draft, ReviewStep.Measures, at),
        ReviewStep.Check => Go(draft, ReviewStep.Check, 1),
        _ => NextProblem(draft, at),
    };

    /// <summary>The step before this one.</summary>
    public static ReviewDraft Back(ReviewDraft draft, ReviewStep step, int at, bool hasAspects) => step switch
    {
        ReviewStep.Problem when at > 1 => Go(draft, ReviewStep.Measures, at - 1),
        ReviewStep.Problem when hasAspects => Go(draft, ReviewStep.Aspects, 1),
        ReviewStep.Cause or ReviewStep.Measures => Go(draft, ReviewStep.Problem, at),
        ReviewStep.Check when draft.Problems.IsEmpty => Go(draft, ReviewStep.Problem, 1),
        ReviewStep.Check => Go(draft, ReviewStep.Measures, draft.Problems.Length),
        _ => Go(draft, step, at),
    };

    /// <summary>Whether a problem asked for because of an aspect can be left out: nothing is written in it, and it is not the only one.</summary>
    public static bool MaySkip(ReviewDraft draft, int at) => at <= draft.Aspects.Length && draft.Wanted > 1 && draft.Problem(at).IsEmpty;

    /// <summary>Continues without the problem that is asked for; if it was written meanwhile, it stays.</summary>
    public static ReviewDraft Skip(ReviewDraft draft, int at) => MaySkip(draft, at)
        ? NextProblem(Without(draft, at), at - 1)
        : Forward(draft, ReviewStep.Problem, at);

    /// <summary>Goes to a step and a problem; the number is limited to those that a problem can have.</summary>
    public static ReviewDraft Go(ReviewDraft draft, ReviewStep step, int at) =>
        draft with { Step = step, At = Math.Clamp(at, 1, Math.Min(draft.Wanted + 1, Most(draft))) };

    /// <summary>Removes a problem.</summary>
    public static ReviewDraft Remove(ReviewDraft draft, int at) =>
        Go(at < 1 || at > draft.Problems.Length ? draft : Without(draft, at), ReviewStep.Check, 1);

    /// <summary>Whether the measures of an earlier problem were taken along already.</summary>
    public static bool IsTaken(ReviewDraft draft, ReviewProblem earlier) => draft.Problems.Any(p =>
        p.IsCarried && p.Text == earlier.Text && earlier.Measures.All(m => p.Measures.Any(other => other.Text == m.Text)));

    /// <summary>
    /// Takes earlier measures along: problem and measure as they were, to be given new dates. What was already taken is not taken
    /// again, and the measures of one problem stay together under it.
    /// </summary>
    public static ReviewDraft Carry(ReviewDraft draft, IEnumerable<ReviewProblem> chosen)
    {
        foreach (var problem in chosen)
        {
            if (IsTaken(draft, problem))
                continue;

            ImmutableArray<ReviewMeasure> measures = [.. problem.Measures.Select(m => new ReviewMeasure(m.Text))];
            var fresh = problem with { Part = 0, IsCarried = true, Measures = measures };
            if (draft.Problems.FirstOrDefault(p => p.IsCarried && p.Text == fresh.Text && p.Measures.Length + measures.Length <= ReviewLimits.Measures) is { } same)
            {
                draft = draft with { Problems = draft.Problems.Replace(same, same with { Measures = [.. same.Measures, .. measures] }) };
                continue;
            }

            if (draft.Wanted >= ReviewLimits.Problems)
                continue;

            // Inserted in front; the aspects after it keep their places.
            var place = draft.Problems.TakeWhile(p => p.IsCarried).Count();
            draft = draft with
            {
                Problems = draft.Problems.Insert(place, fresh),
                Aspects = draft.Aspects.IsEmpty ? [] : draft.Aspects.Insert(Math.Min(place, draft.Aspects.Length), fresh.Aspect),
            };
        }

        return draft;
    }

    // The limit of a part; but a draft that was withdrawn or returned holds the problems of several parts, and all of them can be changed.
    private static int Most(ReviewDraft draft) => Math.Max(ReviewLimits.Problems, draft.Problems.Length);

    // A written problem keeps its aspect and place; each chosen aspect in which the author has none yet asks for one.
    private static ReviewDraft Choose(ReviewDraft draft, ImmutableArray<string> chosen)
    {
        draft = draft with { Problems = draft.Problems.RemoveAll(p => p.IsEmpty) };
        var had = draft.Problems.Where(p => !p.IsCarried).Select(p => p.Aspect);
        return draft with { Aspects = [.. draft.Problems.Select(p => p.Aspect).Concat(chosen.Except(had)).Take(Most(draft))] };
    }

    private static ReviewDraft Without(ReviewDraft draft, int at) => draft with
    {
        Problems = at <= draft.Problems.Length ? draft.Problems.RemoveAt(at - 1) : draft.Problems,
        Aspects = at <= draft.Aspects.Length ? draft.Aspects.RemoveAt(at - 1) : draft.Aspects,
    };

    private static ReviewDraft NextProblem(ReviewDraft draft, int after)
    {
        for (var n = after + 1; n <= draft.Wanted; n++)
        {
            if (draft.Problem(n) is { IsComplete: false } open)
                return Go(draft, open.Text.Length > 0 ? ReviewStep.Measures : ReviewStep.Problem, n);
        }

        return draft.Problems.IsEmpty ? Go(draft, ReviewStep.Problem, 1) : Go(draft, ReviewStep.Check, 1);
    }

    private static ReviewDraft Put(ReviewDraft draft, int n, ReviewProblem problem)
    {
        var problems = draft.Problems;
        if (n > problems.Length && problem.IsEmpty)
            return draft;
        while (problems.Length < n)
            problems = problems.Add(draft.Problem(problems.Length + 1));
        return draft with { Problems = problems.SetItem(n - 1, problem) };
    }
}
