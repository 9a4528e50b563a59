using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>The counts of a branch.</summary>
/// <param name="Submitted">Members who have submitted.</param>
/// <param name="HasAnswered">Whether the branch itself has submitted; null if the round does not ask for that.</param>
internal sealed record BranchCount(Unit Branch, int Submitted, int Members, long Problems, long Measures, bool? HasAnswered);

/// <summary>The counts of a cycle, from the branches' tallies; opens no review.</summary>
internal sealed class ReviewCounts(UnitStore units, ReviewMembers asked, OfficeClock clock)
{
    private const int AtOnce = 16;

    /// <summary>Every branch that takes part, in roster order, then the branches that no longer exist but have submissions.</summary>
    public async Task<IReadOnlyList<BranchCount>> OfAsync(ReviewCycle cycle, RosterSnapshot roster, CancellationToken ct)
    {
        var shares = await asked.CountAsync(cycle, roster, ct);
        var former = shares.Where(s => s.Value.IsFormer).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new BranchCount(Unit.Former(s.Key), s.Value.Brought, s.Value.Members, s.Value.Problems, s.Value.Measures, null));
        var branches = ReviewAccess.Branches(cycle, roster).RemoveAll(b => !shares.ContainsKey(b.Id));
        var counts = new BranchCount[branches.Length];
        await Parallel.ForAsync(0, branches.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, token) =>
            counts[i] = await OfAsync(cycle, branches[i], shares[branches[i].Id], token));
        return [.. counts, .. former];
    }

    private async Task<BranchCount> OfAsync(ReviewCycle cycle, Unit branch, ReviewShare share, CancellationToken ct)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        // Submissions in flight when the round was closed count, hence one day more.
        var last = cycle.ClosedAt is { } closed ? clock.DayOf(closed).AddDays(1) : clock.Today;
        foreach (var (counter, value) in (await units.TalliesAsync(branch.Id, clock.DayOf(cycle.OpenedAt), last, ct)).Values.SelectMany(month => month))
            sums[counter] = sums.GetValueOrDefault(counter) + value;

        var submitted = share.Submitted(Of("count", ReviewFollowUp.Person));
        return new BranchCount(
            branch,
            submitted,
            // Tallies and members are not read at the same moment, so they may disagree.
            Math.Max(share.Members, submitted),
            Of("problems", ReviewFollowUp.Person) + share.Problems,
            Of("measures", ReviewFollowUp.Person) + share.Measures,
            cycle.HasBranches ? Of("count", ReviewFollowUp.Branch) > 0 : null);

        long Of(string tally, string level) => sums.GetValueOrDefault(RegisterTallies.Counter(ReviewFollowUp.Register, tally, cycle.Id, level));
    }
}
