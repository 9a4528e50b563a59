using System.Globalization;

namespace BotApp.Documents.Xlsx;

/// <summary>Sheet names that Excel accepts: up to 31 characters, none of <c>[]:*?/\</c>, no apostrophe at either end, not "History", unique.</summary>
internal static class SheetName
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\";

    /// <summary>A valid name for each requested one, changed as little as possible, in the same order.</summary>
    public static IReadOnlyList<string> For(IEnumerable<string> wished)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "History" };
        return [.. wished.Select(w => Free(Clean(w), taken))];
    }

    private static string Clean(string wished)
    {
        var clean = new string([.. OoxmlText.Run(wished).Select(c => Forbidden.Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? ' ' : c)]);
        return Cut(clean.Trim(' ', '\''), Longest) is { Length: > 0 } name ? name : "-";
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var n = 2; !taken.Add(free); n++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({n})");
            free = Cut(name, Longest - suffix.Length) + suffix;
        }

        return free;
    }

    private static string Cut(string name, int length)
    {
        if (name.Length <= length)
            return name;
        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd(' ', '\'');
    }
}
