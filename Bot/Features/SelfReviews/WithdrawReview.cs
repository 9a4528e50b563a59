using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary><c>review.withdraw</c>: until the due date, turns a submission back into the author's draft, which nobody else can read.</summary>
internal sealed class WithdrawReview(
    AuthorsClick clicks, ReviewDesk desk, ReviewFollowUp follow, ReviewViews views, ReviewStatusView status, ShowReviews home)
{
    /// <summary>Turns all parts of a submission, and a supplement in progress, into one draft. Pure.</summary>
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

    /// <summary>Handles the click; in a closed round the answer is that it is too late.</summary>
    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) => clicks.HandleAsync(
        turn,
        click,
        (place, review, _) => views.WholeAsync(turn, place, review, ct),
        async Task<Reply?> (place, review, asked) =>
        {
            if (!review.IsSubmitted)
                return await views.StaleAsync(turn, place, review, asked, click.Values, ct);
            if (!ReviewStatusView.MayWithdraw(place, turn))
                return new Reply.Card(await status.CardAsync(
                    turn, place, review, place.MayWrite ? turn.Texts.ReviewTooLate : place.WhyNot(turn.Texts), [], ct));

            var changed = Reopen(review, ReviewState.Draft, null, asked.Id);
            if (await desk.SaveAsync(place, review, changed, turn.Person.Id, turn.Now, mustFollow: true, ct) is not { } saved)
                return null;
            await follow.TryAsync(saved.Head!, place.Cycle, turn.Roster, ct);
            var reply = await views.WholeAsync(turn, place, saved, ct);
            return reply is Reply.Card card ? card with { Posted = await home.CardAsync(turn, ct) } : reply;
        },
        ct,
        evenIfOver: true);
}
