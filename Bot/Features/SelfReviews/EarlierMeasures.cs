using System.Collections.Immutable;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;

namespace BotApp.Features.SelfReviews;

/// <summary>An unfinished measure that can be carried over.</summary>
/// <param name="Code"><c>problem.measure</c> within the submission, both from 1.</param>
/// <param name="Problem">Its problem, with only this measure.</param>
internal sealed record EarlierMeasure(string Code, ReviewProblem Problem);

/// <summary>The measures that can be carried over.</summary>
/// <param name="Stamp">Identifies the submission they were read from; the same codes may mean other measures in another one.</param>
internal sealed record EarlierOffer(string Stamp, ImmutableArray<EarlierMeasure> Measures)
{
    /// <summary>Nothing.</summary>
    public static EarlierOffer None { get; } = new("", []);

    /// <summary>The measures that the draft has not carried over yet.</summary>
    public ImmutableArray<EarlierMeasure> Left(ReviewDraft draft) => Measures.RemoveAll(m => ReviewWalk.IsTaken(draft, m.Problem));

    /// <summary>The problems of these codes, each with its one measure.</summary>
    public IEnumerable<ReviewProblem> Chosen(IReadOnlyCollection<string> codes) => Measures.Where(m => codes.Contains(m.Code)).Select(m => m.Problem);
}

/// <summary>The author's own unfinished measures of the round before: offered, and copied only if chosen.</summary>
internal sealed class EarlierMeasures(ReviewDesk desk, ReviewCycles cycles, SelfReviewStore store)
{
    private const int MostYears = 2;

    /// <summary>Each measure with its problem, in the order they were written.</summary>
    public async Task<EarlierOffer> ListAsync(ReviewPlace place, CancellationToken ct)
    {
        var before = (await cycles.ListAsync(ct)).Where(c =>
            c.Id != place.Cycle.Id && c.Due < place.Cycle.Due && c.Due >= place.Cycle.Due.AddYears(-MostYears));
        foreach (var cycle in before)
        {
            if (await store.FindAsync(place.Author, cycle.Id, ct) is not { State: ReviewState.Submitted })
                continue;

            var review = await desk.OpenAsync(place.Author, cycle.Id, ct);
            return new EarlierOffer(
                FormattableString.Invariant($"{cycle.Id}.{review.Version}"),
                [
                    .. from problem in review.Submitted.Select((p, i) => (Written: p, Number: i + 1))
                        from measure in problem.Written.Measures.Select((m, i) => (Written: m, Number: i + 1))
                        where measure.Written.DoneOn is null
                        select new EarlierMeasure(
                            FormattableString.Invariant($"{problem.Number}.{measure.Number}"),
                            problem.Written with { Measures = [measure.Written] }),
                ]);
        }

        return EarlierOffer.None;
    }
}
