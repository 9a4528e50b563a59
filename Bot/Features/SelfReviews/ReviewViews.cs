using System.Collections.Immutable;
using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Cards.Texts;
using BotApp.Office.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>Makes the cards of the walk.</summary>
internal sealed class ReviewViews(EarlierMeasures earlier, ReviewStatusView status)
{
    private const int MostOfLabel = 60;

    // As many as fit a card if every label has the full length.
    private const int MostOffered = 30;

    /// <summary>The step where the author goes on; for a submission, its status without text; if editing is over, the text written.</summary>
    public async Task<Reply> WholeAsync(Turn turn, ReviewPlace place, Review review, CancellationToken ct) =>
        review.IsErased ? new Reply.Text(turn.Texts.ReviewErased)
        : review.IsSubmitted ? new Reply.Card(await status.CardAsync(turn, place, review, null, [], ct))
        : place.MayWrite ? new Reply.Card(await CurrentAsync(turn, place, review, ct))
        : review.Draft.Problems.IsEmpty ? new Reply.Text(place.WhyNot(turn.Texts))
        : new Reply.Card(ReadReview.OwnPage(turn, place, review, 1, DoneTicks.None));

    /// <summary>The current step of the walk.</summary>
    /// <param name="oneMore">Adds an input for one more measure.</param>
    public async Task<AdaptiveCard> CurrentAsync(
        Turn turn, ReviewPlace place, Review review, CancellationToken ct, bool oneMore = false, string? notice = null)
    {
        var (step, at) = (review.Draft.Step, review.Draft.At);
        if (step is ReviewStep.Aspects && review.IsSubmitted)
            return await status.CardAsync(turn, place, review, notice, [], ct);
        if (step is ReviewStep.Check)
            return ReviewCheckCard.Render(Check(turn, place, review, notice), turn.Texts);
        if (step is ReviewStep.Aspects && !await AsksAspectsAsync(place, review.Draft, ct))
            (step, at) = (ReviewStep.Problem, 1);
        return await StepAsync(turn, place, review, step, at, ReviewStepValues.Kept(place, review.Draft, step, at), Faults.None.ByInput, notice, ct, oneMore);
    }

    /// <summary>The same step with its errors; refused if the inputs would not fit a card, so that the client keeps them.</summary>
    public async Task<Reply> FaultyAsync(
        Turn turn, ReviewPlace place, Review review, ReviewClick asked, IReadOnlyDictionary<string, string> typed,
        ImmutableSortedDictionary<string, ReviewFault> faults, CancellationToken ct)
    {
        var (step, at) = Shown(asked, faults.Keys.First());
        var card = await StepAsync(turn, place, review, step, at, ReviewStepValues.Typed(typed), faults, null, ct);
        if (card.FitsBudget)
            return new Reply.Card(card);
        return new Reply.Refused("TooLong", turn.Texts.TooLong(LabelOf(faults.Keys.First(), turn.Texts)));
    }

    /// <summary>The current state, in answer to an outdated card. What was typed on it is not lost but shown for confirmation.</summary>
    public async Task<Reply> StaleAsync(
        Turn turn, ReviewPlace place, Review review, ReviewClick asked, IReadOnlyDictionary<string, string> typed, CancellationToken ct)
    {
        if (!review.IsSubmitted && !place.MayWrite)
            return await WholeAsync(turn, place, review, ct);

        var news = ReviewStepValues.News(review, typed);
        if (review.IsSubmitted && (review.Draft.Step is ReviewStep.Aspects || !place.MayWrite))
            return new Reply.Card(await status.CardAsync(
                turn, place, review, news.Count > 0 ? turn.Texts.ReviewStaleNotKept : turn.Texts.ReviewStale, news, ct));
        if (news.Count == 0 || asked.Step is ReviewStep.Aspects or ReviewStep.Check)
            return new Reply.Card(await CurrentAsync(turn, place, review, ct, notice: turn.Texts.ReviewStale));

        var (at, values) = (asked.At, ReviewStepValues.Typed(typed));
        if (asked.Version < review.Draft.NumberedIn)
        {
            // The number may belong to another problem by now, which must not be overwritten: the text is offered as a new one, or to copy.
            at = review.Draft.Problems.Length + 1;
            if (asked.Step is not ReviewStep.Problem || at > ReviewLimits.Problems || !values.Remove(ReviewInputIds.Problem(asked.At), out var text))
            {
                var said = review.IsSubmitted && review.Draft.Problems.IsEmpty ? turn.Texts.ReviewStaleNotKept : turn.Texts.ReviewStaleRenumbered;
                return new Reply.Card(ReviewCheckCard.Render(Check(turn, place, review, said) with { NotKept = news }, turn.Texts));
            }

            values = new Dictionary<string, string>(StringComparer.Ordinal) { [ReviewInputIds.Problem(at)] = text };
        }

        var card = await StepAsync(turn, place, review, asked.Step, at, values, Faults.None.ByInput, turn.Texts.ReviewStaleTyped, ct);
        return card.FitsBudget ? new Reply.Card(card) : new Reply.Refused("Stale", turn.Texts.ReviewStale);
    }

