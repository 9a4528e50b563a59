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
    public static ImmutableArray<StatusUnit> Of(Turn turn, ImmutableArray<string> bound)
    {
        if (!turn.IsShared)
            return [.. Own(turn).Select(u => new StatusUnit(u, Rights.Seen(turn.Person, Operation.Status, u)))];

        // What a channel shows was decided by the office when it bound it, whoever of its readers asks.
        return bound.IsEmpty ? OfChannel(Own(turn)) : OfChannel(turn.Roster, bound);
    }

    /// <summary>What is posted in a channel that nobody asks in.</summary>
    public static ImmutableArray<StatusUnit> OfChannel(RosterSnapshot roster, ImmutableArray<string> bound) =>
        OfChannel(bound.IsEmpty ? roster.Units : [.. roster.Units.Where(u => bound.Contains(u.Id))]);

    private static ImmutableArray<StatusUnit> OfChannel(ImmutableArray<Unit> units) => [.. units.Select(u => new StatusUnit(u, Posted))];

    private static ImmutableArray<Unit> Own(Turn turn) => Rights.UnitsFor(turn.Roster, turn.Person, Operation.Status);
}
