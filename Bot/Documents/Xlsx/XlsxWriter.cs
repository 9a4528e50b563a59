using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BotApp.Documents.Xlsx;

/// <summary>A column: its heading and its width in characters.</summary>
internal sealed record SheetColumn(string Header, double Width);

/// <summary>A sheet as planned before its rows are read.</summary>
/// <param name="Name">See <see cref="SheetName"/>.</param>
/// <param name="Rows">How many rows there will be below the header.</param>
internal sealed record SheetPlan(string Name, IReadOnlyList<SheetColumn> Columns, int Rows);

/// <summary>Writes a workbook row by row: a frozen header with a filter on each sheet, typed cells, no row held in memory.</summary>
/// <remarks>The same rows give the same bytes.</remarks>
internal static class XlsxWriter
{
    /// <summary>Excel's limit of rows per sheet, header included.</summary>
    public const int MostRows = 1_048_576;

    private static readonly string[] FormatNumbers = [.. Enum.GetValues<SheetFormat>().Select(f => Number((int)f))];

    /// <param name="rows">The rows of the sheet of this index; read once, in the order of the sheets.</param>
    public static void Write(Stream to, IReadOnlyList<SheetPlan> sheets, Func<int, IEnumerable<IReadOnlyList<SheetCell>>> rows)
    {
        using var skeleton = new MemoryStream();
        var parts = Skeleton(skeleton, sheets);
        PackageCopy.Write(skeleton, to, parts.Select((part, i) => (part, i)).ToDictionary(
            p => p.part, p => (Action<Stream>)(content => Sheet(content, sheets[p.i], rows(p.i), p.i == 0)), StringComparer.Ordinal));
    }

    // Everything but the rows. Returns the paths of the sheets' parts, whose content is written later.
    private static List<string> Skeleton(Stream to, IReadOnlyList<SheetPlan> sheets)
    {
        using var book = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = book.AddWorkbookPart();
        // The library generates random ids; replace them with fixed ones.
        book.ChangeIdOfPart(workbook, "rId1");
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Make();
        var (parts, listed, filters) = (new List<string>(), new Sheets(), new DefinedNames());
        foreach (var (sheet, i) in sheets.Select((s, i) => (s, i)))
        {
            var id = $"sheet{Number(i + 1)}";
            var part = workbook.AddNewPart<WorksheetPart>(id);
            part.Worksheet = new Worksheet(new SheetData());
            parts.Add(part.Uri.OriginalString.TrimStart('/'));
            listed.Append(new Sheet { Name = sheet.Name, SheetId = (uint)i + 1, Id = id });
            // Excel finds a sheet's filter through this hidden name.
            filters.Append(new DefinedName
            {
                Name = "_xlnm._FilterDatabase",
                LocalSheetId = (uint)i,
                Hidden = true,
                Text = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!$A$1:${ColumnName(sheet.Columns.Count - 1)}${Number(sheet.Rows + 1)}",
            });
        }

        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), listed, filters);
        return parts;
    }

    private static void Sheet(Stream to, SheetPlan sheet, IEnumerable<IReadOnlyList<SheetCell>> rows, bool isFirst)
    {
        using var xml = OpenXmlWriter.Create(to);
        var filter = $"A1:{ColumnName(sheet.Columns.Count - 1)}{Number(sheet.Rows + 1)}";
        xml.WriteStartDocument();
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetDimension { Reference = filter });
        xml.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            TabSelected = isFirst,
            WorkbookViewId = 0,
        }));
        xml.WriteElement(new Columns([.. sheet.Columns.Select((c, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = c.Width,
            CustomWidth = true,
        })]));
        xml.WriteStartElement(new SheetData());
        var names = Enumerable.Range(0, sheet.Columns.Count).Select(ColumnName).ToArray();
        var number = 1;
        Row(xml, names, number, [.. sheet.Columns.Select(c => SheetCell.Header(c.Header))]);
        foreach (var row in rows)
            Row(xml, names, ++number, row);
        if (number != sheet.Rows + 1)
            throw new InvalidOperationException($"The sheet was to have {sheet.Rows} rows and got {number - 1}.");
        xml.WriteEndElement();
        xml.WriteElement(new AutoFilter { Reference = filter });
        xml.WriteEndElement();
    }

    private static void Row(OpenXmlWriter xml, string[] columns, int number, IReadOnlyList<SheetCell> cells)
    {
        var row = Number(number);
        xml.WriteStartElement(new Row(), [new OpenXmlAttribute("r", "", row)]);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Value is not { } value)
                continue;
            OpenXmlAttribute place = new("r", "", columns[i] + row), look = new("s", "", FormatNumbers[(int)cells[i].Format]);
            if (cells[i].IsText)
            {
                xml.WriteStartElement(new Cell(), [place, look, new OpenXmlAttribute("t", "", "inlineStr")]);
                xml.WriteElement(new InlineString(new Text(OoxmlText.Cell(value)) { Space = SpaceProcessingModeValues.Preserve }));
            }
            else
            {
                xml.WriteStartElement(new Cell(), [place, look]);
                xml.WriteElement(new CellValue(value));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>A, B … Z, AA …</summary>
    internal static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
