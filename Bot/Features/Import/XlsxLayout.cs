using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace BotApp.Features.Import;

/// <summary>What MiniExcel, which reads the values, does not report about a sheet.</summary>
/// <param name="Formulas">Columns of cells that a formula computes, by row.</param>
/// <param name="Days">Columns of numbers displayed as a day or a time, by row, which MiniExcel returns as plain numbers.</param>
/// <param name="Merged">Its merged cells.</param>
/// <param name="LastRow">The last row with content: any cells below it are only formatted.</param>
internal sealed record XlsxLayout(
    IReadOnlyDictionary<int, HashSet<int>> Formulas, IReadOnlyDictionary<int, HashSet<int>> Days, IReadOnlyList<MergedRange> Merged, int LastRow)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Whether the sheet is hidden.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The sheets of a workbook in their order.</summary>
    public static List<(string Sheet, XlsxLayout Layout)> Of(ZipArchive archive)
    {
        var days = DayStylesOf(archive);
        return [.. SheetsOf(archive).Select(s => (s.Name, Of(archive, s.Part, days) with { IsHidden = s.IsHidden }))];
    }

    /// <summary>Row (from 1) and column (from 0) of a reference such as <c>AB12</c>; null if it is not one.</summary>
    public static (int Row, int Column)? Place(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).Count();
        return ColumnOf(reference[..letters]) is { } column && int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (row, column)
            : null;
    }

    /// <summary>The column (from 0) of letters such as <c>AB</c>; null if they are not a column.</summary>
    public static int? ColumnOf(string letters) => letters.Length is 0 or > 3 || !letters.All(char.IsAsciiLetterUpper)
        ? null
        : letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;

    private static XlsxLayout Of(ZipArchive archive, string part, HashSet<string> dayStyles)
    {
        var (formulas, days, merged, last) = (new Dictionary<int, HashSet<int>>(), new Dictionary<int, HashSet<int>>(), new List<MergedRange>(), 0);
        var (row, column, isDay) = (0, -1, false);
        using var sheet = Open(archive, part);
        while (sheet.Read())
        {
            if (sheet.NodeType is not XmlNodeType.Element)
                continue;
            switch (sheet.LocalName)
            {
                // Rows and cells may omit their position; then they follow the one before.
                case "row":
                    (row, column) = (int.TryParse(sheet.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : row + 1, -1);
                    break;
                case "c":
                    column = Place(sheet.GetAttribute("r") ?? "")?.Column ?? column + 1;
                    isDay = sheet.GetAttribute("s") is { } style && dayStyles.Contains(style);
                    break;
                case "f":
                    Add(formulas);
                    last = Math.Max(last, row);
                    break;
                case "v" or "is":
                    if (isDay)
                        Add(days);
                    last = Math.Max(last, row);
                    break;
                case "mergeCell":
                    if (MergedRange.From(sheet.GetAttribute("ref") ?? "") is { } range)
                        merged.Add(range);
                    break;
            }
        }

        return new XlsxLayout(formulas, days, merged, last);

        void Add(Dictionary<int, HashSet<int>> to) => (to.TryGetValue(row, out var columns) ? columns : to[row] = []).Add(column);
    }

    // MiniExcel knows the built-in date formats that all languages share. These are further ones that the file gives by number only,
    // Excel's East Asian ones (ECMA-376, 18.8.30); 31 shows 2026年11月23日. Format 17 MiniExcel knows but does not apply.
    private static bool IsDay(int format) => format is 17 or (>= 27 and <= 36) or (>= 50 and <= 57);

    /// <summary>Which styles of cells show a day or a time.</summary>
    private static HashSet<string> DayStylesOf(ZipArchive archive)
    {
        if (archive.GetEntry("xl/styles.xml") is null)
            return [];

        var found = new HashSet<string>(StringComparer.Ordinal);
        using var styles = Open(archive, "xl/styles.xml");
        if (!styles.ReadToFollowing("cellXfs", Main) || !styles.ReadToDescendant("xf", Main))
            return found;
        var index = 0;
        do
        {
            if (int.TryParse(styles.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var format) && IsDay(format))
                found.Add(index.ToString(CultureInfo.InvariantCulture));
            index++;
        }
        while (styles.ReadToNextSibling("xf", Main));
        return found;
    }

    private static List<(string Name, string Part, bool IsHidden)> SheetsOf(ZipArchive archive)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = Open(archive, "xl/_rels/workbook.xml.rels"))
            while (relations.ReadToFollowing("Relationship"))
                if (relations.GetAttribute("Id") is { } id && relations.GetAttribute("Target") is { } target)
                    parts[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;

        var sheets = new List<(string, string, bool)>();
        var (names, taken) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        using var workbook = Open(archive, "xl/workbook.xml");
        while (workbook.Read())
        {
            // In such a workbook every day would be read four years and a day early (ECMA-376 part 1, 18.2.28).
            if (workbook.LocalName == "workbookPr" && workbook.GetAttribute("date1904") is "1" or "true")
                throw new UnreadableFileException(new FileError(0, null, FileErrorCode.Dates1904));
            if (workbook.LocalName != "sheet" || workbook.NamespaceURI != Main
                || workbook.GetAttribute("name") is not { } name || workbook.GetAttribute("id", Relations) is not { } id || !parts.TryGetValue(id, out var part))
                continue;
            // Else one part could be read, and kept, as often as a small file likes.
            if (!names.Add(name) || !taken.Add(part))
                throw new InvalidDataException("Two sheets have one name or one part.");
            sheets.Add((name, part, workbook.GetAttribute("state") is "hidden" or "veryHidden"));
        }

        return sheets.Count > 0 ? sheets : throw new InvalidDataException("The workbook has no sheet.");
    }

    private static XmlReader Open(ZipArchive archive, string part) => XmlReader.Create(
        (archive.GetEntry(part) ?? throw new InvalidDataException($"There is no part {part}.")).Open(),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
}
