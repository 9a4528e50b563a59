using System.Collections.Immutable;
using BotApp.Features.Reminders.Day;
using BotApp.Office.Roster;

namespace BotApp.Features.Reminders.Appointments;

/// <summary>A branch has a new secretary.</summary>
/// <param name="Secretaries">The newly appointed; several if an import says so.</param>
internal sealed record SecretaryChange(Unit Branch, ImmutableArray<Person> Secretaries, DateTimeOffset Since);

/// <summary>Finds the branches in the roster that have a new secretary. Pure.</summary>
internal static class SecretaryChanges
{
    /// <summary>A change older than this, which no host was up to announce, is no longer news.</summary>
    public const int NewsDays = DayCardDecision.LongestGapDays;

    /// <inheritdoc cref="NewsDays"/>
    public static readonly TimeSpan News = TimeSpan.FromDays(NewsDays);

    /// <summary>The changes that are news now.</summary>
    /// <param name="firstImportedAt">Secretaries in the first roster do not count as new.</param>
    public static IEnumerable<SecretaryChange> In(RosterSnapshot roster, DateTimeOffset firstImportedAt, DateTimeOffset now) =>
        from branch in roster.Units
        where branch.Kind is UnitKind.Branch
        from appointed in roster.MembersOf(branch.Id)
            .Select(p => (Person: p, Of: p.Memberships.First(m => m.UnitId == branch.Id)))
            .Where(p => p.Of.Role is Role.Secretary && p.Of.RoleSince is { } since && since > firstImportedAt && since > now - News)
            .GroupBy(p => p.Of.RoleSince!.Value)
        where WasThere(roster, branch, appointed.Key)
        select new SecretaryChange(branch, [.. appointed.Select(p => p.Person)], appointed.Key);

    // A branch that is itself new has no earlier members to be told.
    private static bool WasThere(RosterSnapshot roster, Unit branch, DateTimeOffset since) =>
        roster.MembersOf(branch.Id).Any(p => !(p.Memberships.First(m => m.UnitId == branch.Id).RoleSince >= since));
}
