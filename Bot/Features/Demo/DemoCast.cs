using System.Collections.Immutable;
using BotApp.Office.Roster;

namespace BotApp.Features.Demo;

/// <summary>Who plays which part in a unit's made-up meetings.</summary>
internal sealed record DemoCast(Unit Unit, Person Host, Person Recorder, ImmutableArray<Person> Members, ImmutableArray<Person> Titled, int Groups)
{
    /// <summary>The parts of a unit; null if it lacks a recorder or a host.</summary>
    public static DemoCast? Of(RosterSnapshot roster, Unit unit)
    {
        // Sorted, so that the meetings do not depend on the order of the roster.
        ImmutableArray<Person> members = [.. roster.MembersOf(unit.Id).OrderBy(p => p.Id, StringComparer.Ordinal)];
        return With(Role.Recorder) is { } recorder && (With(Role.Secretary) ?? With(Role.Leader)) is { } host
            ? new DemoCast(
                unit, host, recorder, members, [.. members.Where(p => In(p).Title is not null)], roster.GroupsOf(unit.Id))
            : null;

        Person? With(Role role) => members.FirstOrDefault(p => In(p).Role == role);
        Membership In(Person person) => person.Memberships.First(m => m.UnitId == unit.Id);
    }

    /// <summary>Whether the unit holds meetings of this plan.</summary>
    public bool Fits(DemoPlan plan) =>
        plan.Held == Unit.Kind && Members.Length >= plan.MinMembers && Groups >= plan.MinGroups;

    /// <summary>Who is expected; for <see cref="DemoAttendance.Some"/>, who came.</summary>
    public IReadOnlyList<Person> Attending(DemoAttendance attendance, Dice dice) => attendance switch
    {
        DemoAttendance.Titled when Titled.Length > 2 => Titled,
        DemoAttendance.Group => dice.Pick(GroupsOfMembers()),
        DemoAttendance.Some => [.. Members.Take(Math.Max(2, 1 + dice.Throw(Members.Length)))],
        _ => Members,
    };

    private List<IReadOnlyList<Person>> GroupsOfMembers() =>
        [.. Members.GroupBy(p => p.Memberships.First(m => m.UnitId == Unit.Id).Group).Where(g => g.Key is not null).Select(g => g.ToList())];
}
