using BotApp.Office.Roster;

namespace BotApp.Features.Roster.Import;

/// <summary>
/// Finds the unit a row means: a name in another character width, or padded, is the same unit, as several people fill in a file. A unit
/// keeps the roster's spelling, as its id is derived from it and its records are stored under that id.
/// </summary>
internal sealed class UnitSpellings
{
    private readonly HashSet<(UnitKind Kind, string Name)> kept = [];
    private readonly Dictionary<(UnitKind Kind, string Key), string> names = [];

    /// <param name="units">The units on the roster. Two spellings that an older build took for two units stay two units.</param>
    public UnitSpellings(IEnumerable<Unit> units)
    {
        foreach (var unit in units)
        {
            kept.Add((unit.Kind, unit.Name));
            names.TryAdd((unit.Kind, RosterNames.Key(unit.Name)), unit.Name);
        }
    }

    /// <summary>The unit's name as the roster spells it, else as the file's first row does.</summary>
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
