using BotApp.Office.Roster;
using BotApp.Storage.SelfReviews;

namespace BotApp.Office.SelfReviews;

/// <summary>How many a branch is asked for, and what is counted for it beside its own tallies.</summary>
/// <param name="Members">Its members, and who has submitted in it and is elsewhere now.</param>
/// <param name="Brought">Of them, who has submitted in a branch that is no more: its tallies are nobody's now.</param>
/// <param name="Problems">What those have brought.</param>
/// <param name="Measures">What those have brought.</param>
internal sealed record ReviewShare(int Members, int Brought = 0, long Problems = 0, long Measures = 0)
{
    /// <summary>Of them, who has submitted in it and is elsewhere now.</summary>
    public int Away { get; init; }

    /// <summary>The branch itself is no more: of a round that is not closed, what its members took along is counted where they are, and only the rest is here.</summary>
    public bool IsFormer { get; init; }

    /// <summary>How many have submitted, by what the branch's tallies say.</summary>
    public int Submitted(long tally) => IsFormer ? Brought : (int)tally + Brought;
}

/// <summary>
/// Shares out a round among the branches: nobody is asked twice, and nobody who was counted is missing. Who moves stays
/// counted in the branch of the submission; where that is no more, in the branch of today, unless the round is closed: then nothing
/// of it changes. Pure.
/// </summary>
internal static class ReviewShares
{
    /// <summary>By the id of each branch that takes part, and of each that is no more and has what is counted nowhere else.</summary>
    /// <param name="heads">The submissions in another branch than their author's of today; others change nothing.</param>
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

    // Who comes, goes or moves once it is over was asked, or was not, and so was a branch that is no more: the rate of a finished round
    // changes no more. A branch that came since has a share only by what its members have brought.
    private static Dictionary<string, ReviewShare> AsClosed(Dictionary<string, ReviewShare> shares, IReadOnlyDictionary<string, int> asked)
    {
        var closed = shares.Where(s => s.Value.Brought > 0).ToDictionary(StringComparer.Ordinal);
        foreach (var (branch, members) in asked)
            closed[branch] = (shares.GetValueOrDefault(branch) ?? new ReviewShare(0) { IsFormer = true }) with { Members = members };
        return closed;
    }

    /// <summary>Whether what was submitted in a branch is counted there, wherever its author is now.</summary>
    public static bool IsCountedIn(string branch, ReviewCycle cycle, IReadOnlyDictionary<string, ReviewShare> shares) =>
        cycle.Asked.ContainsKey(branch) || (shares.TryGetValue(branch, out var share) && !share.IsFormer);

    /// <summary>Whether a review is a member's and was submitted in another branch than the member's of today.</summary>
    public static bool IsElsewhere(ReviewHead head, IReadOnlyDictionary<string, Unit> branchByMember) =>
        head.State == ReviewState.Submitted && !Unit.IsId(head.Author) && branchByMember.GetValueOrDefault(head.Author)?.Id != head.Unit;
}
