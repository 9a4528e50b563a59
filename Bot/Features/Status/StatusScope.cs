using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Status;

/// <summary>Of which units someone is told how they stand, and of which registers. Pure; what nothing grants is denied.</summary>
internal static class StatusScope
{
    // Where others read along only what everyone of a unit may see is counted.
    private static readonly ImmutableArray<Visibility> Posted = [Visibility.Unit];

    /// <summary>What a turn may be told of.</summary>
    /// <param name="bound">Ids of the units that the office has bound this channel to; empty for none.</param>
    /// <param name="left">Units that are on the roster no more and have records.</param>
    public static ImmutableArray<StatusUnit> Of(Turn turn, ImmutableArray<string> bound, params ImmutableArray<Unit> left)
    {
        if (!turn.IsShared)
            return [.. Own(turn, left).Select(u => new StatusUnit(u, Rights.Seen(turn.Person, Operation.Status, u)))];

        // What a channel shows was decided by the office when it bound it, whoever of its readers asks.
        return bound.IsEmpty ? OfChannel(Own(turn, left)) : OfChannel(turn.Roster, bound);
    }

    /// <summary>What is posted in a channel that nobody asks in.</summary>
    /// <param name="left">Units that are on the roster no more and have records: a part of the whole office, and of nothing else.</param>
    public static ImmutableArray<StatusUnit> OfChannel(RosterSnapshot roster, ImmutableArray<string> bound, params ImmutableArray<Unit> left) =>
        OfChannel(bound.IsEmpty ? [.. roster.Units, .. left] : [.. roster.Units.Where(u => bound.Contains(u.Id))]);

    /// <summary>Whether every unit of the roster is among these.</summary>
    public static bool IsWhole(RosterSnapshot roster, ImmutableArray<StatusUnit> units) =>
        units.Count(u => roster.Unit(u.Unit.Id) is not null) == roster.Units.Length;

    private static ImmutableArray<StatusUnit> OfChannel(ImmutableArray<Unit> units) => [.. units.Select(u => new StatusUnit(u, Posted))];

    private static ImmutableArray<Unit> Own(Turn turn, ImmutableArray<Unit> left) =>
    [
        .. Rights.UnitsFor(turn.Roster, turn.Person, Operation.Status),
        .. left.Where(u => Rights.Seen(turn.Person, Operation.Status, u).Length > 0),
    ];
}
