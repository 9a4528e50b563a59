using System.IO.Compression;
using BotApp.Features.Import;
using BotApp.Features.Records.Import;
using BotApp.Tests.Unit.Records;
using static BotApp.Tests.Unit.Import.Workbooks;

namespace BotApp.Tests.Unit.Import;

public sealed class XlsxRowsTests
{
    [Fact]
    public void Read_SheetThatStatesTooSmallADimension_LooksForFormulasWhereTheyStand()
    {
        var sheet = Sheet((1, "单位 日期 题目 篇数"), (2, "甲 - 见闻 2"))
            .Replace("<sheetData>", "<dimension ref=\"A1\"/><sheetData>", StringComparison.Ordinal)
            .Replace("<c r=\"D2\" t=\"inlineStr\"><is><t>2</t></is></c>", "<c r=\"D2\"><f>1+1</f><v>2</v></c>", StringComparison.Ordinal);

        var row = Rows(sheet)[1];

        Assert.Equal(["甲", "", "见闻", "2"], row.Cells);
        Assert.Equal([3], row.Formulas);
    }

    [Fact]
    public void Read_CellsThatDoNotSayWhereTheyStand_HaveTheirFormulasFound()
    {
        var sheet = """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row><c t="str"><v>单位</v></c><c t="str"><v>篇数</v></c></row>
            <row><c t="str"><v>甲</v></c><c><f>1+1</f><v>2</v></c></row>
            </sheetData></worksheet>
            """;

        var row = Rows(sheet)[1];

        Assert.Equal(["甲", "2"], row.Cells);
        Assert.Equal([1], row.Formulas);
    }

    // What Excel writes for its own formats 2026年11月23日, 11月23日 and 14时30分: an id without a pattern, which the file need not explain.
    [Theory]
    [InlineData(14, "46349", "2026-11-23")]
    [InlineData(17, "46349", "2026-11-23")]
    [InlineData(27, "46349", "2026-11-23")]
    [InlineData(31, "46349", "2026-11-23")]
    [InlineData(50, "46349", "2026-11-23")]
    [InlineData(57, "46349", "2026-11-23")]
    [InlineData(58, "46349", "2026-11-23")]
    [InlineData(31, "46349.5", "2026-11-23 12:00")]
    [InlineData(32, "0.604166666666667", "14:30")]
    [InlineData(33, "0.604166666666667", "14:30")]
    [InlineData(55, "0.604166666666667", "14:30")]
    [InlineData(0, "46349", "46349")]
    [InlineData(1, "46349", "46349")]
    [InlineData(49, "46349", "46349")]
    [InlineData(31, "4634900000", "4634900000")]
    public void Read_NumberInOneOfExcelsOwnFormats_IsADayOrATimeWhereItShowsOne(int format, string number, string said)
    {
        var sheet = Sheet((1, "单位 日期"), (2, "甲 -"))
            .Replace("</is></c></row></sheetData>", $"</is></c><c r=\"B2\" s=\"1\"><v>{number}</v></c></row></sheetData>", StringComparison.Ordinal);

        Assert.Equal(["甲", said], TableFile.Read(Of(sheet, 0, format))[0].Rows[1].Cells);
    }

    [Fact]
    public void Read_TextInOneOfExcelsOwnFormats_IsItsText()
    {
        var sheet = Sheet((1, "单位 日期"), (2, "甲 46349")).Replace("<c r=\"B2\"", "<c r=\"B2\" s=\"1\"", StringComparison.Ordinal);

        Assert.Equal("46349", TableFile.Read(Of(sheet, 0, 31))[0].Rows[1].Cells[1]);
    }

    [Fact]
    public void Read_CellsMergedOverRows_AreTheValueOfEach()
    {
        var rows = Rows(Sheet((1, "单位 方面 题目"), (2, "甲 学习 一"), (3, "- - 二"), (4, "- - 三"), (5, "乙 作风 四")), "A2:A4", "B2:B3");

        Assert.Equal(["甲 学习 一", "甲 学习 二", "甲  三", "乙 作风 四"], rows.Skip(1).Select(r => string.Join(' ', r.Cells)));
    }

    [Fact]
    public void Read_CellsMergedOverRowsThatHoldNothingElse_AreOneRow()
    {
        var rows = Rows(Sheet((1, "单位 题目"), (2, "甲 一"), (4, "乙 二")), "A2:A3", "B2:B3", "A4:A5", "B4:B5");

        Assert.Equal([1, 2, 4], rows.Select(r => r.Number));
    }

