using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.SelfReviews;

namespace BotApp.Office.SelfReviews;

/// <summary>Who takes part in a cycle, and who reads what of a review. Pure; what nothing grants is denied.</summary>
internal static class ReviewAccess
{
    /// <summary>The branch in which a person takes part; null for someone who does not.</summary>
    public static Unit? BranchOf(ReviewCycle cycle, RosterSnapshot roster, Person person) =>
        roster.UnitsOf(person).FirstOrDefault(u => TakesPart(cycle, u));

    /// <summary>Whether the members of a unit take part.</summary>
    public static bool TakesPart(ReviewCycle cycle, Unit unit) =>
        unit.Kind is UnitKind.Branch && (cycle.Units.Count == 0 || cycle.Units.Contains(unit.Id));

    /// <summary>The branches that take part, in roster order.</summary>
    public static ImmutableArray<Unit> Branches(ReviewCycle cycle, RosterSnapshot roster) =>
        [.. roster.Units.Where(u => TakesPart(cycle, u))];

    /// <summary>The members whose own branch in this cycle is this one.</summary>
    public static ImmutableArray<Person> MembersOf(ReviewCycle cycle, RosterSnapshot roster, Unit branch) =>
        [.. roster.MembersOf(branch.Id).Where(p => BranchOf(cycle, roster, p)?.Id == branch.Id)];

    /// <summary>The branch of each member who takes part, by member id; one pass over the roster.</summary>
    public static IReadOnlyDictionary<string, Unit> BranchByMember(ReviewCycle cycle, RosterSnapshot roster)
    {
        var branchOf = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var member in roster.Members)
        {
            if (roster.Unit(member.UnitId) is { } unit && TakesPart(cycle, unit)
                && (!branchOf.TryGetValue(member.UserId, out var other) || unit.Order < other.Order))
                branchOf[member.UserId] = unit;
        }

        return branchOf;
    }

    /// <summary>How many members take part in each participating branch, by its id.</summary>
    public static IReadOnlyDictionary<string, int> MembersByBranch(ReviewCycle cycle, RosterSnapshot roster)
    {
        var members = Branches(cycle, roster).ToDictionary(b => b.Id, _ => 0, StringComparer.Ordinal);
        foreach (var branch in BranchByMember(cycle, roster).Values)
            members[branch.Id]++;
        return members;
    }

    /// <summary>Whether a unit gives an answer as a whole.</summary>
    public static bool Answers(ReviewCycle cycle, Unit unit) => cycle.HasBranches && TakesPart(cycle, unit);

    /// <summary>Whether a person writes the branch's own answer.</summary>
    public static bool AnswersFor(Person person, ReviewCycle cycle, Unit branch) => Answers(cycle, branch) && AnswersFor(person, branch);

    /// <summary>The branches whose own answers a person writes, in any round that has such answers.</summary>
    public static IEnumerable<Unit> AnsweredBy(Person person, RosterSnapshot roster) => roster.UnitsOf(person).Where(unit => AnswersFor(person, unit));

    private static bool AnswersFor(Person person, Unit branch) =>
        branch.Kind is UnitKind.Branch && Rights.Rights.May(person, Operation.AnswerForBranch, branch, Visibility.Participants);

    /// <summary>
    /// The parts of someone else's review that a person may read: as secretary of the branch a part was submitted in, appointed no
    /// later than the submission, and while the author still belongs to that branch.
    /// </summary>
    public static ImmutableArray<int> Readable(ReviewHead review, Person reader, RosterSnapshot roster)
    {
        if (review.State != ReviewState.Submitted || reader.Id == review.Author || roster.Find(review.Author) is not { } author)
            return [];

        return
        [
            .. from part in review.Parts
               where roster.Unit(part.Unit) is { } branch
                   && author.Memberships.Any(m => m.UnitId == branch.Id)
                   && Rights.Rights.May(reader, Operation.ReadReviews, branch, Visibility.Participants)
                   && SecretaryOf(reader, branch.Id) is { } held
                   && (held.RoleSince is null || held.RoleSince <= part.SubmittedAt)
               select part.Number,
        ];
    }

    /// <summary>The branch whose secretary someone is when reading these parts.</summary>
    public static string BranchOfParts(ReviewHead review, ImmutableArray<int> readable) => review.Parts.First(p => readable.Contains(p.Number)).Unit;

    /// <summary>The membership that makes someone a unit's secretary, or null.</summary>
    public static Membership? SecretaryOf(Person person, string unit) =>
        person.Memberships.FirstOrDefault(m => m.UnitId == unit && m.Role is Role.Secretary);
}
