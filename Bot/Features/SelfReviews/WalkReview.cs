using System.Collections.Immutable;
using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.Registers;
using BotApp.Office.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// The walk: each step is saved before it is answered, so a crash costs at most the unanswered click. An outdated card
/// changes nothing, and what was typed on it is shown again.
/// </summary>
internal sealed class WalkReview(AuthorsClick clicks, ReviewDesk desk, EarlierMeasures earlier, ReviewViews views)
{
    /// <summary><c>review.open</c>: opens the step where the author left off.</summary>
    public async Task<Reply> OpenAsync(Turn turn, CardClick click, CancellationToken ct) =>
        await desk.FindOwnAsync(turn, click, ct) is { } place
            ? await views.WholeAsync(turn, place, await desk.OpenAsync(place.Author, place.Cycle.Id, ct), ct)
            : new Reply.Text(turn.Texts.ReviewGone);

    /// <summary><c>review.add</c>: saves the step and goes on.</summary>
    public Task<Reply> AddAsync(Turn turn, CardClick click, CancellationToken ct) => StepAsync(
        turn, click, (draft, asked, _) => Onward(draft, asked, ReviewInputs.HasMeasures(click.Values, asked.At)), ct);

    /// <summary><c>review.back</c>: saves what is there and goes back.</summary>
    public Task<Reply> BackAsync(Turn turn, CardClick click, CancellationToken ct) => StepAsync(
        turn, click, (draft, asked, asksAspects) => (ReviewWalk.Back(draft, asked.Step, asked.At, asksAspects), Faults.None), ct);

    /// <summary><c>review.go</c>: goes to a problem, or to another page of the final check.</summary>
    public Task<Reply> GoAsync(Turn turn, CardClick click, CancellationToken ct) => StepAsync(
        turn,
        click,
        (draft, asked, _) => (asked.To switch
        {
            ReviewTargets.Check => draft with { Step = ReviewStep.Check, At = asked.At },
            // A begun supplement continues where it was left.
            ReviewTargets.Supplement when !draft.Problems.IsEmpty => draft with { Step = draft.Step is ReviewStep.Aspects ? ReviewStep.Check : draft.Step },
            _ => ReviewWalk.Go(draft, ReviewStep.Problem, asked.At),
        }, Faults.None),
        ct,
        takesInputs: false);

    /// <summary><c>review.remove</c>: removes a problem.</summary>
    public Task<Reply> RemoveAsync(Turn turn, CardClick click, CancellationToken ct) => StepAsync(
        // An unknown number removes nothing; other clicks take the nearest one.
        turn, click, (draft, _, _) => (ReviewWalk.Remove(draft, ReviewClick.Number(click[CardData.Number], 0)), Faults.None), ct, takesInputs: false);

    private static (ReviewDraft Draft, Faults Faults) Onward(ReviewDraft draft, ReviewClick asked, bool hasMeasures)
    {
        if (asked.To is ReviewTargets.Skip)
            return (ReviewWalk.Skip(draft, asked.At), Faults.None);
        if (ReviewWalk.Missing(draft, asked.Step, asked.At) is { IsEmpty: false } missing)
            return (draft, new Faults(missing));
        return asked.To switch
        {
            ReviewTargets.Cause => (ReviewWalk.Go(draft, ReviewStep.Cause, asked.At), Faults.None),
            ReviewTargets.More => (ReviewWalk.Go(draft, ReviewStep.Measures, asked.At), Faults.None),
            _ => (ReviewWalk.Forward(draft, asked.Step, asked.At, hasMeasures), Faults.None),
        };
    }

    private Task<Reply> StepAsync(
        Turn turn,
        CardClick click,
        Func<ReviewDraft, ReviewClick, bool, (ReviewDraft Draft, Faults Faults)> move,
        CancellationToken ct,
        bool takesInputs = true)
    {
        return clicks.HandleAsync(turn, click, ShowAsync, StepAsync, ct);

        async Task<Reply> ShowAsync(ReviewPlace place, Review review, ReviewClick asked) =>
            new Reply.Card(await views.CurrentAsync(turn, place, review, ct, oneMore: asked.To is ReviewTargets.More));

        async Task<Reply?> StepAsync(ReviewPlace place, Review review, ReviewClick asked)
        {
            if (review.Submitted.Length >= ReviewLimits.ProblemsInAll)
                return new Reply.Text(turn.Texts.ErrorReviewMany(ReviewLimits.ProblemsInAll.ToString(CultureInfo.InvariantCulture)));

            var draft = review.Draft;
            if (takesInputs)
            {
                var offer = asked.Step is ReviewStep.Aspects ? await earlier.ListAsync(place, ct) : EarlierOffer.None;
                var carried = asked.Step is ReviewStep.Aspects ? FieldValues.Codes(click[ReviewInputIds.Carry] ?? "") : [];
                if (carried.Count > 0 && click[CardData.Earlier] != offer.Stamp)
                    return new Reply.Card(await views.OfferedAnewAsync(turn, place, review, click.Values, ct));

                var typed = ReviewWalk.Type(draft, asked.Step, asked.At, click.Values, place.Cycle.Aspects, turn.Today);
                if (!typed.Faults.IsEmpty)
                    return await views.FaultyAsync(turn, place, review, asked, click.Values, typed.Faults, ct);
                draft = ReviewWalk.Carry(typed.Draft, offer.Chosen(carried));
            }

            var (moved, faults) = move(draft, asked, review.IsSubmitted || await views.AsksAspectsAsync(place, draft, ct));
            // Shows the values as they would be saved: errors refer to those, and empty measures are dropped.
            if (!faults.ByInput.IsEmpty)
                return await views.FaultyAsync(
                    turn, place, review, asked, ReviewStepValues.Kept(place, moved, asked.Step, asked.At), faults.ByInput, ct);

            var changed = review with { Draft = moved with { LastClick = asked.Id } };
            return await desk.SaveAsync(place, review, changed, turn.Person.Id, turn.Now, mustFollow: false, ct) is { } saved
                ? await ShowAsync(place, saved, asked)
                : null;
        }
    }
}

/// <summary>The errors of a step, by input.</summary>
internal sealed record Faults(ImmutableSortedDictionary<string, ReviewFault> ByInput)
{
    /// <summary>Nothing.</summary>
    public static Faults None { get; } = new(ImmutableSortedDictionary<string, ReviewFault>.Empty);
}