    [Fact]
    public void Read_HeaderMergedOverRows_IsNoRow()
    {
        var rows = Rows(Sheet((1, "单位 题目"), (3, "甲 一")), "A1:A2", "B1:B2");

        Assert.Equal([1, 3], rows.Select(r => r.Number));
    }

    [Fact]
    public void Read_HeaderMergedIntoARow_DoesNotReachIt()
    {
        var rows = Rows(Sheet((1, "单位 题目"), (2, "- 一")), "A1:A2");

        Assert.Equal("", rows[1].Cells[0]);
    }

    [Fact]
    public void Read_FormulaMergedOverRows_IsAFormulaInEach()
    {
        var sheet = Sheet((1, "单位 篇数 题目"), (2, "甲 - 一"), (3, "乙 - 二"))
            .Replace("<c r=\"C2\"", "<c r=\"B2\"><f>1+1</f><v>2</v></c><c r=\"C2\"", StringComparison.Ordinal);

        var rows = Rows(sheet, "B2:B3");

        Assert.All(rows.Skip(1), r => Assert.Equal([1], r.Formulas));
    }

    // A small file could have one large part read once for each of thousands of names.
    [Theory]
    [InlineData("另一个", "worksheets/sheet1.xml")]
    [InlineData("另一个", "/xl/worksheets/sheet1.xml")]
    [InlineData("名册", "worksheets/sheet2.xml")]
    public void Read_TwoSheetsOfOnePartOrName_IsRefused(string name, string target)
    {
        using var file = Zip(
            ("xl/workbook.xml", WorkbookPart.Replace("</sheets>", $"<sheet name=\"{name}\" sheetId=\"2\" r:id=\"rId2\"/></sheets>", StringComparison.Ordinal)),
            ("xl/_rels/workbook.xml.rels", RelationsPart.Replace("</Relationships>", $"<Relationship Id=\"rId2\" Target=\"{target}\"/></Relationships>", StringComparison.Ordinal)),
            ("xl/worksheets/sheet1.xml", Sheet((1, "单位 题目"), (2, "甲 一"))), ("xl/worksheets/sheet2.xml", Sheet((1, "单位 题目"))));

        var refused = Assert.Throws<UnreadableFileException>(() => TableFile.Read(file));

        Assert.Equal(FileErrorCode.BadWorkbook, refused.Error.Code);
    }

    // The texts that the sheets share are read once for each of them.
    [Fact]
    public void Read_ManySheetsOverLargeSharedTexts_IsRefused()
    {
        using var file = Of([.. Enumerable.Range(1, 300).Select(n => ($"表{n}", (string?)null, Sheet((1, "单位 题目"))))]);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        using (var part = new StreamWriter(archive.CreateEntry("xl/sharedStrings.xml").Open()))
            part.Write($"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{new string(' ', 4 * 1024 * 1024)}</sst>");
        file.Position = 0;

        var refused = Assert.Throws<UnreadableFileException>(() => TableFile.Read(file));

        Assert.Equal(FileErrorCode.TooLarge, refused.Error.Code);
    }

    [Theory]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public void Read_HiddenSheet_IsLeftOutAndSaidSo(string state)
    {
        using var file = Zip(
            ("xl/workbook.xml", WorkbookPart.Replace("<sheet name=\"名册\" sheetId=\"1\" r:id=\"rId1\"/>", $"<sheet name=\"去年\" sheetId=\"2\" state=\"{state}\" r:id=\"rId2\"/><sheet name=\"{TestRegister.Article.Name.Zh}\" sheetId=\"1\" r:id=\"rId1\"/>", StringComparison.Ordinal)),
            ("xl/_rels/workbook.xml.rels", RelationsPart.Replace("</Relationships>", "<Relationship Id=\"rId2\" Target=\"worksheets/sheet2.xml\"/></Relationships>", StringComparison.Ordinal)),
            ("xl/worksheets/sheet1.xml", Sheet((1, "单位 日期 题目"), (2, "甲 2026-11-03 见闻"))), ("xl/worksheets/sheet2.xml", Sheet((1, "登记事项 单位 日期 题目"), (2, "文章 甲 2025-11-03 旧闻"))));

        var all = RecordFile.Read(file, TestRegister.Catalog, null);
        var first = RecordFile.Read(file, TestRegister.Catalog, TestRegister.Article);

        Assert.Empty(all.Errors);
        Assert.Equal("见闻", Assert.Single(all.Rows).Values["title"]);
        Assert.Equal("去年", Assert.Single(all.Notices).Sheet);
        Assert.Equal("见闻", Assert.Single(first.Rows).Values["title"]);
    }