    /// <summary>
    /// The first step again, as the offered measures have changed and a choice would mean another measure. The
    /// aspects stay as ticked.
    /// </summary>
    public async Task<AdaptiveCard> OfferedAnewAsync(
        Turn turn, ReviewPlace place, Review review, IReadOnlyDictionary<string, string> typed, CancellationToken ct)
    {
        if (!await AsksAspectsAsync(place, review.Draft, ct))
            return await CurrentAsync(turn, place, review, ct, notice: turn.Texts.ReviewStale);
        var values = ReviewStepValues.Typed(typed);
        values.Remove(ReviewInputIds.Carry);
        return await StepAsync(turn, place, review, ReviewStep.Aspects, 1, values, Faults.None.ByInput, turn.Texts.ReviewStale, ct);
    }

    /// <summary>Whether there is anything to choose before the first problem.</summary>
    public async Task<bool> AsksAspectsAsync(ReviewPlace place, ReviewDraft draft, CancellationToken ct) =>
        place.Cycle.Aspects.Count > 0 || !(await earlier.ListAsync(place, ct)).Left(draft).IsEmpty;

    private async Task<AdaptiveCard> StepAsync(
        Turn turn, ReviewPlace place, Review review, ReviewStep step, int at, Dictionary<string, string> values,
        ImmutableSortedDictionary<string, ReviewFault> faults, string? notice, CancellationToken ct, bool oneMore = false)
    {
        var asksAspects = review.IsSubmitted || await AsksAspectsAsync(place, review.Draft, ct);
        var offer = step is ReviewStep.Aspects ? await earlier.ListAsync(place, ct) : EarlierOffer.None;
        var left = offer.Left(review.Draft);
        var hidden = place.Hidden(review.Version, step, at);
        if (!left.IsEmpty)
            hidden[CardData.Earlier] = offer.Stamp;
        var problem = review.Draft.Problem(at);
        var measures = Enumerable.Range(1, ReviewLimits.Measures).LastOrDefault(
            i => values.ContainsKey(ReviewInputIds.Measure(at, i)) || values.ContainsKey(ReviewInputIds.Due(at, i)));
        measures = Math.Clamp(measures + (oneMore ? 1 : 0), 1, ReviewLimits.Measures);
        return ReviewStepCard.Render(
            new ReviewStepCard.Data
            {
                Hidden = hidden,
                CycleName = place.Cycle.Name,
                Stage = step switch
                {
                    ReviewStep.Aspects => ReviewStepCard.Stage.Aspects,
                    ReviewStep.Cause => ReviewStepCard.Stage.Cause,
                    ReviewStep.Measures => ReviewStepCard.Stage.Measures,
                    _ => ReviewStepCard.Stage.Problem,
                },
                At = at,
                Aspects = Numbered(place.Cycle.Aspects),
                Earlier = [.. left.Take(MostOffered).Select(m => new Choice(Label(m.Problem.Measures[0].Text, m.Problem.Text, turn.Texts), m.Code))],
                MoreEarlier = Math.Max(0, left.Length - MostOffered),
                Problem = step is ReviewStep.Cause or ReviewStep.Measures ? problem.Text : null,
                Measures = measures,
                MayAddMeasure = measures < ReviewLimits.Measures,
                MayLeaveMeasures = ReviewWalk.MayLeaveMeasures(review.Draft, at),
                Values = values,
                Errors = faults.ToDictionary(f => f.Key, f => Say(f.Key, f.Value, turn.Texts), StringComparer.Ordinal),
                Notice = notice,
                Remark = review.Remark,
                MaySkip = ReviewWalk.MaySkip(review.Draft, at),
                MayGoBack = step is ReviewStep.Cause or ReviewStep.Measures || (step is ReviewStep.Problem && (at > 1 || asksAspects)),
            },
            turn.Texts);
    }

