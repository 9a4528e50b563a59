using BotApp.Office.Roster;

namespace BotApp.Office.SelfReviews;

/// <summary>A round of self-reviews as far as it is counted: none of it is confidential.</summary>
/// <param name="Submitted">The counter in the branches' tallies that holds how many members have submitted.</param>
/// <param name="Shares">The share of each branch, by its id; a branch without one does not take part.</param>
internal sealed record ReviewRound(
    string Id, string Name, DateOnly Due, DateOnly OpenedOn, string Submitted, IReadOnlyDictionary<string, ReviewShare> Shares);

/// <summary>Rounds that are counted, and how many are not.</summary>
internal sealed record ReviewRoundsFound(IReadOnlyList<ReviewRound> Rounds, int More);

/// <summary>The rounds, for code that counts and has no access to the reviews themselves.</summary>
internal interface IReviewRounds
{
    /// <summary>
    /// The rounds that ran on some of these days and in which some of these units take part: the running ones first, the earliest due
    /// first; then those that are over, the newest first.
    /// </summary>
    /// <param name="units">Ids of the units.</param>
    /// <param name="most">How many are counted at most.</param>
    Task<ReviewRoundsFound> RunningAsync(
        RosterSnapshot roster, IReadOnlySet<string> units, DateOnly first, DateOnly last, int most, CancellationToken ct);

    /// <summary>The name of every round by its id.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken ct);
}