    [Fact]
    public void Read_SeveralSheetsOfAGivenRegister_IsTheFirstAndNamesTheOthers()
    {
        using var file = Of(
            ("空", null, Sheet()), ("上半年", null, Sheet((1, "单位 日期 题目"), (2, "甲 2026-03-03 见闻"))),
            ("下半年", null, Sheet((1, "单位 日期 题目"), (2, "甲 2026-11-03 新闻"))), ("填写说明", null, Sheet((1, "题目 必填"))));

        var content = RecordFile.Read(file, TestRegister.Catalog, TestRegister.Article);

        Assert.Empty(content.Errors);
        Assert.Equal("见闻", Assert.Single(content.Rows).Values["title"]);
        Assert.Equal(("下半年", "other-sheet"), Assert.Single(content.Notices.Select(n => (n.Sheet, n.Code))));
    }

    [Theory]
    [InlineData("#NULL!")]
    [InlineData("#DIV/0!")]
    [InlineData("#VALUE!")]
    [InlineData("#REF!")]
    [InlineData("#NAME?")]
    [InlineData("#NUM!")]
    [InlineData("#N/A")]
    [InlineData("#SPILL!")]
    public void Read_ErrorCell_IsNotTakenForText(string value)
    {
        var content = RecordFile.Read(
            Of(Sheet((1, "单位 日期 题目"), (2, "甲 2026-11-03 见闻"))
                .Replace("<c r=\"C2\" t=\"inlineStr\"><is><t>见闻</t></is></c>", $"<c r=\"C2\" t=\"e\"><v>{value}</v></c>", StringComparison.Ordinal)),
            TestRegister.Catalog, TestRegister.Article);

        Assert.Equal([(2, "题目", FileErrorCode.Formula)], content.Errors.Select(e => (e.Row, e.Column, e.Code)));
    }

    [Theory]
    [InlineData("#1")]
    [InlineData("#N/A行动")]
    public void Read_TextThatOnlyBeginsLikeAnError_IsText(string text) =>
        Assert.Empty(Rows(Sheet((1, "单位 题目"), (2, $"甲 {text}")))[1].Formulas);

    [Fact]
    public void Read_CellMergedAcrossEmptyColumnsOfNoHeader_IsItsValue()
    {
        var content = RecordFile.Read(
            Book(Sheet((1, "单位 日期 题目"), (2, "研究室 2026-11-03 见闻")), "C1:D1", "C2:D2"), TestRegister.Catalog, TestRegister.Article);

        Assert.Empty(content.Errors);
        Assert.Equal("见闻", Assert.Single(content.Rows).Values["title"]);
    }

    [Theory]
    [InlineData("C2:C3", 3, "题目")]
    [InlineData("B2:C2", 2, "题目")]
    [InlineData("B2:B3", 0, null)]
    public void Read_MergedCellThatDoesNotSayWhatEachIs_IsToldByRowAndColumn(string range, int row, string? column)
    {
        var content = RecordFile.Read(
            Book(Sheet((1, "单位 日期 题目 篇数"), (2, "研究室 2026-11-03 一 1"), (3, "研究室 2026-11-04 二 2")), range), TestRegister.Catalog, TestRegister.Article);

        Assert.Equal(
            column is null ? [] : [(row, column, FileErrorCode.Merged)],
            content.Errors.Select(e => (e.Row, e.Column, e.Code)));
        Assert.Equal(column is null ? 2 : 1, content.Rows.Count);
    }

    [Theory]
    [InlineData("A1:XFD1048576")]
    [InlineData("B2")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void Read_RangeThatIsNone_IsLeftAside(string range) =>
        Assert.Equal("一", Rows(Sheet((1, "单位 题目"), (2, "甲 一")), range)[1].Cells[1]);

    [Fact]
    public void Read_RangesOverEachOther_AreNoWorkbook()
    {
        string[] ranges = [.. Enumerable.Range(0, 300).Select(i => $"A2:A{10 + i}")];

        var error = Assert.Throws<UnreadableFileException>(() => Rows(Sheet((1, "单位 题目"), (2, "甲 一")), ranges)).Error;

        Assert.Equal(FileErrorCode.BadWorkbook, error.Code);
    }

    private static MemoryStream Book(string sheet, params string[] merged) =>
        Of(sheet.Replace("</sheetData>", "</sheetData>" + Merged(merged), StringComparison.Ordinal));

    private static IReadOnlyList<FileRow> Rows(string sheet, params string[] merged) => TableFile.Read(Book(sheet, merged))[0].Rows;
}
