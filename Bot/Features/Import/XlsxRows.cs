using System.Globalization;
using System.IO.Compression;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace BotApp.Features.Import;

/// <summary>Reads the sheets of a workbook. Values come from MiniExcel; that a cell is a formula it does not tell, so that is looked up.</summary>
internal static class XlsxRows
{
    // A table of 50,000 rows unpacks to some 20 MB. The reader of an archive stops at the sizes its directory states.
    private const long MaxUnpackedBytes = 100L * 1024 * 1024;
    private const int MaxParts = 500;

    // One stray cell in the last column makes every row of the sheet 16,384 cells wide.
    private const int MaxColumns = 256;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The sheets of a workbook, blank rows left out.</summary>
    /// <exception cref="UnreadableFileException">It is no workbook, or unpacks to more than a table can be.</exception>
    public static IReadOnlyList<FileSheet> Read(Stream file, bool firstOnly)
    {
        try
        {
            var filled = FilledOf(file, firstOnly);
            var sheets = new List<FileSheet>(filled.Count);
            var room = TableFile.MaxRows;
            foreach (var (name, cells) in filled)
            {
                file.Position = 0;
                sheets.Add(new FileSheet(name, [.. Values(file, name, cells, room)]));
                room -= Math.Max(0, sheets[^1].Rows.Count - 1);
            }

            return sheets;
        }
        catch (Exception e) when (e is not (UnreadableFileException or IOException))
        {
            // A foreign file can make the readers throw anything; whatever it is, the file cannot be read.
            throw new UnreadableFileException(new FileError(0, null, FileErrorCode.BadWorkbook));
        }
    }

    /// <summary>What the reader of values does not tell of a sheet.</summary>
    /// <param name="Formulas">Columns of cells that a formula computes, by row.</param>
    /// <param name="LastRow">The last row that holds anything: below it cells are only formatted, however many there are.</param>
    private sealed record Filled(Dictionary<int, HashSet<int>> Formulas, int LastRow);

    private static IEnumerable<FileRow> Values(Stream file, string sheet, Filled filled, int room)
    {
        var number = 0;
        var configuration = new OpenXmlConfiguration { IgnoreEmptyRows = false, EnableSharedStringCache = false };
        foreach (IDictionary<string, object?> row in MiniExcel.Query(file, false, sheet, ExcelType.XLSX, "A1", configuration))
        {
            if (++number > filled.LastRow)
                yield break;
            if (row.Count > MaxColumns)
                throw new UnreadableFileException(new FileError(0, null, FileErrorCode.TooWide, $"{MaxColumns}"));
            string[] cells = [.. row.Values.Select(Text)];
            if (number > room + 1)
                throw TableFile.TooManyRows();
            var computed = filled.Formulas.GetValueOrDefault(number, []);
            if (computed.Count > 0 || !cells.All(string.IsNullOrWhiteSpace))
                yield return new FileRow(number, cells, computed);
        }
    }

    // A workbook knows days and times as such; here they are written as records keep them. Day 0 is a time alone.
    private static string Text(object? value) => value switch
    {
        DateTime { Year: <= 1900 } time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static List<(string Sheet, Filled Filled)> FilledOf(Stream file, bool firstOnly)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxParts || archive.Entries.Sum(e => e.Length) > MaxUnpackedBytes)
            throw new UnreadableFileException(new FileError(0, null, FileErrorCode.TooLarge, $"{MaxUnpackedBytes / 1024 / 1024} MB"));

        var sheets = SheetsOf(archive);
        return [.. (firstOnly ? sheets.Take(1) : sheets).Select(sheet => (sheet.Name, FilledOf(archive, sheet.Part)))];
    }

    private static Filled FilledOf(ZipArchive archive, string part)
    {
        var (found, last) = (new Dictionary<int, HashSet<int>>(), 0);
        using var sheet = Open(archive, part);
        var cell = "";
        while (sheet.Read())
        {
            if (sheet.NodeType is not XmlNodeType.Element)
                continue;
            if (sheet.LocalName == "c")
                cell = sheet.GetAttribute("r") ?? "";
            if (sheet.LocalName is not ("f" or "v" or "is"))
                continue;
            // A cell may leave out where it stands.
            var place = Place(cell);
            last = Math.Max(last, place?.Row ?? int.MaxValue);
            if (sheet.LocalName == "f" && place is var (row, column))
                (found.TryGetValue(row, out var columns) ? columns : found[row] = []).Add(column);
        }

        return new Filled(found, last);
    }

    private static List<(string Name, string Part)> SheetsOf(ZipArchive archive)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = Open(archive, "xl/_rels/workbook.xml.rels"))
            while (relations.ReadToFollowing("Relationship"))
                if (relations.GetAttribute("Id") is { } id && relations.GetAttribute("Target") is { } target)
                    parts[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;

        var sheets = new List<(string, string)>();
        using var workbook = Open(archive, "xl/workbook.xml");
        while (workbook.ReadToFollowing("sheet", Main))
            if (workbook.GetAttribute("name") is { } name && workbook.GetAttribute("id", Relations) is { } id && parts.TryGetValue(id, out var part))
                sheets.Add((name, part));
        return sheets.Count > 0 ? sheets : throw new InvalidDataException("The workbook has no sheet.");
    }

    private static XmlReader Open(ZipArchive archive, string part) => XmlReader.Create(
        (archive.GetEntry(part) ?? throw new InvalidDataException($"There is no part {part}.")).Open(),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });

    /// <summary>Row (from 1) and column (from 0) of a reference such as <c>AB12</c>; null for what is none.</summary>
    private static (int Row, int Column)? Place(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).ToArray();
        if (letters.Length is 0 or > 3 || !int.TryParse(reference.AsSpan(letters.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            return null;
        return (row, letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1);
    }
}
