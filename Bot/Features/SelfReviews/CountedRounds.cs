using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>The rounds of self-reviews for a status.</summary>
internal sealed class CountedRounds(ReviewCycles cycles, ReviewMembers asked, OfficeClock clock) : IReviewRounds
{
    /// <inheritdoc />
    public async Task<ReviewRoundsFound> RunningAsync(
        RosterSnapshot roster, IReadOnlySet<string> units, DateOnly first, DateOnly last, int most, CancellationToken ct)
    {
        var running = (await cycles.ListAsync(ct))
            .Where(c => clock.DayOf(c.OpenedAt) <= last && (c.ClosedAt is not { } closed || clock.DayOf(closed) >= first))
            // Reviews submitted in a chosen branch count even if the branch no longer exists.
            .Where(c => ReviewAccess.Branches(c, roster).Any(b => units.Contains(b.Id)) || c.Units.Any(units.Contains))
            .OrderBy(c => c.ClosedAt is not null)
            .ThenBy(c => c.ClosedAt is null ? c.Due.DayNumber : -c.Due.DayNumber)
            .ToList();
        var counted = await Task.WhenAll(running.Take(most).Select(async c => new ReviewRound(
            c.Id,
            c.Name,
            c.Due,
            clock.DayOf(c.OpenedAt),
            RegisterTallies.Counter(ReviewFollowUp.Register, TallyDefinition.Count, c.Id, ReviewFollowUp.Person),
            await asked.CountAsync(c, roster, ct))));
        return new ReviewRoundsFound(counted, running.Count - counted.Length);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken ct) =>
        (await cycles.ListAsync(ct)).ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal);
}
