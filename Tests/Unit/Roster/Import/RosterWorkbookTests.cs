using BotApp.Features.Import;
using BotApp.Features.Roster.Import;
using BotApp.Tests.Unit.Import;
using MiniExcelLibs;
using static BotApp.Tests.Unit.Import.Workbooks;

namespace BotApp.Tests.Unit.Roster.Import;

public sealed class RosterWorkbookTests
{
    private const string HeaderCells = "unit kind name userId upn role title group";

    [Fact]
    public void Read_WorkbookOfMiniExcel_IsItsRows()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[]
        {
            new { unit = "第一党支部", kind = "支部", name = "张三", userId = "338003c5-ffd5-4f31-a786-0de6cdf163a7", upn = "", role = "member", title = "", group = "第一小组" },
            new { unit = "研究室", kind = "部门", name = "李四", userId = "454143b4-5bc0-4bd1-afe2-7aa6b396a85e", upn = "", role = "leader", title = "主任", group = "" },
        });
        file.Position = 0;

        var content = RosterFile.Read(file);

        Assert.Empty(content.Errors);
        Assert.Equal(
            [
                new(2, "第一党支部", "支部", "张三", "338003c5-ffd5-4f31-a786-0de6cdf163a7", "", "member", "", "第一小组"),
                new RosterFileRow(3, "研究室", "部门", "李四", "454143b4-5bc0-4bd1-afe2-7aa6b396a85e", "", "leader", "主任", ""),
            ],
            content.Rows);
    }

    [Fact]
    public void Read_RowsAndCellsLeftOutInTheSheet_KeepTheirPlaces()
    {
        var content = Read(Sheet((1, HeaderCells), (4, "甲 branch 张三 u1 - member - -"), (7, "乙 branch 李四 u2 - member - 组")));

        Assert.Empty(content.Errors);
        Assert.Equal([(4, "甲", ""), (7, "乙", "组")], content.Rows.Select(r => (r.Row, r.Unit, r.Group)));
    }

    [Theory]
    [InlineData("A1")]
    [InlineData("A1:B2")]
    [InlineData("A1:H7")]
    public void Read_SheetThatStatesTooSmallADimension_KeepsItsCellsInTheirColumns(string dimension)
    {
        var sheet = Sheet((1, HeaderCells), (4, "甲 branch 张三 u1 - member - 第一小组"), (7, "乙 - 李四 u2 - member - -"))
            .Replace("<sheetData>", $"<dimension ref=\"{dimension}\"/><sheetData>", StringComparison.Ordinal);

        var content = Read(sheet);

        Assert.Empty(content.Errors);
        Assert.Equal(
            [
                new(4, "甲", "branch", "张三", "u1", "", "member", "", "第一小组"),
                new RosterFileRow(7, "乙", "", "李四", "u2", "", "member", "", ""),
            ],
            content.Rows);
    }

    [Fact]
    public void Read_UnitMergedOverItsPeople_IsTheUnitOfEach()
    {
        var sheet = Sheet((1, HeaderCells), (2, "甲 branch 张三 u1 - member - -"), (3, "- - 李四 u2 - member - -"), (4, "乙 branch 王五 u3 - member - -"))
            .Replace("</sheetData>", "</sheetData>" + Merged("A2:A3", "B2:B3"), StringComparison.Ordinal);

        Assert.Equal(["甲 branch 张三", "甲 branch 李四", "乙 branch 王五"], Read(sheet).Rows.Select(r => $"{r.Unit} {r.Kind} {r.Name}"));
    }

    [Fact]
    public void Read_CellsMergedAcrossColumns_AreToldByRowAndColumn()
    {
        var sheet = Sheet((1, HeaderCells), (2, "甲 branch 张三 u1 - member 书记 -"), (3, "甲 branch 李四 u2 - member - -"))
            .Replace("</sheetData>", "</sheetData>" + Merged("G2:H2"), StringComparison.Ordinal);

        var content = Read(sheet);

        var error = Assert.Single(content.Errors);
        Assert.Equal((2, "group", FileErrorCode.Merged), (error.Row, error.Column, error.Code));
        Assert.Equal("李四", Assert.Single(content.Rows).Name);
    }

    [Theory]
    [InlineData("第一党支部", HeaderCells)]
    [InlineData("说明", "请在下一张表填写")]
    public void Read_RowsOnSeveralSheets_AreRefusedAndTheSheetsNamed(string first, string header)
    {
        using var file = Workbooks.Of((first, null, Sheet((1, header), (2, "甲 branch 张三 u1 - member - -"))), ("空", null, Sheet()), ("机关", null, Sheet((1, HeaderCells), (2, "机关 office 赵六 u2 - office - -"))));

        var content = RosterFile.Read(file);

        var error = Assert.Single(content.Errors);
        Assert.Equal((0, "several-sheets"), (error.Row, error.Code));
        Assert.Equal($"“{first}”、“机关”", Assert.Single(error.Arguments));
        Assert.Empty(content.Rows);
    }

    [Theory]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public void Read_FurtherSheetThatIsHidden_IsLeftOutAndNamed(string state)
    {
        using var file = Workbooks.Of(("去年", state, Sheet((1, HeaderCells), (2, "乙 branch 李四 u2 - member - -"))), ("名册", null, Sheet((1, HeaderCells), (2, "甲 branch 张三 u1 - member - -"))));

        var content = RosterFile.Read(file);

        Assert.Empty(content.Errors);
        Assert.Equal("张三", Assert.Single(content.Rows).Name);
        Assert.Equal(("去年", "hidden-sheet"), Assert.Single(content.Notices.Select(n => (n.Sheet, n.Code))));
    }

    [Fact]
    public void Read_FurtherSheetThatIsAChart_IsPassedOver()
    {
        using var file = Workbooks.Of(
            ("名册", null, Sheet((1, HeaderCells), (2, "甲 branch 张三 u1 - member - -"))),
            ("图", null, "<chartsheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews/></chartsheet>"));

        var content = RosterFile.Read(file);

        Assert.Empty(content.Errors);
        Assert.Equal("张三", Assert.Single(content.Rows).Name);
    }

    [Fact]
    public void Read_ErrorCell_NamesRowAndColumn()
    {
        var sheet = Sheet((1, HeaderCells), (2, "甲 branch 张三 u1 - member - -"))
            .Replace("<c r=\"C2\" t=\"inlineStr\"><is><t>张三</t></is></c>", "<c r=\"C2\" t=\"e\"><v>#N/A</v></c>", StringComparison.Ordinal);

        var error = Assert.Single(Read(sheet).Errors);

        Assert.Equal((2, "name", FileErrorCode.Formula), (error.Row, error.Column, error.Code));
    }

    [Fact]
    public void Read_FormulaCell_NamesRowAndColumn()
    {
        var sheet = Sheet((1, HeaderCells), (2, "甲 branch 张三 u1 - member - -"))
            .Replace("<c r=\"C2\" t=\"inlineStr\"><is><t>张三</t></is></c>", "<c r=\"C2\" t=\"str\"><f>A2&amp;\"x\"</f><v>甲x</v></c>", StringComparison.Ordinal);

        var error = Assert.Single(Read(sheet).Errors);

        Assert.Equal(new FileError(2, "name", FileErrorCode.Formula).ToString(), error.ToString());
    }

    [Fact]
    public void Read_NumberCell_IsItsText()
    {
        var sheet = Sheet((1, HeaderCells), (2, "甲 branch 张三 u1 - member - -"))
            .Replace("<c r=\"A2\" t=\"inlineStr\"><is><t>甲</t></is></c>", "<c r=\"A2\"><v>12</v></c>", StringComparison.Ordinal);

        Assert.Equal("12", Assert.Single(Read(sheet).Rows).Unit);
    }

    [Theory]
    [InlineData("<c r=\"C2\" s=\"0\"><v>45992</v></c>", "2025-12-01")]
    [InlineData("<c r=\"C2\"><v>45992</v></c>", "45992")]
    public void Import_DayInTheColumnOfNames_IsRefusedAtItsCell(string cell, string shown)
    {
        const string Id = "338003c5-ffd5-4f31-a786-0de6cdf163a7";
        var sheet = Sheet((1, HeaderCells), (2, $"甲 branch 张三 {Id} - member - -"), (3, "甲 branch 李四 454143b4-5bc0-4bd1-afe2-7aa6b396a85e - member - -"))
            .Replace("<c r=\"C2\" t=\"inlineStr\"><is><t>张三</t></is></c>", cell, StringComparison.Ordinal);

        var (good, errors) = RosterRowCheck.Check(RosterFile.Read(Of(sheet, 14)).Rows, []);

        Assert.Equal("李四", Assert.Single(good).Member.Name);
        var error = Assert.Single(errors);
        Assert.Equal((2, "name", shown), (error.Row, error.Column, Assert.Single(error.Arguments)));
    }

    [Fact]
    public void Read_StrayCellFarRight_IsTooWide()
    {
        var sheet = Sheet((1, HeaderCells), (2, "甲 branch 张三 u1 - member - -"))
            .Replace("\"A2\"", "\"XFD2\"", StringComparison.Ordinal);

        var error = Assert.Single(Read(sheet).Errors);
        Assert.Equal((FileErrorCode.TooWide, "名册"), (error.Code, error.Sheet));
    }

    [Fact]
    public void Read_StrayCellFarBelow_IsTooManyRows()
    {
        var sheet = Sheet((1, HeaderCells), (1048576, "甲 branch 张三 u1 - member - -"));

        var error = Assert.Single(Read(sheet).Errors);
        Assert.Equal((FileErrorCode.TooManyRows, "名册"), (error.Code, error.Sheet));
    }

    [Fact]
    public void Read_BlankRowsBelowThatAreOnlyFormatted_DoNotCount()
    {
        var sheet = Sheet((1, HeaderCells), (2, "甲 branch 张三 u1 - member - -"))
            .Replace("</sheetData>", "<row r=\"60000\"><c r=\"A60000\"/></row></sheetData>", StringComparison.Ordinal);

        var content = Read(sheet);

        Assert.Empty(content.Errors);
        Assert.Equal(2, Assert.Single(content.Rows).Row);
    }

    [Fact]
    public void Read_HeaderOnly_IsEmpty() =>
        Assert.Equal(FileErrorCode.Empty, Assert.Single(Read(Sheet((1, HeaderCells))).Errors).Code);

    [Fact]
    public void Read_ZipThatIsNoWorkbook_IsRefused()
    {
        using var file = Workbooks.Zip(("readme.txt", "not a workbook"));

        Assert.Equal(FileErrorCode.BadWorkbook, Assert.Single(RosterFile.Read(file).Errors).Code);
    }

    [Theory]
    [InlineData("date1904=\"1\"", true)]
    [InlineData("date1904=\"true\"", true)]
    [InlineData("date1904=\"0\"", false)]
    public void Read_DaysCountedFrom1904_AreRefusedAndNotReadWrongly(string says, bool isRefused)
    {
        using var file = Workbooks.Zip(
            ("xl/workbook.xml", Workbooks.WorkbookPart.Replace("<sheets>", $"<workbookPr {says}/><sheets>", StringComparison.Ordinal)),
            ("xl/_rels/workbook.xml.rels", Workbooks.RelationsPart), ("xl/worksheets/sheet1.xml", Sheet((1, HeaderCells), (2, "甲 branch 张 u1 - member - -"))));

        Assert.Equal(isRefused, RosterFile.Read(file).Errors.Any(e => e.Code == FileErrorCode.Dates1904));
    }

    [Fact]
    public void Read_BrokenZip_IsRefused()
    {
        var bytes = Workbooks.Of(Sheet((1, HeaderCells))).ToArray();

        Assert.Equal(FileErrorCode.BadWorkbook, Assert.Single(RosterFile.Read(new MemoryStream(bytes[..(bytes.Length / 2)])).Errors).Code);
    }

    [Fact]
    public void Read_DocumentTypeInTheSheet_IsRefused()
    {
        var sheet = Sheet((1, HeaderCells), (2, "甲 branch &x; u1 - member - -"))
            .Replace("<worksheet", "<!DOCTYPE worksheet [<!ENTITY x \"y\">]><worksheet", StringComparison.Ordinal);

        Assert.Equal(FileErrorCode.BadWorkbook, Assert.Single(Read(sheet).Errors).Code);
    }

    [Fact]
    public void Read_ArchiveThatUnpacksToTooMuch_IsRefusedBeforeUnpacking()
    {
        using var file = Bomb();

        Assert.Equal(FileErrorCode.TooLarge, Assert.Single(RosterFile.Read(file).Errors).Code);
    }

    [Fact]
    public void Read_ArchiveThatLiesAboutItsSize_IsNotUnpackedBeyondIt()
    {
        using var honest = Bomb();
        var bytes = honest.ToArray();
        var size = BitConverter.GetBytes(120 * 1024 * 1024);
        for (var at = bytes.AsSpan().IndexOf(size); at >= 0; at = bytes.AsSpan().IndexOf(size))
            BitConverter.GetBytes(100).CopyTo(bytes, at);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var content = RosterFile.Read(new MemoryStream(bytes));

        Assert.Equal(FileErrorCode.BadWorkbook, Assert.Single(content.Errors).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * 1024 * 1024);
    }

    private static MemoryStream Bomb() => Workbooks.Zip(
        ("xl/workbook.xml", Workbooks.WorkbookPart), ("xl/_rels/workbook.xml.rels", Workbooks.RelationsPart),
        ("xl/worksheets/sheet1.xml", new string(' ', 120 * 1024 * 1024)));

    private static RosterFileContent Read(string sheet) => RosterFile.Read(Workbooks.Of(sheet));
}
