using System.IO.Compression;
using BotApp.Documents;
using BotApp.Documents.Xlsx;
using BotApp.Tests.Support.Documents;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;

namespace BotApp.Tests.Unit.Documents;

public sealed class XlsxWriterTests
{
    private static readonly SheetColumn[] Two = [new("名称", 20), new("数量", 9)];

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("=HYPERLINK(\"http://example.org\",\"x\")")]
    [InlineData("=cmd|' /C calc'!A0")]
    public void Write_TextLikeAFormula_IsKeptAsTextAndQuoted(string text)
    {
        using var book = Written(text);

        using var document = SpreadsheetDocument.Open(book, isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Empty(sheet.Descendants<CellFormula>());
        var cell = sheet.Descendants<Cell>().Single(c => c.CellReference == "A2");
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        var format = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>()
            .ElementAt((int)cell.StyleIndex!.Value);
        Assert.True(format.QuotePrefix!.Value);
        Assert.Equal(49u, format.NumberFormatId!.Value);
        Assert.Equal(text, OoxmlReading.Unescape(cell.InnerText));
    }

    [Fact]
    public void Write_AnyText_IsReadBackTheSame() => Gen.String[1, 40].Sample(text =>
    {
        using var book = Written(text);
        using var document = SpreadsheetDocument.Open(book, isEditable: false);
        var cell = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Single(c => c.CellReference == "A2");
        Assert.Equal(text, OoxmlReading.Unescape(cell.InnerText));
    });

    [Theory]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("a\u0001b", "a_x0001_b")]
    [InlineData("a\rb\nc", "a_x000D_b\nc")]
    [InlineData("一\uD840\uDC00二", "一\uD840\uDC00二")]
    public void Cell_TextThatXmlCannotHold_IsEscaped(string text, string written) => Assert.Equal(written, OoxmlText.Cell(text));

    // Not among the cases above: the runner hands strings on as UTF-8.
    [Fact]
    public void Cell_HalfASurrogatePair_IsEscaped() => Assert.Equal("一_xD840_二", OoxmlText.Cell("一\uD840二"));

    [Fact]
    public void Write_TypedCells_AreNumbersWithFormats()
    {
        using var book = new MemoryStream();
        SheetColumn[] columns = [new("日期", 12), new("时间", 8), new("登记", 17), new("人数", 8), new("比例", 8)];
        XlsxWriter.Write(book, [new SheetPlan("表", columns, 1)], _ =>
        [
            [
                SheetCell.Date(new DateOnly(2026, 11, 23)),
                SheetCell.Time(new TimeOnly(14, 30)),
                SheetCell.Instant(new DateTimeOffset(2026, 11, 23, 9, 5, 30, TimeSpan.FromHours(8))),
                SheetCell.Number(12),
                SheetCell.Number(39.5m),
            ],
        ]);

        book.Position = 0;
        var row = book.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Single();
        Assert.Equal(new DateTime(2026, 11, 23), row["日期"]);
        Assert.Equal(new DateTime(2026, 11, 23, 9, 5, 0), Assert.IsType<DateTime>(row["登记"]), TimeSpan.FromSeconds(1));
        Assert.Equal(12d, row["人数"]);
        Assert.Equal(39.5d, row["比例"]);
        using var document = SpreadsheetDocument.Open(book, isEditable: false);
        var time = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Single(c => c.CellReference == "B2");
        Assert.Equal(14.5 / 24, double.Parse(time.InnerText, System.Globalization.CultureInfo.InvariantCulture), 6);
    }

    [Fact]
    public void Number_MoreDigitsThanASpreadsheetHas_IsText() =>
        Assert.True(SheetCell.Number(1234567890123456m).IsText);

    [Fact]
    public void Date_BeforeMarch1900_IsText() => Assert.True(SheetCell.Date(new DateOnly(1900, 2, 28)).IsText);

    [Fact]
    public void Text_LongerThanACell_IsCutAndSaysSo()
    {
        var cell = SheetCell.Text(new string('字', 40_000));

        Assert.Equal(SheetCell.LongestText, cell.Value!.Length);
        Assert.EndsWith("…", cell.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Sheets_HaveAFrozenHeaderAndAFilterEach()
    {
        using var book = new MemoryStream();
        XlsxWriter.Write(book, [new SheetPlan("一", Two, 2), new SheetPlan("二'三", Two, 0)], i => i == 0
            ? [[SheetCell.Text("甲"), SheetCell.Number(1)], [SheetCell.Empty, SheetCell.Number(2)]]
            : []);

        using var document = SpreadsheetDocument.Open(book, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
        var sheets = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ToList();
        Assert.Equal(["一", "二'三"], sheets.Select(s => s.Name!.Value));
        var first = ((WorksheetPart)document.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet;
        Assert.Equal("A1:B3", first.GetFirstChild<AutoFilter>()!.Reference!.Value);
        var pane = first.Descendants<Pane>().Single();
        Assert.Equal((PaneStateValues.Frozen, 1d), (pane.State!.Value, pane.VerticalSplit!.Value));
    }

    [Fact]
    public void Write_SameRows_SameBytes()
    {
        using var first = Written("甲");
        using var second = Written("甲");

        Assert.Equal(first.ToArray(), second.ToArray());
        using var zip = new ZipArchive(first);
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
    }

    private static MemoryStream Written(string text)
    {
        var book = new MemoryStream();
        XlsxWriter.Write(book, [new SheetPlan("表", Two, 1)], _ => [[SheetCell.Text(text), SheetCell.Number(1)]]);
        book.Position = 0;
        return book;
    }
}
