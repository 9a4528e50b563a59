using System.Collections.Immutable;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;

namespace BotApp.Features.SelfReviews;

/// <summary>The author's own unfinished measures of the round before: offered, never copied without being chosen.</summary>
internal sealed class EarlierMeasures(ReviewDesk desk, ReviewCycles cycles, SelfReviewStore store)
{
    private const int MostOffered = 12;
    private const int MostYears = 2;

    /// <summary>Each as a problem of one measure, in the order they were written; empty when there are none.</summary>
    public async Task<ImmutableArray<ReviewProblem>> ListAsync(ReviewPlace place, CancellationToken ct)
    {
        var before = (await cycles.ListAsync(ct)).Where(c =>
            c.Id != place.Cycle.Id && c.Due < place.Cycle.Due && c.Due >= place.Cycle.Due.AddYears(-MostYears));
        foreach (var cycle in before)
        {
            if (await store.FindAsync(place.Author, cycle.Id, ct) is not { State: ReviewState.Submitted })
                continue;

            var review = await desk.OpenAsync(place.Author, cycle.Id, ct);
            return
            [
                .. (from problem in review.Submitted
                    from measure in problem.Measures
                    where measure.DoneOn is null
                    select problem with { Measures = [measure] }).Take(MostOffered),
            ];
        }

        return [];
    }

    /// <summary>Those of these numbers.</summary>
    public static IEnumerable<ReviewProblem> Chosen(ImmutableArray<ReviewProblem> offered, string? numbers)
    {
        var all = Enumerable.Range(1, offered.Length).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return ReviewInputs.Chosen(numbers, all).Select(n => offered[all.IndexOf(n)]);
    }
}
