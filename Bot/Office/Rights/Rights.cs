using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Office.Rights;

/// <summary>Asks <see cref="RightsTable"/>. Pure; what nothing grants is denied.</summary>
internal static class Rights
{
    private static readonly ImmutableArray<Visibility> Visibilities = [.. Enum.GetValues<Visibility>()];

    /// <summary>Whether a person may do this to entries of a unit.</summary>
    /// <param name="person">Null for someone who is not on the roster and may do nothing.</param>
    /// <param name="unit">The unit of the entry.</param>
    /// <param name="visibility">That of the entry's register.</param>
    /// <param name="own">Whether the person entered it, owes it or took part in it.</param>
    public static bool May(Person? person, Operation operation, Unit unit, Visibility visibility, bool own = false)
    {
        foreach (var held in person?.Memberships ?? [])
        {
            foreach (var line in RightsTable.Of(held.Role, operation))
            {
                if (line.Sees.Contains(visibility) && Reaches(line.Scope, held, unit, own))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a person may do this at all: to something of their own, or for the office as a whole.</summary>
    public static bool May(Person? person, Operation operation) =>
        person is not null && person.Memberships.Any(m => RightsTable.Of(m.Role, operation).Any(line => line.Scope is Scope.Self or Scope.All));

    /// <summary>Whether there is a unit in which a person may do this to at least some entries.</summary>
    public static bool MaySomewhere(RosterSnapshot roster, Person? person, Operation operation) =>
        person is not null && person.Memberships.Any(held => RightsTable.Of(held.Role, operation).Any(line =>
            line.Sees.Length > 0 && roster.Units.Any(unit => Reaches(line.Scope, held, unit, own: false))));

    /// <summary>The units in which a person may do this to at least some entries, in roster order.</summary>
    public static ImmutableArray<Unit> UnitsFor(RosterSnapshot roster, Person? person, Operation operation) =>
        [.. roster.Units.Where(unit => Visibilities.Any(v => May(person, operation, unit, v)))];

    /// <summary>The visibilities whose entries a person may do this to in a unit; lists are filtered by it.</summary>
    public static ImmutableArray<Visibility> Seen(Person? person, Operation operation, Unit unit) =>
        [.. Visibilities.Where(v => May(person, operation, unit, v))];

    private static bool Reaches(Scope scope, Membership held, Unit unit, bool own) => scope switch
    {
        Scope.All => true,
        Scope.OwnUnit => held.UnitId == unit.Id,
        Scope.UnitsUnder => held.UnitId == unit.Id || Unit.KindOf(held.UnitId) is UnitKind.Office,
        Scope.Self => own,
        _ => false,
    };
}
