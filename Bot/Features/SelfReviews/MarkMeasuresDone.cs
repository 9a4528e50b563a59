using BotApp.Cards.Reviews;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary><c>review.done</c>: the author marks measures done, so that the next round offers only what is left. Marking twice is marking once.</summary>
internal sealed class MarkMeasuresDone(AuthorsClick clicks, ReviewDesk desk, ReviewViews views)
{
    /// <summary>The submission with these measures done; those that are done keep their day. Pure.</summary>
    /// <param name="chosen"><c>problem.measure</c>, both from 1.</param>
    public static Review Mark(Review review, IReadOnlyCollection<string> chosen, DateOnly today) => review with
    {
        Submitted =
        [
            .. review.Submitted.Select((problem, p) => problem with
            {
                Measures =
                [
                    .. problem.Measures.Select((measure, m) => measure.DoneOn is null && chosen.Contains(FormattableString.Invariant($"{p + 1}.{m + 1}"))
                        ? measure with { DoneOn = today }
                        : measure),
                ],
            }),
        ],
    };

    /// <summary>Handles the click.</summary>
    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        return clicks.HandleAsync(turn, click, (place, review, asked) => Task.FromResult(Page(place, review, asked)), MarkAsync, ct, evenIfOver: true);

        async Task<Reply?> MarkAsync(ReviewPlace place, Review review, ReviewClick asked)
        {
            if (!review.IsSubmitted)
                return await views.StaleAsync(turn, place, review, asked, click.Values, ct);

            var marked = Mark(review, [.. FieldValues.Codes(click[ReviewInputIds.Done] ?? "")], turn.Today) with
            {
                Draft = review.Draft with { LastClick = asked.Id },
            };
            return await desk.SaveAsync(place, review, marked, turn.Person.Id, turn.Now, mustFollow: false, ct) is { } saved
                ? Page(place, saved, asked)
                : null;
        }

        Reply Page(ReviewPlace place, Review review, ReviewClick asked) =>
            new Reply.Card(ReadReview.OwnPage(turn, place, review, asked.At));
    }
}
