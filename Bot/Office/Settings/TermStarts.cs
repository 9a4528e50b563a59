using System.Collections.Immutable;
using BotApp.Office.Registers;
using BotApp.Office.Roster;

namespace BotApp.Office.Settings;

/// <summary>When the units' current terms of office began, as a list of one <c>unit=date</c> a line: stored with ids, typed with names. Pure.</summary>
internal static class TermStarts
{
    /// <summary>Longest list that can be typed.</summary>
    public const int Longest = 4000;

    /// <summary>As it is stored; null when there is none.</summary>
    public static string? Format(ImmutableSortedDictionary<string, DateOnly> starts) =>
        starts.IsEmpty ? null : string.Join('\n', starts.Select(s => Line(s.Key, s.Value)));

    /// <summary>Reads what <see cref="Format"/> wrote; null if it is something else.</summary>
    public static ImmutableSortedDictionary<string, DateOnly>? Parse(string text)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, DateOnly>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parts(line) is not ({ } unit, { } start))
                return null;
            read[unit] = start;
        }

        return read.ToImmutable();
    }

    /// <summary>As the office sees it, in the order of the units. A unit that has left the roster has no line.</summary>
    public static string Show(ImmutableSortedDictionary<string, DateOnly> starts, IReadOnlyList<Unit> units) => string.Join('\n', units
        .Where(u => starts.ContainsKey(u.Id))
        .Select(u => Line(UnitOf(u.Name, units) == u ? u.Name : u.Id, starts[u.Id])));

    /// <summary>Reads what the office typed; the fault is that of the first wrong line.</summary>
    public static (ImmutableSortedDictionary<string, DateOnly> Starts, SettingFault? Fault) Read(
        string key, string typed, IReadOnlyList<Unit> units, DateOnly today)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, DateOnly>(StringComparer.Ordinal);
        if (typed.Length > Longest)
            return (read.ToImmutable(), new SettingFault(key, SettingFaultCode.TooLong, Max: Longest));

        var lines = typed.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0)
                continue;
            if (Parts(lines[i]) is not ({ } name, { } start) || UnitOf(name, units) is not { } unit || start > today || !read.TryAdd(unit.Id, start))
                return (read.ToImmutable(), new SettingFault(key, SettingFaultCode.TermStart, Min: i + 1));
        }

        return (read.ToImmutable(), null);
    }

    // A name has no line break. If two units share a name, the branch is meant, as only a branch has a term.
    private static Unit? UnitOf(string text, IReadOnlyList<Unit> units) =>
        units.FirstOrDefault(u => u.Id == text)
        ?? units.Where(u => TextFolding.Fold(u.Name) == TextFolding.Fold(text)).MinBy(u => u.Kind);

    private static string Line(string unit, DateOnly start) => $"{unit}={FieldValues.Format(start)}";

    private static (string? Unit, DateOnly? Start) Parts(string line)
    {
        var at = line.AsSpan().LastIndexOfAny('=', '＝');
        return at > 0 && FieldValues.TryDate(line[(at + 1)..].Trim(), out var start) ? (line[..at].Trim(), start) : (null, null);
    }
}
