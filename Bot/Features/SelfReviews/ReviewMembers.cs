using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// How many are asked in each branch of a round: its members, and who has submitted in it and moved on since, but not who
/// has come with what was submitted elsewhere. So nobody is asked twice, and nobody who was counted is missing.
/// </summary>
internal sealed class ReviewMembers(SelfReviewStore store)
{
    private const int AtOnce = 16;

    /// <summary>By the id of each branch that takes part.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(ReviewCycle cycle, RosterSnapshot roster, CancellationToken ct)
    {
        var members = new Dictionary<string, int>(ReviewAccess.MembersByBranch(cycle, roster), StringComparer.Ordinal);
        var branches = ReviewAccess.BranchByMember(cycle, roster);
        // Who stands in the roster as before can have submitted nowhere else.
        var changed = roster.People.Where(p => p.Memberships.Any(m => m.RoleSince > cycle.OpenedAt));
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (person, token) =>
        {
            var now = branches.GetValueOrDefault(person.Id)?.Id;
            if (await store.FindAsync(person.Id, cycle.Id, token) is not { State: ReviewState.Submitted } head || head.Unit == now)
                return;
            lock (members)
            {
                if (now is not null)
                    members[now]--;
                if (members.TryGetValue(head.Unit, out var counted))
                    members[head.Unit] = counted + 1;
            }
        });
        return members;
    }
}
