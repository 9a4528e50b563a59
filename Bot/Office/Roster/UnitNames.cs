namespace BotApp.Office.Roster;

/// <summary>Finds a unit by the name that someone typed. Pure.</summary>
internal static class UnitNames
{
    /// <summary>The unit of exactly this name, else the first whose name is the same in another spelling; null if there is none, or nothing was typed.</summary>
    public static Unit? Find(IEnumerable<Unit> units, string typed)
    {
        var exact = typed.Trim();
        var all = units.ToList();
        if (all.Find(u => u.Name == exact) is { } called)
            return called;
        var name = RosterNames.Key(exact);
        return name.Length == 0 ? null : all.Find(u => RosterNames.Key(u.Name) == name);
    }
}
