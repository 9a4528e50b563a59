using System.Text;
using BotApp.Features.Import;
using BotApp.Features.Roster.Import;

namespace BotApp.Tests.Unit.Roster.Import;

public sealed class RosterFileTests
{
    private const string Header = "unit,kind,name,userId,upn,role,title,group";
    private const string Row = "第一党支部,branch,张三,338003c5-ffd5-4f31-a786-0de6cdf163a7,zhang@renda.example,recorder,组织委员,第一小组";

    private static readonly RosterFileRow Expected = new(
        2, "第一党支部", "branch", "张三", "338003c5-ffd5-4f31-a786-0de6cdf163a7", "zhang@renda.example", "recorder", "组织委员", "第一小组");

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "gb18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_EncodingThatExcelWrites_IsTheSame(string encoding)
    {
        Encoding writer = encoding switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            _ => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
        };

        var content = Read([.. writer.GetPreamble(), .. writer.GetBytes($"{Header}\r\n{Row}\r\n")]);

        Assert.Empty(content.Errors);
        Assert.Equal([Expected], content.Rows);
    }

    [Fact]
    public void Read_ColumnsInAnotherOrder_AreFoundByName()
    {
        var content = Read("GROUP,title,role,upn,userid,name,kind,unit\n第一小组,组织委员,recorder,zhang@renda.example,338003c5-ffd5-4f31-a786-0de6cdf163a7,张三,branch,第一党支部");

        Assert.Equal([Expected], content.Rows);
    }

    // Excel's "Unicode text" has tabs; where the comma is the decimal sign, its CSV has semicolons; by hand one types what the keyboard gives.
    [Theory]
    [InlineData('\t')]
    [InlineData(';')]
    [InlineData('，')]
    public void Read_OtherSeparators_AreThoseOfTheHeader(char separator) =>
        Assert.Equal([Expected], Read($"\r\n{Header}\r\n{Row}\r\n".Replace(',', separator)).Rows.Select(r => r with { Row = r.Row - 1 }));

    [Fact]
    public void Read_QuotedCells_KeepCommasQuotesAndLineEnds()
    {
        var content = Read($"{Header}\n\"第一,支部\",branch,\"张\"\"三\"\"\",u,,member,\"上\n下\",\n第二党支部,branch,李四,u,,member,,\n");

        Assert.Equal(["第一,支部", "第二党支部"], content.Rows.Select(r => r.Unit));
        Assert.Equal("张\"三\"", content.Rows[0].Name);
        Assert.Equal("上\n下", content.Rows[0].Title);
        Assert.Equal([2, 3], content.Rows.Select(r => r.Row));
    }

    [Fact]
    public void Read_BlankRows_AreCountedAndLeftOut() =>
        Assert.Equal([3, 5], Read($"{Header}\n\n{Row}\n,,,,,,,\n{Row}\n").Rows.Select(r => r.Row));

    [Fact]
    public void Read_ShortRow_HasEmptyCells() =>
        Assert.Equal("", Assert.Single(Read($"{Header}\n第一党支部,branch,张三,u\n").Rows).Group);

    [Theory]
    [InlineData("", FileErrorCode.Empty, 0, null)]
    [InlineData("\n\n", FileErrorCode.Empty, 0, null)]
    [InlineData(Header, FileErrorCode.Empty, 0, null)]
    [InlineData("unit,kind,name,userId,upn,role,title\n" + Row, FileErrorCode.MissingColumn, 1, "group")]
    [InlineData(Header + ",phone\n" + Row, FileErrorCode.UnknownColumn, 1, "phone")]
    [InlineData(Header + ",Unit\n" + Row, FileErrorCode.ColumnTwice, 1, "unit")]
    [InlineData(Header + "\n" + Row + ",多余", FileErrorCode.ExtraCell, 2, null)]
    [InlineData(Header + "\n" + Row + "\n第一党支部,branch,=A1,u,,member,,", FileErrorCode.Formula, 3, "name")]
    [InlineData(Header + "\n第一党支部,branch, #N/A ,u,,member,,", FileErrorCode.Formula, 2, "name")]
    [InlineData(Header + "\n第一党支部,branch,张三,u,,member,#DIV/0!,", FileErrorCode.Formula, 2, "title")]
    [InlineData(Header + "\n\"第一党支部,branch", FileErrorCode.OpenQuote, 2, null)]
    [InlineData(Header + "\n第一\0,branch", FileErrorCode.NotText, 0, null)]
    public void Read_FaultyFile_NamesRowColumnAndReason(string text, string code, int row, string? column)
    {
        var error = Assert.Single(Read(text).Errors);

        Assert.Equal((row, column, code), (error.Row, error.Column, error.Code));
    }

    [Fact]
    public void Read_RowAfterAFormula_IsReadAsItIs()
    {
        var content = Read($"{Header}\n第一党支部,branch,=A1,u,,member,,\n{Row}\n");

        Assert.Equal([2], content.Errors.Select(e => e.Row));
        Assert.Equal([Expected with { Row = 3 }], content.Rows);
    }

    [Fact]
    public void Read_BytesOfNoEncoding_AreNoText() =>
        Assert.Equal(FileErrorCode.NotText, Assert.Single(Read([0x80, 0xFF, 0xFF, 0x20, 0xFF]).Errors).Code);

    [Fact]
    public void Read_OldExcel_SaysWhatToDo() =>
        Assert.Equal(FileErrorCode.OldExcel, Assert.Single(Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).Errors).Code);

    [Fact]
    public void Read_MoreThanTenMegabytes_IsNotEvenRead() =>
        Assert.Equal(FileErrorCode.TooLarge, Assert.Single(Read(new byte[TableFile.MaxBytes + 1]).Errors).Code);

    [Fact]
    public void Read_TooManyRows_ReadsNone()
    {
        var content = Read(Header + "\n" + string.Concat(Enumerable.Repeat("a,b,c,d\n", TableFile.MaxRows + 1)));

        Assert.Equal(FileErrorCode.TooManyRows, Assert.Single(content.Errors).Code);
        Assert.Empty(content.Rows);
    }

    private static RosterFileContent Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static RosterFileContent Read(byte[] bytes) => RosterFile.Read(new MemoryStream(bytes));
}
