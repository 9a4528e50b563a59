using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary><c>review.counts</c>: shows the office the branches' progress, in numbers only.</summary>
internal sealed class ShowReviewCounts(ReviewCycles cycles, ReviewCounts counts)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        // Only the office may count all branches; a secretary sees their own branch in its list.
        Rights.May(turn.Person, Operation.CountReviews) && await cycles.FindAsync(click[CardData.Id], ct) is { } cycle
            ? new Reply.Card(await CardAsync(turn, cycle, ReviewClick.Number(click[CardData.After], 0), ct))
            : new Reply.Text(turn.Texts.ReviewGone);

    /// <summary>The card.</summary>
    /// <param name="notice">A notice shown first; null for none.</param>
    public async Task<AdaptiveCard> CardAsync(Turn turn, ReviewCycle cycle, int skip, CancellationToken ct, string? notice = null)
    {
        var all = await counts.OfAsync(cycle, turn.Roster, ct);
        var page = all.Skip(skip).Take(ReviewCountsCard.PageSize).ToList();
        return ReviewCountsCard.Render(
            new ReviewCountsCard.Data
            {
                CycleId = cycle.Id,
                CycleName = cycle.Name,
                Due = cycle.Due,
                Total = new ReviewCountsCard.Line(
                    "", all.Sum(c => c.Submitted), all.Sum(c => c.Members), all.Sum(c => c.Problems), all.Sum(c => c.Measures), null),
                Lines =
                [
                    .. page.Select(c => new ReviewCountsCard.Line(
                        c.Branch.Name, c.Submitted, c.Members, c.Problems, c.Measures, c.HasAnswered,
                        turn.Roster.MembersOf(c.Branch.Id).Any(p => ReviewAccess.SecretaryOf(p, c.Branch.Id) is not null))),
                ],
                Next = page.Count > 0 && skip + page.Count < all.Count ? skip + page.Count : null,
                IsClosed = cycle.ClosedAt is not null,
                Others =
                [
                    .. turn.Roster.Units.Where(u => u.Kind is UnitKind.Branch && !ReviewAccess.TakesPart(cycle, u))
                        .Take(ReviewCountsCard.MostOthers).Select(u => new Choice(u.Name, CycleForm.ChoiceOf(u))),
                ],
                Notice = notice,
            },
            turn.Texts);
    }
}
