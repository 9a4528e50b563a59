using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Office.Rights;

/// <summary>Asks <see cref="RightsTable"/>. Pure; what nothing grants is denied.</summary>
internal static class Rights
{
    /// <summary>Whether a person may do this to entries of a unit.</summary>
    /// <param name="person">Null for someone who is not on the roster, who may nothing.</param>
    /// <param name="unit">The unit the entry lies in.</param>
    /// <param name="visibility">That of the entry's register.</param>
    /// <param name="own">Whether the person entered it, owes it or took part in it.</param>
    public static bool May(Person? person, Operation operation, Unit unit, Visibility visibility, bool own = false) =>
        person is not null && person.Memberships.Any(m => RightsTable.Lines.Any(line =>
            line.Role == m.Role && line.Operation == operation && line.Sees.Contains(visibility) && Reaches(line.Scope, m, unit, own)));

    /// <summary>Whether a person may do this at all: of something that is one's own, or of the office as a whole.</summary>
    public static bool May(Person? person, Operation operation) =>
        person is not null && person.Memberships.Any(m => RightsTable.Lines.Any(line =>
            line.Role == m.Role && line.Operation == operation && line.Scope is Scope.Self or Scope.All));

    /// <summary>The units in which a person may do this to some entries at least, in roster order.</summary>
    public static ImmutableArray<Unit> UnitsFor(RosterSnapshot roster, Person? person, Operation operation) =>
        [.. roster.Units.Where(u => Seen(person, operation, u).Length > 0)];

    /// <summary>Of entries of which visibility a person may do this in a unit; what a list shows is filtered by it.</summary>
    public static ImmutableArray<Visibility> Seen(Person? person, Operation operation, Unit unit) =>
        [.. Enum.GetValues<Visibility>().Where(v => May(person, operation, unit, v))];

    private static bool Reaches(Scope scope, Membership held, Unit unit, bool own) => scope switch
    {
        Scope.All => true,
        Scope.OwnUnit => held.UnitId == unit.Id,
        Scope.UnitsUnder => held.UnitId == unit.Id || Unit.KindOf(held.UnitId) is UnitKind.Office,
        Scope.Self => own,
        _ => false,
    };
}
