using System.Globalization;
using System.IO.Compression;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace BotApp.Features.Roster.Import;

/// <summary>Reads the first sheet of a workbook. Values come from MiniExcel; that a cell is a formula it does not tell, so that is looked up.</summary>
internal static class XlsxRows
{
    // A roster of 50,000 rows unpacks to some 20 MB. The reader of an archive stops at the sizes its directory states.
    private const long MaxUnpackedBytes = 100L * 1024 * 1024;
    private const int MaxParts = 500;

    // One stray cell in the last column makes every row of the sheet 16,384 cells wide.
    private const int MaxColumns = 256;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The rows of a workbook's first sheet, blank ones left out.</summary>
    /// <exception cref="UnreadableFileException">It is no workbook, or unpacks to more than a roster can be.</exception>
    public static IEnumerable<FileRow> Read(Stream file)
    {
        try
        {
            var formulas = FormulasOf(file);
            file.Position = 0;
            return [.. Values(file, formulas)];
        }
        catch (Exception e) when (e is not (UnreadableFileException or IOException))
        {
            // A foreign file can make the readers throw anything; whatever it is, the file cannot be read.
            throw new UnreadableFileException(new RosterError(0, null, RosterErrorCode.BadWorkbook));
        }
    }

    private static IEnumerable<FileRow> Values(Stream file, Dictionary<int, HashSet<int>> formulas)
    {
        var number = 0;
        var configuration = new OpenXmlConfiguration { IgnoreEmptyRows = false, EnableSharedStringCache = false };
        foreach (IDictionary<string, object?> row in MiniExcel.Query(file, false, null, ExcelType.XLSX, "A1", configuration))
        {
            number++;
            if (row.Count > MaxColumns)
                throw new UnreadableFileException(new RosterError(0, null, RosterErrorCode.TooWide, $"{MaxColumns}"));
            string[] cells = [.. row.Values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? "")];
            if (number > RosterFile.MaxRows + 1)
                throw new UnreadableFileException(new RosterError(0, null, RosterErrorCode.TooManyRows, $"{RosterFile.MaxRows}"));
            var computed = formulas.GetValueOrDefault(number, []);
            if (computed.Count > 0 || !cells.All(string.IsNullOrWhiteSpace))
                yield return new FileRow(number, cells, computed);
        }
    }

    private static Dictionary<int, HashSet<int>> FormulasOf(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxParts || archive.Entries.Sum(e => e.Length) > MaxUnpackedBytes)
            throw new UnreadableFileException(new RosterError(0, null, RosterErrorCode.TooLarge, $"{MaxUnpackedBytes / 1024 / 1024} MB"));

        var found = new Dictionary<int, HashSet<int>>();
        using var sheet = Open(archive, FirstSheetOf(archive));
        var cell = "";
        while (sheet.Read())
        {
            if (sheet.NodeType is not XmlNodeType.Element)
                continue;
            if (sheet.LocalName == "c")
                cell = sheet.GetAttribute("r") ?? "";
            else if (sheet.LocalName == "f" && Place(cell) is var (row, column))
                (found.TryGetValue(row, out var columns) ? columns : found[row] = []).Add(column);
        }

        return found;
    }

    private static string FirstSheetOf(ZipArchive archive)
    {
        using var workbook = Open(archive, "xl/workbook.xml");
        workbook.ReadToFollowing("sheet", Main);
        var id = workbook.GetAttribute("id", Relations);
        using var relations = Open(archive, "xl/_rels/workbook.xml.rels");
        while (relations.ReadToFollowing("Relationship"))
            if (relations.GetAttribute("Id") == id && relations.GetAttribute("Target") is { } target)
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
        throw new InvalidDataException("The workbook has no sheet.");
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
