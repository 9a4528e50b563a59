namespace BotApp.Office.Roster;

/// <summary>A unit by the name that someone typed behind a command. Pure.</summary>
internal static class UnitNames
{
    /// <summary>The first that is called so, in either width; null where none is, or nothing was typed.</summary>
    public static Unit? Find(IEnumerable<Unit> units, string typed)
    {
        var name = TextFolding.Fold(typed).Trim();
        return name.Length == 0 ? null : units.FirstOrDefault(u => TextFolding.Fold(u.Name) == name);
    }
}
