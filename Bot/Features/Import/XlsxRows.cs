using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace BotApp.Features.Import;

/// <summary>Reads the sheets of a workbook. Values come from MiniExcel; what it does not report about a cell comes from <see cref="XlsxLayout"/>.</summary>
internal static class XlsxRows
{
    // A table of 50,000 rows unpacks to some 20 MB. ZipArchive never reads past the size that an entry states.
    private const long MaxUnpackedBytes = 100L * 1024 * 1024;
    private const int MaxParts = 500;

    // MiniExcel reads the texts that the sheets share anew for each of them.
    private const long MaxSharedBytes = 1024L * 1024 * 1024;

    // One stray cell in the last column makes every row of the sheet 16,384 cells wide.
    private const int MaxColumns = 256;

    // Excel's last day is 9999-12-31.
    private const double MaxSerial = 2958466;

    /// <summary>The sheets of a workbook, blank rows left out.</summary>
    /// <exception cref="UnreadableFileException">It is not a workbook, or it unpacks to more than any table needs.</exception>
    public static IReadOnlyList<FileSheet> Read(Stream file)
    {
        try
        {
            var layouts = LayoutsOf(file);
            var sheets = new List<FileSheet>(layouts.Count);
            var room = TableFile.MaxRows;
            foreach (var (name, layout) in layouts)
            {
                file.Position = 0;
                sheets.Add(new FileSheet(name, [.. Shown(Values(file, name, layout, room), layout)]) { IsHidden = layout.IsHidden });
                room -= Math.Max(0, sheets[^1].Rows.Count - 1);
            }

            return sheets;
        }
        catch (Exception e) when (e is not (UnreadableFileException or IOException))
        {
            // A malformed file can make the readers throw anything; whatever they throw, the file cannot be read.
            throw new UnreadableFileException(new FileError(0, null, FileErrorCode.BadWorkbook));
        }
    }

    private static List<(string Sheet, XlsxLayout Layout)> LayoutsOf(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxParts || archive.Entries.Sum(e => e.Length) > MaxUnpackedBytes)
            throw TooLarge(MaxUnpackedBytes);
        var layouts = XlsxLayout.Of(archive);
        return (archive.GetEntry("xl/sharedStrings.xml")?.Length ?? 0) * layouts.Count > MaxSharedBytes ? throw TooLarge(MaxSharedBytes) : layouts;

        static UnreadableFileException TooLarge(long bytes) => new(new FileError(0, null, FileErrorCode.TooLarge, $"{bytes / 1024 / 1024} MB"));
    }

    // The first row is the header: a merged cell there names a column and holds no row's value.
    private static IEnumerable<FileRow> Shown(IEnumerable<FileRow> rows, XlsxLayout layout)
    {
        var merged = new MergedCells(layout.Merged, MaxColumns);
        return rows.Select((row, i) => i == 0 ? row : merged.Fill(row));
    }

    private static IEnumerable<FileRow> Values(Stream file, string sheet, XlsxLayout layout, int room)
    {
        var number = 0;
        var configuration = new OpenXmlConfiguration { IgnoreEmptyRows = false, EnableSharedStringCache = false };
        foreach (IDictionary<string, object?> row in MiniExcel.Query(file, false, sheet, ExcelType.XLSX, "A1", configuration))
        {
            if (++number > layout.LastRow)
                yield break;
            var cells = Cells(sheet, row, layout.Days.GetValueOrDefault(number, []));
            if (number > room + 1)
                throw TableFile.TooManyRows(sheet);
            HashSet<int> computed = [.. layout.Formulas.GetValueOrDefault(number, []), .. Enumerable.Range(0, cells.Length).Where(i => ErrorCells.IsOne(cells[i]))];
            if (computed.Count > 0 || !cells.All(string.IsNullOrWhiteSpace))
                yield return new FileRow(number, cells, computed);
        }
    }

    // MiniExcel adds the columns of the sheet's stated dimension first and others as it finds them, and the
    // dimension is often wrong: only a value's key tells its column.
    private static string[] Cells(string sheet, IDictionary<string, object?> row, HashSet<int> days)
    {
        var placed = row.Select(c => (Place: XlsxLayout.ColumnOf(c.Key)!.Value, c.Value)).ToList();
        var width = placed.Select(c => c.Place + 1).DefaultIfEmpty().Max();
        if (width > MaxColumns)
            throw new UnreadableFileException(new FileError(0, null, FileErrorCode.TooWide, $"{MaxColumns}") { Sheet = sheet });

        var cells = new string[width];
        Array.Fill(cells, "");
        foreach (var (place, value) in placed)
            cells[place] = Text(days.Contains(place) && value is double serial and >= 0 and < MaxSerial ? DateTime.FromOADate(serial) : value);
        return cells;
    }

    // Writes days and times the way records keep them. Day 0 means a time without a day.
    private static string Text(object? value) => value switch
    {
        DateTime { Year: <= 1900 } time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