    private static ReviewCheckCard.Data Check(Turn turn, ReviewPlace place, Review review, string? notice)
    {
        var problems = review.Draft.Problems;
        var from = review.Draft.At <= problems.Length ? review.Draft.At : 1;
        var page = problems.Skip(from - 1).Take(ReviewCheckCard.PageSize).Select((p, i) => Read(p, from + i)).ToList();
        var hidden = place.Hidden(review.Version);
        hidden[CardData.Readers] = ReviewStatusView.ReadersStamp(turn, place);
        return new ReviewCheckCard.Data
        {
            Hidden = hidden,
            CycleName = place.Cycle.Name,
            Problems = page,
            ProblemCount = problems.Length,
            MeasureCount = problems.Sum(p => p.Measures.Length),
            Next = from - 1 + page.Count < problems.Length ? from + page.Count : null,
            Notice = notice,
            Remark = review.Remark,
            Readers = ReviewStatusView.Readers(turn, place),
            MayAdd = problems.Length < ReviewLimits.Problems,
        };
    }

    /// <summary>A problem as shown to a reader.</summary>
    public static ReviewText.Problem Read(ReviewProblem problem, int number) => new(
        number,
        problem.Text,
        problem.Aspect,
        problem.Cause,
        [.. problem.Measures.Select(m => new ReviewText.Measure(m.Text, m.Due, m.DoneOn))],
        problem.IsCarried,
        problem.Part)
    {
        IsDraft = problem.Part == 0,
    };

    private static List<Choice> Numbered(IReadOnlyList<string> titles) =>
        [.. titles.Select((title, i) => new Choice(title, (i + 1).ToString(CultureInfo.InvariantCulture)))];

    private static string Label(string measure, string problem, CardTexts t) => Short(measure) + t.Parenthesised(Short(problem));

    /// <summary>A text cut to the length of a choice.</summary>
    public static string Short(string text) => text.Length <= MostOfLabel ? text : text[..(MostOfLabel - 1)] + "…";

    // The step whose card has the faulty input, as a click may bring the inputs of several steps.
    private static (ReviewStep Step, int At) Shown(ReviewClick asked, string input)
    {
        foreach (var step in new[] { ReviewStep.Problem, ReviewStep.Cause, ReviewStep.Measures })
        {
            if (ReviewInputs.NumberIn(step, input) is { } n)
                return (step, n);
        }

        return (asked.Step, asked.At);
    }

    private static string Say(string input, ReviewFault fault, CardTexts t) => fault switch
    {
        ReviewFault.Missing => t.ErrorRequired,
        ReviewFault.TooLong => t.ErrorTooLong((ReviewInputs.NumberIn(ReviewStep.Measures, input) is null ? ReviewLimits.Text : ReviewLimits.Measure)
            .ToString(CultureInfo.InvariantCulture)),
        ReviewFault.NotDate => t.ErrorDate,
        ReviewFault.BadDate => t.ErrorReviewDate(ReviewLimits.DueYears),
        _ => t.ErrorReviewMany(ReviewLimits.Problems.ToString(CultureInfo.InvariantCulture)),
    };

    private static string LabelOf(string input, CardTexts t) =>
        ReviewInputs.NumberIn(ReviewStep.Problem, input) is not null ? t.ReviewProblem
        : ReviewInputs.NumberIn(ReviewStep.Cause, input) is not null ? t.ReviewCause
        : t.ReviewMeasure;
}
