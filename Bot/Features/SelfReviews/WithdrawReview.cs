using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary><c>review.withdraw</c>: until the due date a submission is its author's draft again, and nobody else's to read.</summary>
internal sealed class WithdrawReview(ReviewDesk desk, ReviewFollowUp follow, ReviewViews views, ReviewStatusView status, ShowReviews home)
{
    private const int MostTries = 5;

    /// <summary>A submission as a draft again, all of its parts and a supplement under way together. Pure.</summary>
    /// <param name="state"><see cref="ReviewState.Draft"/> or <see cref="ReviewState.Returned"/>.</param>
    public static Review Reopen(Review review, string state, string? remark, string clickId) => review with
    {
        Head = review.Head! with { State = state, Parts = [] },
        Draft = new ReviewDraft
        {
            Step = ReviewStep.Check,
            Problems = [.. review.Submitted.Select(p => p with { Part = 0 }), .. review.Draft.Problems],
            LastClick = clickId,
        },
        Submitted = [],
        Remark = remark,
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
            if (asked.Version != review.Version && review.Draft.LastClick == asked.Id)
                return new Reply.Card(await views.CurrentAsync(turn, place, review, ct));
            if (asked.Version != review.Version || !review.IsSubmitted)
                return await views.StaleAsync(turn, place, review, asked, click.Values, ct);
            if (!ReviewStatusView.MayWithdraw(place, turn))
                return new Reply.Card(await status.CardAsync(turn, place, review, turn.Texts.ReviewTooLate, [], ct));

            var changed = Reopen(review, ReviewState.Draft, null, asked.Id);
            if (await desk.SaveAsync(place, review, changed, turn.Person.Id, turn.Now, mustFollow: true, ct) is not { } saved)
                continue;
            await follow.TryAsync(saved.Head!, place.Cycle, ct);
            return new Reply.Card(await views.CurrentAsync(turn, place, saved, ct), await home.CardAsync(turn, ct));
        }

        return new Reply.Refused("Busy", turn.Texts.Busy);
    }
}
