using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BotApp.Tests.Unit.Import;

/// <summary>Workbooks written by hand, part by part: what a library of our own choice would not write.</summary>
internal static class Workbooks
{
    public const string WorkbookPart = """
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>
        """;

    public const string RelationsPart = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
        """;

    /// <summary>A sheet without a dimension; <c>-</c> is a cell that is not written at all.</summary>
    public static string Sheet(params (int Number, string Cells)[] rows)
    {
        var text = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        foreach (var (number, cells) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            foreach (var (cell, i) in cells.Split(' ').Select((c, i) => (c, i)))
                if (cell != "-")
                    text.Append(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
            text.Append("</row>");
        }

        return text.Append("</sheetData></worksheet>").ToString();
    }

    /// <summary>What a sheet says of its merged cells, behind its rows.</summary>
    public static string Merged(params string[] ranges) => $"<mergeCells>{string.Concat(ranges.Select(r => $"<mergeCell ref=\"{r}\"/>"))}</mergeCells>";

    /// <summary>The workbook of a sheet; its cells may have styles, the first of which is 0.</summary>
    public static MemoryStream Of(string sheet, params int[] formats) => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("xl/workbook.xml", WorkbookPart), ("xl/_rels/workbook.xml.rels", RelationsPart), ("xl/worksheets/sheet1.xml", sheet),
        ("xl/styles.xml", $"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs>{string.Concat(formats.Select(f => $"<xf numFmtId=\"{f}\" xfId=\"0\"/>"))}</cellXfs></styleSheet>"));

    /// <summary>The workbook of several sheets in their order; each has a name, a state such as <c>hidden</c> or null, and its text.</summary>
    public static MemoryStream Of(params (string Name, string? State, string Text)[] sheets) => Zip(
    [
        ("xl/workbook.xml", Several(
            WorkbookPart, "<sheet name=\"名册\" sheetId=\"1\" r:id=\"rId1\"/>",
            sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\"{(s.State is null ? "" : $" state=\"{s.State}\"")} r:id=\"rId{i + 1}\"/>"))),
        ("xl/_rels/workbook.xml.rels", Several(
            RelationsPart, "</Relationships>",
            sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Target=\"worksheets/sheet{i + 1}.xml\"/>").Append("</Relationships>"))),
        .. sheets.Select((s, i) => ($"xl/worksheets/sheet{i + 1}.xml", s.Text)),
    ]);

    private static string Several(string part, string one, IEnumerable<string> all) => part.Replace(one, string.Concat(all), StringComparison.Ordinal);

    public static MemoryStream Zip(params (string Name, string Text)[] parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
                using (var part = new StreamWriter(archive.CreateEntry(name).Open()))
                    part.Write(text);
        file.Position = 0;
        return file;
    }
}
