using System.Collections.Concurrent;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;

namespace BotApp.Features.SelfReviews;

/// <summary>Computes the branches' shares in a round.</summary>
internal sealed class ReviewMembers(SelfReviewStore store)
{
    private const int AtOnce = 16;

    private Known? known;

    /// <summary>The share of each branch, by its id.</summary>
    public async Task<IReadOnlyDictionary<string, ReviewShare>> CountAsync(ReviewCycle cycle, RosterSnapshot roster, CancellationToken ct)
    {
        // People who just moved may still submit in their old branch on a host with the older roster, so they are read each time.
        var moved = roster.People.Where(p => p.Memberships.Any(m => m.RoleSince > cycle.OpenedAt)).Select(p => p.Id);
        var heads = new ConcurrentBag<ReviewHead>();
        await Parallel.ForEachAsync(
            moved.Union(await ElsewhereAsync(cycle, roster, ct), StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (author, token) =>
            {
                if (await store.FindAsync(author, cycle.Id, token) is { } head)
                    heads.Add(head);
            });
        return ReviewShares.Of(cycle, roster, heads);
    }

    /// <summary>The number of members asked, by branch id; stored with a round when it is closed.</summary>
    public async Task<IReadOnlyDictionary<string, int>> AskedAsync(ReviewCycle cycle, RosterSnapshot roster, CancellationToken ct) =>
        (await CountAsync(cycle, roster, ct)).ToDictionary(s => s.Key, s => s.Value.Members, StringComparer.Ordinal);

    // Needs a scan of the whole table, so it is done once per roster: under the same roster nobody newly submits elsewhere.
    private async Task<IReadOnlyCollection<string>> ElsewhereAsync(ReviewCycle cycle, RosterSnapshot roster, CancellationToken ct)
    {
        var kept = Volatile.Read(ref known);
        if (kept is null || !ReferenceEquals(kept.Roster, roster))
            Volatile.Write(ref known, kept = new Known(roster, new()));
        // The key has the number of branches, as branches may be added to a round.
        if (kept.Authors.TryGetValue((cycle.Id, cycle.Units.Count), out var found))
            return found;

        var branches = ReviewAccess.BranchByMember(cycle, roster);
        var authors = new List<string>();
        await foreach (var head in store.OfCycleAsync(cycle.Id, ct))
        {
            if (ReviewShares.IsElsewhere(head, branches))
                authors.Add(head.Author);
        }

        return kept.Authors[(cycle.Id, cycle.Units.Count)] = authors;
    }

    private sealed record Known(RosterSnapshot Roster, ConcurrentDictionary<(string Cycle, int Units), IReadOnlyCollection<string>> Authors);
}
