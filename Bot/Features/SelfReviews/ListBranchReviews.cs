using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary><c>review.list</c>: shows the secretary who of the branch has submitted. Opens no text.</summary>
internal sealed class ListBranchReviews(SelfReviewStore store, ReviewCycles cycles, ReviewMembers asked)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        await cycles.FindAsync(click[CardData.Id], ct) is { } cycle
            ? await ShowAsync(turn, cycle, click[CardData.Unit], ReviewClick.Number(click[CardData.After], 0), null, ct)
            : new Reply.Text(turn.Texts.ReviewGone);

    /// <summary>
    /// The current list in place of a submission that no longer exists, with the reason; only for readers of the author's branch. Others
    /// learn nothing about it.
    /// </summary>
    /// <param name="head">The review's head; null if there is none.</param>
    /// <param name="remark">A remark typed on it, which was not saved.</param>
    public async Task<Reply> InPlaceOfAsync(Turn turn, ReviewCycle cycle, string author, ReviewHead? head, string? remark, CancellationToken ct)
    {
        var isOver = cycle.ClosedAt is not null;
        return (isOver || head?.State != ReviewState.Submitted) && ReviewAccess.BranchByMember(cycle, turn.Roster).GetValueOrDefault(author) is { } branch
            ? await ShowAsync(turn, cycle, branch.Id, 0, isOver ? turn.Texts.ReviewIsClosed : turn.Texts.ReviewNotReadable, ct, remark)
            : new Reply.Text(turn.Texts.ReviewNotYours);
    }

    /// <summary>A page of the list.</summary>
    /// <param name="remark">A remark that was typed and not saved; empty for none.</param>
    public async Task<Reply> ShowAsync(Turn turn, ReviewCycle cycle, string? unit, int skip, string? notice, CancellationToken ct, string? remark = null)
    {
        if (turn.Roster.Unit(unit) is not { } branch || !ReviewAccess.TakesPart(cycle, branch)
            || !Rights.May(turn.Person, Operation.ReadReviews, branch, Visibility.Participants))
            return new Reply.Text(turn.Texts.ReviewNotYours);

        var members = ReviewAccess.MembersOf(cycle, turn.Roster, branch);
        var heads = await Task.WhenAll(members.Select(m => store.FindAsync(m.Id, cycle.Id, ct)));
        var submitted = members.Zip(heads).Where(m => m.Second?.State == ReviewState.Submitted).ToList();
        // The numbers agree with the office's counts: a person who moved counts in the branch of the submission.
        var shares = await asked.CountAsync(cycle, turn.Roster, ct);
        var elsewhere = submitted.Count(m => m.Second!.Unit != branch.Id && ReviewShares.IsCountedIn(m.Second.Unit, cycle, shares));
        var share = shares.GetValueOrDefault(branch.Id) ?? new ReviewShare(0);
        var counted = submitted.Count - elsewhere + share.Away;
        var page = submitted.Skip(skip).Take(ReviewBranchCard.PageSize).Select(m => LineOf(turn, branch, m.First, m.Second!)).ToList();
        var card = ReviewBranchCard.Render(
            new ReviewBranchCard.Data
            {
                CycleId = cycle.Id,
                CycleName = cycle.Name,
                UnitId = branch.Id,
                UnitName = branch.Name,
                Members = Math.Max(share.Members, counted),
                Submitted = counted,
                Away = share.Away,
                CountedElsewhere = elsewhere,
                Lines = page,
                Missing =
                [
                    .. members.Zip(heads).Where(m => m.Second?.State != ReviewState.Submitted && !CameLater(m.First, branch, cycle)).Select(m => m.First.Name),
                ],
                Next = skip + page.Count < submitted.Count && page.Count > 0 ? skip + page.Count : null,
                Notice = notice,
                NotKept = string.IsNullOrEmpty(remark) ? null : remark,
            },
            turn.Texts);
        // If the remark does not fit the card, a refusal lets the client keep it.
        return string.IsNullOrEmpty(remark) || card.FitsBudget ? new Reply.Card(card) : new Reply.Refused("Stale", notice ?? turn.Texts.ReviewStale);
    }

    // People who joined after the round was closed owe nothing in it.
    private static bool CameLater(Person person, Unit branch, ReviewCycle cycle) =>
        cycle.ClosedAt is { } closed && person.Memberships.Any(m => m.UnitId == branch.Id && m.RoleSince > closed);

    // If the reader may open only some parts, only these are counted, as on the card that the line opens.
    private static ReviewBranchCard.Line LineOf(Turn turn, Unit branch, Person person, ReviewHead head)
    {
        var readable = ReviewAccess.Readable(head, turn.Person, turn.Roster);
        var parts = readable.IsEmpty ? head.Parts : [.. head.Parts.Where(p => readable.Contains(p.Number))];
        return new ReviewBranchCard.Line(
            person.Id,
            person.Name,
            head.Parts[^1].SubmittedAt.ToOffset(turn.Now.Offset),
            parts.Sum(p => p.Problems),
            parts.Sum(p => p.Measures),
            person.Id == turn.Person.Id || !readable.IsEmpty)
        {
            IsElsewhere = head.Parts.All(p => p.Unit != branch.Id),
        };
    }
}
