using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary><c>review.return</c>: the secretary asks for changes. The submission becomes the author's draft again, with the remark.</summary>
internal sealed class ReturnReview(ReviewDesk desk, SelfReviewStore store, ReviewCycles cycles, ReviewFollowUp follow, ReadReview read, ListBranchReviews list)
{
    private const int MostTries = 5;

    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var t = turn.Texts;
        if (click[CardData.Who] is not { } author || await cycles.FindAsync(click[CardData.Id], ct) is not { } cycle)
            return new Reply.Text(t.ReviewGone);
        var remark = ReviewInputs.Tidy(click[ReviewInputIds.Remark] ?? "");
        if (cycle.ClosedAt is not null)
            return await list.InPlaceOfAsync(turn, cycle, author, null, remark, ct);

        var clickId = ReviewClick.Of(click).Id;
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var head = await store.FindAsync(author, cycle.Id, ct);
            if (head is null)
                return await list.InPlaceOfAsync(turn, cycle, author, null, remark, ct);
            if (head.State == ReviewState.Returned && head.ChangedBy == turn.Person.Id)
                return await ReturnedAsync(turn, cycle, head, clickId, remark, ct);
            var readable = ReviewAccess.Readable(head, turn.Person, turn.Roster);
            if (readable.IsEmpty)
                return await list.InPlaceOfAsync(turn, cycle, author, head, remark, ct);

            if (remark.Length is 0 or > ReviewLimits.Remark)
                return await ShowFaultAsync(turn, cycle, author, remark, ct);
            if (click[CardData.Version] != ReadReview.Stamp(head))
                return await read.ForSecretaryAsync(turn, cycle.Id, author, 1, remark, null, ct, t.ReviewStale);

            var review = await desk.OpenAsync(author, cycle.Id, ct);
            if (review.IsErased)
                return new Reply.Text(t.ReviewErased);
            if (review.Head!.ETag != head.ETag)
                continue;

            var changed = WithdrawReview.Reopen(review, ReviewState.Returned, remark, clickId);
            // The branch whose secretary returns it: the author may have submitted the first part in another one, which may no longer exist.
            var branch = turn.Roster.Unit(ReviewAccess.BranchOfParts(head, readable))!;
            var place = new ReviewPlace(cycle, author, branch, IsBranch: false);
            if (await desk.SaveAsync(place, review, changed, turn.Person.Id, turn.Now, mustFollow: true, ct) is not { } saved)
                continue;
            await follow.TryAsync(saved.Head!, cycle, turn.Roster, ct);
            return await list.ShowAsync(turn, cycle, branch.Id, 0, t.ReviewReturned(turn.Roster.Find(author)?.Name ?? ""), ct);
        }

        return new Reply.Refused("Busy", t.Busy);
    }

    // Returned by this same click, delivered twice; or by an earlier one, and then the author has that remark and not this one.
    private async Task<Reply> ReturnedAsync(Turn turn, ReviewCycle cycle, ReviewHead head, string clickId, string remark, CancellationToken ct)
    {
        var name = turn.Roster.Find(head.Author)?.Name ?? "";
        // The review is opened only to see which click it was; none of it is shown.
        var isThis = (await desk.OpenAsync(head.Author, cycle.Id, ct)).Draft.LastClick == clickId;
        return await list.ShowAsync(
            turn, cycle, head.Unit, 0, isThis ? turn.Texts.ReviewReturned(name) : turn.Texts.ReviewReturnedBefore(name), ct, isThis ? "" : remark);
    }

    private Task<Reply> ShowFaultAsync(Turn turn, ReviewCycle cycle, string author, string remark, CancellationToken ct)
    {
        var said = remark.Length == 0 ? turn.Texts.ErrorRequired : turn.Texts.ErrorTooLong(ReviewLimits.Remark.ToString(CultureInfo.InvariantCulture));
        return read.ForSecretaryAsync(turn, cycle.Id, author, 1, remark, said, ct);
    }
}
