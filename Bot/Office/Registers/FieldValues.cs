using System.Globalization;
using System.Text;

namespace BotApp.Office.Registers;

/// <summary>A name in a list of people, and the remark on it.</summary>
internal sealed record NamedEntry(string Name, string? Note);

/// <summary>How the strings of records and card inputs are read and written. Nothing here knows a register.</summary>
internal static class FieldValues
{
    private static readonly char[] EntryEnds = [';', '；', '\n'];
    private static readonly char[] NameEnds = ['、', ',', '，'];
    private static readonly char[] Colons = [':', '：'];
    private static readonly char[] Bars = ['|', '｜'];

    /// <summary>A number written invariantly; full-width digits count as half-width ones.</summary>
    public static bool TryNumber(string text, int decimals, out decimal number) =>
        decimal.TryParse(
            text.Normalize(NormalizationForm.FormKC),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number)
        && decimal.Round(number, decimals) == number;

    /// <summary>yyyy-MM-dd, of a day that exists.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>A day as people write it, the year first: 2026-11-23, 2026/11/3, 2026年11月3日; in either width.</summary>
    public static bool TryTypedDate(string text, out DateOnly date) => DateOnly.TryParseExact(
        TextFolding.Fold(text), ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out date);

    /// <summary>HH:mm; the hour may have one digit.</summary>
    public static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>The invariant text of a number, without zeros at its end.</summary>
    public static string Format(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>yyyy-MM-dd.</summary>
    public static string Format(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>HH:mm.</summary>
    public static string Format(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>张三:出差; 李四、王五:请假; 赵六</c>. Names before one colon share its remark; a remark may hold commas.</summary>
    public static IReadOnlyList<NamedEntry> People(string text)
    {
        var entries = new List<NamedEntry>();
        foreach (var part in text.Split(EntryEnds, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOfAny(Colons);
            var note = colon < 0 ? "" : part[(colon + 1)..].Trim();
            var names = colon < 0 ? part : part[..colon];
            foreach (var name in names.Split(NameEnds, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                entries.Add(new NamedEntry(name, note.Length == 0 ? null : note));
        }

        return entries;
    }

    /// <summary>Writes people so that <see cref="People"/> reads back the same.</summary>
    public static string FormatPeople(IEnumerable<NamedEntry> entries) => string.Join("; ", entries.Select(Written));

    /// <summary>One entry a line, blank ones left out.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One row a line, its cells separated by '|'.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string text) =>
        [.. Lines(text).Select(l => l.Split(Bars, StringSplitOptions.TrimEntries))];

    /// <summary>Writes a row so that <see cref="Rows"/> reads back the same, except for empty cells at its end.</summary>
    public static string FormatRow(IEnumerable<string> cells) => string.Join(" | ", cells).TrimEnd(' ', '|');

    /// <summary>
    /// A list in at most so many characters, if it can be written so: a remark that neighbours share is written once, and blanks
    /// that only ease reading are dropped. What was short enough when typed must not become too long by being tidied.
    /// </summary>
    public static string Within(FieldType type, string value, int longest) => value.Length <= longest ? value : type switch
    {
        FieldType.People => string.Join(';', Shared(People(value)).Select(Written)),
        FieldType.Rows => value.Replace(" | ", "|", StringComparison.Ordinal),
        _ => value,
    };

    /// <summary>Comma-separated codes.</summary>
    public static IReadOnlyList<string> Codes(string text) =>
        text.Split(NameEnds, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many entries a value of a list type has.</summary>
    public static int Entries(FieldType type, string text) => type switch
    {
        FieldType.People => People(text).Count,
        FieldType.Choices or FieldType.Tags => Codes(text).Count,
        FieldType.Lines or FieldType.Rows or FieldType.Users => Lines(text).Count,
        _ => 1,
    };

    private static string Written(NamedEntry entry) => entry.Note is null ? entry.Name : $"{entry.Name}:{entry.Note}";

    // Neighbours with one remark as one entry: 张三、李四:请假.
    private static IEnumerable<NamedEntry> Shared(IEnumerable<NamedEntry> entries)
    {
        NamedEntry? last = null;
        foreach (var entry in entries)
        {
            if (last is not null && last.Note == entry.Note)
            {
                last = last with { Name = last.Name + NameEnds[0] + entry.Name };
                continue;
            }

            if (last is not null)
                yield return last;
            last = entry;
        }

        if (last is not null)
            yield return last;
    }

    internal static bool IsBound(FieldType type, string bound) => type switch
    {
        FieldType.Number => TryNumber(bound, 28, out _),
        FieldType.Date => TryDate(bound, out _),
        _ => false,
    };
}
