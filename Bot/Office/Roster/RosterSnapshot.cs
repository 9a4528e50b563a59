using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BotApp.Office.Roster;

/// <summary>One row of the roster: a person's role in a unit.</summary>
/// <param name="UserId">Entra object id, lower case.</param>
/// <param name="UnitId">Id of a <see cref="Unit"/>.</param>
/// <param name="RoleSince">See <see cref="Membership.RoleSince"/>; set by storage, not by an import.</param>
internal sealed record RosterMember(
    string UserId, string? Upn, string Name, string UnitId, Role Role, string? Title, string? Group, DateTimeOffset? RoleSince = null);

/// <summary>The roster as it stood when it was read. Immutable; every answer is a lookup.</summary>
internal sealed class RosterSnapshot
{
    private readonly FrozenDictionary<string, Person> _people;
    private readonly FrozenDictionary<string, Unit> _units;
    private readonly FrozenDictionary<string, ImmutableArray<Person>> _membersOf;
    private readonly FrozenDictionary<string, int> _groupsOf;
    private readonly Lazy<ILookup<string, Person>> _called;

    private RosterSnapshot(IEnumerable<Unit> units, IReadOnlyCollection<RosterMember> members, IEnumerable<string> admins)
    {
        Units = [.. units.OrderBy(u => u.Order).ThenBy(u => u.Id, StringComparer.Ordinal)];
        Members = [.. members];
        _units = Units.ToFrozenDictionary(u => u.Id, StringComparer.Ordinal);

        var people = members.GroupBy(m => Fold(m.UserId), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => PersonOf(g.Key, [.. g]), StringComparer.Ordinal);
        // Once the roster says who the office is, it alone decides: nobody keeps a right that no list of people shows.
        foreach (var id in members.Any(m => m.Role is Role.Office) ? [] : admins.Select(Fold))
        {
            var known = people.GetValueOrDefault(id) ?? new Person(id, "", null, []);
            people[id] = known with { Memberships = [.. known.Memberships, new Membership(AdminsUnit, Role.Office, null, null)] };
        }

        _people = people.ToFrozenDictionary(StringComparer.Ordinal);
        _membersOf = members.GroupBy(m => m.UnitId, StringComparer.Ordinal).ToFrozenDictionary(
            g => g.Key,
            g => g.Select(m => people[Fold(m.UserId)]).DistinctBy(p => p.Id).ToImmutableArray(),
            StringComparer.Ordinal);
        _groupsOf = members.Where(m => m.Group is not null).GroupBy(m => m.UnitId, StringComparer.Ordinal).ToFrozenDictionary(
            g => g.Key, g => g.Select(m => m.Group).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        // 张伟（一支部） is also found as 张伟, so that no other 张伟 is taken for him.
        _called = new(() => _people.Values
            .SelectMany(p => new[] { RosterNames.Key(p.Name), RosterNames.Key(RosterNames.WithoutRemark(p.Name)) }.Distinct().Select(key => (Key: key, Person: p)))
            .ToLookup(p => p.Key, p => p.Person, StringComparer.Ordinal));
    }

    /// <summary>The unit id in the memberships of <c>Office:Admins</c>; no unit has it, and no record can belong to it.</summary>
    public const string AdminsUnit = "office:";

    /// <summary>A roster of nobody.</summary>
    public static RosterSnapshot Empty { get; } = From([], []);

    /// <summary>The roster of these rows.</summary>
    /// <param name="members">Rows in the order members are to be listed.</param>
    /// <param name="admins">Object ids that hold the role office as long as no row has it.</param>
    public static RosterSnapshot From(IEnumerable<Unit> units, IEnumerable<RosterMember> members, IEnumerable<string>? admins = null) =>
        new(units, [.. members], admins ?? []);

    /// <summary>All units in the order of the roster file.</summary>
    public ImmutableArray<Unit> Units { get; }

    /// <summary>All rows.</summary>
    public ImmutableArray<RosterMember> Members { get; }

    /// <summary>Everyone on the roster, and the administrators.</summary>
    public IReadOnlyCollection<Person> People => _people.Values;

    /// <summary>The person of this Entra object id, whatever its case; null for someone who is not on the roster.</summary>
    public Person? Find(string? userId) => userId is null ? null : _people.GetValueOrDefault(Fold(userId));

    /// <summary>The unit of this id, or null.</summary>
    public Unit? Unit(string? id) => id is null ? null : _units.GetValueOrDefault(id);

    /// <summary>
    /// The unit of this id, even one taken off the roster: its records stay, and can be closed and read by whoever is responsible for
    /// the item or for all units. Null for an id that is not a unit's.
    /// </summary>
    public Unit? UnitOrFormer(string? id) => Unit(id) ?? (id is not null && Roster.Unit.IsId(id) ? Roster.Unit.Former(id) : null);

    /// <summary>The unit's members in the order of the rows; empty for an unknown unit.</summary>
    public ImmutableArray<Person> MembersOf(string unitId) => _membersOf.GetValueOrDefault(unitId, []);

    /// <summary>How many party groups the unit's members are divided into.</summary>
    public int GroupsOf(string unitId) => _groupsOf.GetValueOrDefault(unitId);

    /// <summary>The size of a unit on a day; after the last change, its current size.</summary>
    public UnitSize SizeOn(Unit unit, DateOnly day) => unit.FormerSizes.FirstOrDefault(s => day <= s.Until)
        ?? new UnitSize(DateOnly.MaxValue, MembersOf(unit.Id).Length, GroupsOf(unit.Id));

    /// <summary>The units a person has a row in, in roster order.</summary>
    public ImmutableArray<Unit> UnitsOf(Person person) =>
        [.. Units.Where(u => person.Memberships.Any(m => m.UnitId == u.Id))];

    /// <summary>Everyone with this name, in whichever spelling (<see cref="RosterNames.Key"/>).</summary>
    public IReadOnlyList<Person> Called(string name) => RosterNames.Key(name) is { Length: > 0 } key ? [.. _called.Value[key]] : [];

    /// <summary>The one member of the unit with this name; null if there is none, or more than one.</summary>
    public Person? FindByName(string unitId, string name) => Called(name).Where(p => p.Memberships.Any(m => m.UnitId == unitId)).ToList() is [var one] ? one : null;

    /// <summary>Whether anybody in the unit keeps its records: without a recorder or secretary, nobody is asked for what it owes.</summary>
    public bool HasRecorder(string unitId) =>
        MembersOf(unitId).Any(p => p.Memberships.Any(m => m.UnitId == unitId && m.Role is Role.Recorder or Role.Secretary));

    private static Person PersonOf(string id, IReadOnlyList<RosterMember> rows) => new(
        id, rows[0].Name, rows[0].Upn, [.. rows.Select(r => new Membership(r.UnitId, r.Role, r.Title, r.Group, r.RoleSince))]);

    private static string Fold(string userId) => userId.ToLowerInvariant();
}
