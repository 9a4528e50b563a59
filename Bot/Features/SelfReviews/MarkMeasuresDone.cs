using BotApp.Cards.Reviews;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary><c>review.done</c>: the author marks measures done, so that the next round offers only what is left. Marking twice is marking once.</summary>
internal sealed class MarkMeasuresDone(ReviewDesk desk, ReviewViews views)
{
    private const int MostTries = 5;

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
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (await desk.FindOwnAsync(turn, click, ct) is not { } place)
            return new Reply.Text(turn.Texts.ReviewGone);

        var asked = ReviewClick.Of(click);
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var review = await desk.OpenAsync(place.Author, place.Cycle.Id, ct);
            if (review.IsErased)
                return new Reply.Text(turn.Texts.ReviewErased);
            var isRepeat = asked.Version != review.Version && review.Draft.LastClick == asked.Id;
            if (!isRepeat && (asked.Version != review.Version || !review.IsSubmitted))
                return await views.StaleAsync(turn, place, review, asked, click.Values, ct);

            var marked = Mark(review, [.. FieldValues.Codes(click[ReviewInputIds.Done] ?? "")], turn.Today);
            var saved = isRepeat
                ? review
                : await desk.SaveAsync(
                    place, review, marked with { Draft = review.Draft with { LastClick = asked.Id } }, turn.Person.Id, turn.Now, mustFollow: false, ct);
            if (saved is not null)
                return new Reply.Card(ReadReview.OwnPage(turn, place, saved, place.IsBranch ? place.Branch.Name : turn.Person.Name, asked.At));
        }

        return new Reply.Refused("Busy", turn.Texts.Busy);
    }
}
