using BotApp.Office.Roster;

namespace BotApp.Office.SelfReviews;

/// <summary>A round of self-reviews as far as it is counted: nothing of it is confidential.</summary>
/// <param name="Submitted">Counter of the branches' tallies that says how many members have submitted.</param>
/// <param name="Shares">The share of each branch, by its id; a branch that is not here does not take part.</param>
internal sealed record ReviewRound(
    string Id, string Name, DateOnly Due, DateOnly OpenedOn, DateOnly? ClosedOn, string Submitted, IReadOnlyDictionary<string, ReviewShare> Shares);

/// <summary>Rounds that are counted, and how many are not.</summary>
internal sealed record ReviewRoundsFound(IReadOnlyList<ReviewRound> Rounds, int More);

/// <summary>The rounds, for who counts and has no way to the reviews themselves.</summary>
internal interface IReviewRounds
{
    /// <summary>
    /// The rounds that ran on some of these days and that some of these units take part in: first what runs on, the earliest due first;
    /// what is over comes last, the newest first.
    /// </summary>
    /// <param name="units">Ids of the units.</param>
    /// <param name="most">So many are counted.</param>
    Task<ReviewRoundsFound> RunningAsync(
        RosterSnapshot roster, IReadOnlySet<string> units, DateOnly first, DateOnly last, int most, CancellationToken ct);

    /// <summary>The name of every round by its id.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken ct);
}
