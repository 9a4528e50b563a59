using BotApp.Office.Roster;
using BotApp.Storage.SelfReviews;

namespace BotApp.Office.SelfReviews;

/// <summary>How many people a branch is asked for, and what counts for it in addition to its own tallies.</summary>
/// <param name="Members">Its members, and those who submitted in it and have left it since.</param>
/// <param name="Brought">Those of them who submitted in a branch that no longer exists, so that its tallies belong to nobody.</param>
/// <param name="Problems">The problems that these have brought.</param>
/// <param name="Measures">The measures that these have brought.</param>
internal sealed record ReviewShare(int Members, int Brought = 0, long Problems = 0, long Measures = 0)
{
    /// <summary>Those of them who submitted in it and have left it since.</summary>
    public int Away { get; init; }

    /// <summary>Whether the branch no longer exists: until the round is closed, what its members took along counts where they are now, and only the rest here.</summary>
    public bool IsFormer { get; init; }

    /// <summary>How many have submitted, given the branch's own tally.</summary>
    public int Submitted(long tally) => IsFormer ? Brought : (int)tally + Brought;
}

/// <summary>
/// Shares out a round among the branches, so that nobody is asked twice and no submission is lost. Someone who moves stays counted
/// in the branch of the submission; if that no longer exists, in the branch of today. A closed round does not change any more.
/// Pure.
/// </summary>
internal static class ReviewShares
{
    /// <summary>By the id of each participating branch, and of each former branch with something that is counted nowhere else.</summary>
    /// <param name="heads">The submissions made in another branch than their author's present one; others change nothing.</param>
    public static IReadOnlyDictionary<string, ReviewShare> Of(ReviewCycle cycle, RosterSnapshot roster, IEnumerable<ReviewHead> heads)
    {
        var shares = ReviewAccess.MembersByBranch(cycle, roster).ToDictionary(b => b.Key, b => new ReviewShare(b.Value), StringComparer.Ordinal);
        var branches = ReviewAccess.BranchByMember(cycle, roster);
        foreach (var head in heads.Where(h => IsElsewhere(h, branches)))
        {
            var now = branches.GetValueOrDefault(head.Author)?.Id;
            if (shares.TryGetValue(head.Unit, out var kept) && !kept.IsFormer)
            {
                shares[head.Unit] = kept with { Members = kept.Members + 1, Away = kept.Away + 1 };
                if (now is not null)
                    shares[now] = shares[now] with { Members = shares[now].Members - 1 };
                continue;
            }

            var counts = now is null || cycle.Asked.ContainsKey(head.Unit) ? head.Unit : now;
            var share = shares.GetValueOrDefault(counts) ?? new ReviewShare(0) { IsFormer = true };
            shares[counts] = share with
            {
                Members = share.Members + (share.IsFormer ? 1 : 0),
                Brought = share.Brought + 1,
                Problems = share.Problems + head.Parts.Sum(p => p.Problems),
                Measures = share.Measures + head.Parts.Sum(p => p.Measures),
            };
        }

        return cycle.Asked.Count == 0 ? shares : AsClosed(shares, cycle.Asked);
    }

    // Changes after the end do not count: whoever joins, leaves or moves, or a branch that is dissolved, was asked or was not, so the rate
    // of a finished round is final. A branch added since has a share only for what its members have brought.
    private static Dictionary<string, ReviewShare> AsClosed(Dictionary<string, ReviewShare> shares, IReadOnlyDictionary<string, int> asked)
    {
        var closed = shares.Where(s => s.Value.Brought > 0).ToDictionary(StringComparer.Ordinal);
        foreach (var (branch, members) in asked)
            closed[branch] = (shares.GetValueOrDefault(branch) ?? new ReviewShare(0) { IsFormer = true }) with { Members = members };
        return closed;
    }

    /// <summary>Whether submissions made in a branch are counted there, wherever their authors are now.</summary>
    public static bool IsCountedIn(string branch, ReviewCycle cycle, IReadOnlyDictionary<string, ReviewShare> shares) =>
        cycle.Asked.ContainsKey(branch) || (shares.TryGetValue(branch, out var share) && !share.IsFormer);

    /// <summary>Whether a review is a member's and was submitted in another branch than the member's present one.</summary>
    public static bool IsElsewhere(ReviewHead head, IReadOnlyDictionary<string, Unit> branchByMember) =>
        head.State == ReviewState.Submitted && !Unit.IsId(head.Author) && branchByMember.GetValueOrDefault(head.Author)?.Id != head.Unit;
}
