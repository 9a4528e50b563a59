using BotApp.Office.Roster;

namespace BotApp.Features.Roster.Import;

/// <summary>
/// Which unit a row means: a name typed in another width, or padded, is the same unit, as two people fill in one file. A unit keeps the
/// spelling under which the roster has it, for its id is made of it and its records lie under that.
/// </summary>
internal sealed class UnitSpellings
{
    private readonly HashSet<(UnitKind Kind, string Name)> kept = [];
    private readonly Dictionary<(UnitKind Kind, string Key), string> names = [];

    /// <param name="units">The units that the roster has. Where an older build took two spellings for two units, they stay two.</param>
    public UnitSpellings(IEnumerable<Unit> units)
    {
        foreach (var unit in units)
        {
            kept.Add((unit.Kind, unit.Name));
            names.TryAdd((unit.Kind, RosterNames.Key(unit.Name)), unit.Name);
        }
    }

    /// <summary>The unit's name: as the roster has it, else as the first row of the file does.</summary>
    public string Of(UnitKind kind, string typed)
    {
        if (kept.Contains((kind, typed)))
            return typed;
        var key = (kind, RosterNames.Key(typed));
        if (!names.TryGetValue(key, out var name))
            names.Add(key, name = RosterNames.Clean(typed));
        return name;
    }
}
