using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Status;

/// <summary>Decides which units' status, and which registers, a person may see. Pure; anything not granted is denied.</summary>
internal static class StatusScope
{
    // Where others read along, only what everyone in a unit may see is counted.
    private static readonly ImmutableArray<Visibility> Posted = [Visibility.Unit];

    /// <summary>The units that a turn may see.</summary>
    /// <param name="bound">Ids of the units that the office has bound this channel to; empty for none.</param>
    /// <param name="left">Former units with records.</param>
    public static ImmutableArray<StatusUnit> Of(Turn turn, ImmutableArray<string> bound, params ImmutableArray<Unit> left)
    {
        if (!turn.IsShared)
            return [.. Own(turn, left).Select(u => new StatusUnit(u, Rights.Seen(turn.Person, Operation.Status, u)))];

        // A bound channel shows the units that the office chose, whichever reader asks.
        return bound.IsEmpty ? OfChannel(Own(turn, left)) : OfChannel(turn.Roster, bound);
    }

    /// <summary>The units of a scheduled post in a channel.</summary>
    /// <param name="left">Former units with records; included only when the channel covers the whole office.</param>
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
