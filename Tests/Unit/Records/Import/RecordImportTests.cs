using System.Text;
using BotApp.Features.Import;
using BotApp.Features.Records;
using BotApp.Features.Records.Import;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Seeds;
using BotApp.Storage.Records;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Records.Import;

public sealed class RecordImportTests
{
    private const string Header = "单位,日期,题目,篇数,渠道,参与人";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly RegisterCatalog Shipped = SeedFiles.Registers(SeedFiles.Shipped);
    private static readonly OfficeUnit Branch = new("branch:研究室", UnitKind.Branch, "研究室", 0);
    private static readonly OfficeUnit Department = new("department:研究室", UnitKind.Department, "研究室", 1);
    private static readonly RosterSnapshot Roster = RosterSnapshot.From(
        [Branch, Department],
        [new RosterMember("00000000-0000-0000-0000-000000000001", "luo@example.com", "骆红", Branch.Id, Role.Recorder, null, null)]);

    [Fact]
    public void Decide_ARow_IsARecordOfItsUnit()
    {
        var record = Record(Csv(Header, "研究室,2026/11/3,一线见闻,2,市级媒体,张三：校对；李四"));

        Assert.Equal(("article", Branch.Id, new DateOnly(2026, 11, 3), "一线见闻"), (record.Register, record.Unit, record.Date, record.Title));
        Assert.Equal(("2", "city", "张三:校对; 李四"), (record.Fields["pieces"], record.Fields["outlet"], record.Fields["helpers"]));
    }

    [Theory]
    [InlineData("2026-11-03", "2026-11-03")]
    [InlineData("2026/11/3", "2026-11-03")]
    [InlineData("2026.1.3", "2026-01-03")]
    [InlineData("2026年1月13日", "2026-01-13")]
    [InlineData("20261103", "2026-11-03")]
    [InlineData("2026-11-03 00:00:00", "2026-11-03")]
    [InlineData("2026/1", "2026/1")]
    [InlineData("上周三", "上周三")]
    public void Normalise_ADay_IsWrittenAsRecordsKeepItOrLeftAlone(string cell, string said) => Assert.Equal(
        said, CellText.Normalise(TestRegister.Catalog, TestRegister.Article, TestRegister.Article.Field("date")!, cell));

    [Theory]
    [InlineData("研究室,2026-02-30,一线见闻,,,", "日期", FieldErrorCode.NotDate)]
    [InlineData("研究室,2026-11-24,一线见闻,,,", "日期", RecordErrors.InFuture)]
    [InlineData("研究室,,一线见闻,,,", "日期", FieldErrorCode.Required)]
    [InlineData("研究室,2026-11-03,,,,", "题目", FieldErrorCode.Required)]
    [InlineData("研究室,2026-11-03,一线见闻,三,,", "篇数", FieldErrorCode.NotNumber)]
    [InlineData("研究室,2026-11-03,一线见闻,100,,", "篇数", FieldErrorCode.AboveMax)]
    [InlineData("研究室,2026-11-03,一线见闻,,电视台,", "渠道", FieldErrorCode.NotChoice)]
    [InlineData("办公室,2026-11-03,一线见闻,,,", "单位", RecordFileErrorCode.UnknownUnit)]
    [InlineData("department:研究室,2026-11-03,一线见闻,,,", "单位", RecordErrors.NotOfThisUnit)]
    [InlineData(",2026-11-03,一线见闻,,,", "单位", FileErrorCode.Missing)]
    [InlineData("研究室,2026-11-03,=1+1,,,", "题目", FileErrorCode.Formula)]
    [InlineData("研究室,2026-11-03,一线见闻,,,,多余", null, FileErrorCode.ExtraCell)]
    public void Decide_ARowThatIsWrong_IsToldByRowAndColumn(string row, string? column, string code)
    {
        var plan = Plan(Csv(Header, "研究室,2026-11-01,走进社区,,,", row));

        var error = Assert.Single(plan.Errors);
        Assert.Equal((3, column, code), (error.Row, error.Column, error.Code));
        Assert.Equal("走进社区", Assert.Single(plan.Good).Save.Writes[0].Record.Title);
    }

    [Fact]
    public void Decide_TheSameFileTwice_IsTheSameOperationsAndRecords()
    {
        var file = Csv(Header, "研究室,2026-11-03,一线见闻,2,,", "研究室,2026-11-03,一线见闻,2,,", "研究室,2026-11-04,走进社区,,,");

        var (one, two) = (Plan(file).Good, Plan(file).Good);

        Assert.Equal(one.Select(p => p.Save.OperationId), two.Select(p => p.Save.OperationId));
        Assert.Equal(3, one.Select(p => p.Save.Writes[0].Record.Id).Distinct().Count());
    }

    [Fact]
    public void Decide_TheSameRowElsewhereInTheFile_IsTheSameRecord()
    {
        var one = Plan(Csv(Header, "研究室,2026-11-03,一线见闻,2,,")).Good[0];
        var two = Plan(Csv("题目,单位,日期,篇数", "走进社区,研究室,2026-11-02,", "一线见闻,研究室,2026年11月3日,2")).Good[1];

        Assert.Equal(one.Save.Writes[0].Record.Id, two.Save.Writes[0].Record.Id);
    }

    [Fact]
    public void Decide_AnItemWhoseOwnerCameToTheRosterLater_IsTheSameRecord()
    {
        var before = RosterSnapshot.From([Branch], []);

        var (one, two) = (Item(before), Item(Roster));

        Assert.Equal(one.Id, two.Id);
        Assert.Equal((null, "00000000-0000-0000-0000-000000000001"), (one.Fields.GetValueOrDefault("ownerId"), two.Fields.GetValueOrDefault("ownerId")));

        static OfficeRecord Item(RosterSnapshot roster) => Assert.Single(RecordImport.Decide(
            RecordFile.Read(Stream("单位,title,found,status,owner\n研究室,检查不够经常,2026-11-02,推进中,骆红\n"), Shipped, Shipped["problem-list"]).Rows,
            Shipped,
            roster,
            OfficeSettings.Default,
            null,
            Now).Good).Save.Writes[0].Record;
    }

    [Fact]
    public void Decide_AnItemWithMeasures_KnowsTheirOwnersAndTakesNoAccountFromTheFile()
    {
        var item = Item("problem-list", "单位,title,found,状态,measures", "研究室,检查不够经常,2026-11-02,推进中,每月走访 | 骆红 | 2026-12-01");

        Assert.Equal("骆红 | 00000000-0000-0000-0000-000000000001", item.Fields["measureOwners"]);
        Assert.Equal(
            [(1, "measureOwners", FileErrorCode.UnknownColumn)],
            RecordFile.Read(Stream("单位,title,found,状态,measureOwners\n研究室,检查不够经常,2026-11-02,推进中,x\n"), Shipped, Shipped["problem-list"])
                .Errors.Select(e => (e.Row, e.Column, e.Code)));
    }

    [Theory]
    [InlineData("", "department")]
    [InlineData("机关", "office")]
    public void Decide_AnItemOfNoLevel_HasThatOfItsUnit(string said, string level) =>
        Assert.Equal(level, Item("problem-list", "单位,title,found,状态,层面", $"department:研究室,检查不够经常,2026-11-02,推进中,{said}").Fields.GetValueOrDefault("level"));

    [Theory]
    [InlineData("assisted-project", "", "", "done")]
    [InlineData("assisted-project", "", "明显进展", "marked")]
    [InlineData("task-list", "助力项目", "", "done")]
    [InlineData("task-list", "", "", null)]
    public void Decide_AnItemThatIsClosed_IsAsOneThatWasClosedOnItsCard(string register, string lists, string progress, string? expected)
    {
        var item = Item(register, "单位,title,found,状态,所在清单,进展", $"研究室,修路,2026-11-02,已销号,{lists},{progress}");

        Assert.Equal((RecordState.Closed, expected), (item.State, item.Fields.GetValueOrDefault("progress")));
    }

    [Theory]
    [InlineData("已销号", "2026-10-07", true)] // before it was found
    [InlineData("已销号", "2026-11-24", true)] // tomorrow
    [InlineData("推进中", "2026-11-01", true)]
    [InlineData("已销号", "2026-10-08", false)]
    [InlineData("已销号", "2026-11-23", false)]
    [InlineData("已销号", "", false)] // of an old list nobody may know the day
    public void Decide_AnItemWhoseClosingDayCannotBe_IsToldByRowAndColumn(string status, string closed, bool isWrong)
    {
        var plan = RecordImport.Decide(
            RecordFile.Read(Stream($"单位,title,found,状态,销号日期\n研究室,修路,2026-10-08,{status},{closed}\n"), Shipped, Shipped["problem-list"]).Rows,
            Shipped, Roster, OfficeSettings.Default, null, Now);

        Assert.Equal(isWrong ? [(2, "销号日期")] : [], plan.Errors.Select(e => (e.Row, e.Column)));
    }

    [Fact]
    public void Decide_AnItemThatIsOpen_IsNotCompleted() =>
        Assert.False(Item("assisted-project", "单位,title,found,状态", "研究室,修路,2026-11-02,推进中").Fields.ContainsKey("progress"));

    [Fact]
    public void Decide_AMeeting_KeepsItsFollowUpsAsItemsOfTheirOwn()
    {
        var plan = RecordImport.Decide(
            RecordFile.Read(Stream("单位,日期,主题,待办事项\n研究室,2026-11-03,学习,写信息 | 骆红 | 2026-12-01\n"), Shipped, Shipped["branch-committee"]).Rows,
            Shipped,
            Roster,
            OfficeSettings.Default,
            null,
            Now);

        Assert.Empty(plan.Errors);
        Assert.Equal(["branch-committee", "follow-up"], Assert.Single(plan.Good).Save.Writes.Select(w => w.Record.Register));
    }

    [Fact]
    public void Decide_AMeetingOfFormerYears_AsksNobodyForWhatWasToBeDoneThen()
    {
        var plan = RecordImport.Decide(
            RecordFile.Read(
                Stream("单位,日期,主题,待办事项\n研究室,2023-01-03,学习,\"写信息 | 骆红 | 2023-01-22\n交材料 | 骆红 | 2026-11-01\"\n"), Shipped, Shipped["branch-committee"]).Rows,
            Shipped,
            Roster,
            OfficeSettings.Default,
            new DateOnly(2026, 11, 1),
            Now);

        var writes = Assert.Single(plan.Good).Save.Writes;
        Assert.Equal(["学习", "交材料"], writes.Select(w => w.Record.Title));
        Assert.Contains("写信息", writes[0].Record.Fields["actions"], StringComparison.Ordinal);
        Assert.Equal(1, plan.TasksFromBefore);
    }

    [Theory]
    [InlineData("记录状态,记录编号")]
    [InlineData("State of the record,Record id")]
    public void Read_AnExport_IsToldOnceAndNotColumnByColumn(string columns)
    {
        var content = RecordFile.Read(Stream($"单位,日期,题目,{columns}\n研究室,2026-11-03,一线见闻,有效,rabc\n"), TestRegister.Catalog, TestRegister.Catalog["article"]);

        Assert.Equal(RecordFileErrorCode.Exported, Assert.Single(content.Errors).Code);
        Assert.Empty(content.Rows);
    }

    [Fact]
    public void Read_RowsThatSayTheirRegister_AreReadEachByItsOwnColumns()
    {
        var content = RecordFile.Read(
            Stream("登记事项,单位,日期,题目,开始,名称\n公众号发稿,研究室,2026-11-03,一线见闻,,\n专栏,研究室,,,2026-12-01,见闻\n"), TestRegister.Catalog, null);

        Assert.Empty(content.Errors);
        Assert.Equal(["article", "column"], content.Rows.Select(r => r.Register.Code));
    }

    [Fact]
    public void Read_RowsThatSayTheirRegister_AHeaderThatNoneOfThemKnows_IsToldByColumn()
    {
        var content = RecordFile.Read(
            Stream("登记事项,单位,日期,题目,开始,名称,心情\n公众号发稿,研究室,2026-11-03,一线见闻,,,好\n专栏,研究室,,,2026-12-01,见闻,\n"), TestRegister.Catalog, null);

        var error = Assert.Single(content.Errors);
        Assert.Equal((1, "心情", FileErrorCode.UnknownColumn), (error.Row, error.Column, error.Code));
        Assert.Empty(content.Rows);
    }

    [Fact]
    public void Read_RowsThatSayTheirRegister_ACellUnderAnothersColumn_IsToldByRowAndColumn()
    {
        var content = RecordFile.Read(
            Stream("登记事项,单位,日期,题目,开始,名称\n公众号发稿,研究室,2026-11-03,一线见闻,,见闻\n专栏,研究室,,,2026-12-01,见闻\n"), TestRegister.Catalog, null);

        var error = Assert.Single(content.Errors);
        Assert.Equal((2, "名称", RecordErrors.NotKept), (error.Row, error.Column, error.Code));
        Assert.Equal("column", Assert.Single(content.Rows).Register.Code);
    }

    [Fact]
    public void Read_ACellUnderNoHeader_IsTold()
    {
        var content = RecordFile.Read(Stream("单位,日期,题目,\n研究室,2026-11-03,一线见闻,好\n"), TestRegister.Catalog, TestRegister.Article);

        Assert.Equal((2, FileErrorCode.ExtraCell), (Assert.Single(content.Errors).Row, content.Errors[0].Code));
    }

    [Theory]
    [InlineData("单位,日期,题目,心情", "心情", FileErrorCode.UnknownColumn)]
    [InlineData("单位,日期,题目,日期", "日期", FileErrorCode.ColumnTwice)]
    [InlineData("单位,日期", "题目", FileErrorCode.MissingColumn)]
    [InlineData("日期,题目", "单位", FileErrorCode.MissingColumn)]
    public void Read_AHeaderThatDoesNotFit_IsToldByColumn(string header, string column, string code)
    {
        var content = RecordFile.Read(Stream(header + "\n研究室,2026-11-03,a,b\n"), TestRegister.Catalog, TestRegister.Article);

        var error = Assert.Single(content.Errors);
        Assert.Equal((1, column, code), (error.Row, error.Column, error.Code));
        Assert.Empty(content.Rows);
    }

    [Theory]
    [InlineData("题目,日期\na,b\n", RecordFileErrorCode.NotSaidWhich)]
    [InlineData("", FileErrorCode.Empty)]
    [InlineData("登记事项,单位\n占卜,研究室\n", RecordFileErrorCode.UnknownRegister)]
    [InlineData("登记事项,单位\n检视剖析,研究室\n", RecordFileErrorCode.NotImportable)]
    public void Read_AFileThatCannotBePlaced_SaysWhy(string text, string code) =>
        Assert.Equal(code, Assert.Single(RecordFile.Read(Stream(text), Shipped, null).Errors).Code);

    [Fact]
    public void Read_AnAccountColumn_TakesASignInNameAndRefusesAStranger()
    {
        var header = "单位,日期,题目,作者账号";
        Assert.Equal("00000000-0000-0000-0000-000000000001", Record(Csv(header, "研究室,2026-11-03,一线见闻,Luo@example.com")).Fields["account"]);

        var error = Assert.Single(Plan(Csv(header, "研究室,2026-11-03,一线见闻,nobody@example.com")).Errors);
        Assert.Equal(("作者账号", FieldErrorCode.NotId), (error.Column, error.Code));
    }

    public static TheoryData<string, string> Importable =>
        [.. from register in Shipped.All.Where(r => !r.IsAutomatic) from language in new[] { "zh", "en" } select (register.Code, language)];

    [Theory]
    [MemberData(nameof(Importable))]
    public void Template_OfEachRegister_IsReadBackWithEveryColumnAndNoRow(string code, string language)
    {
        var register = Shipped[code];
        using var file = new MemoryStream();
        RecordTemplate.Write(file, Shipped, register, language);

        file.Position = 0;
        var sheets = TableFile.Read(file);
        Assert.Equal(2, sheets.Count);
        Assert.Same(register, Shipped.FindByName(sheets[0].Name!));
        Assert.True(RecordTemplate.IsNotes(sheets[1].Name));
        Assert.Equal(
            RecordColumns.Of(register).Select(f => f.Id).Prepend(RecordColumns.Unit),
            sheets[0].Rows[0].Cells.Select(h => RecordColumns.KeyOf(register, h)));
        Assert.Equal(RecordColumns.Of(register).Count() + 2, sheets[1].Rows.Count);
        file.Position = 0;
        Assert.Equal(FileErrorCode.Empty, Assert.Single(RecordFile.Read(file, Shipped, null).Errors).Code);
    }

    private static string Csv(params string[] lines) => string.Join('\n', lines) + "\n";

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static RecordImportPlan Plan(string csv)
    {
        var content = RecordFile.Read(Stream(csv), TestRegister.Catalog, TestRegister.Article);
        var plan = RecordImport.Decide(content.Rows, TestRegister.Catalog, Roster, OfficeSettings.Default, null, Now);
        return plan with { Errors = [.. content.Errors, .. plan.Errors] };
    }

    private static OfficeRecord Item(string register, string header, string row)
    {
        var content = RecordFile.Read(Stream(Csv(header, row)), Shipped, Shipped[register]);
        var plan = RecordImport.Decide(content.Rows, Shipped, Roster, OfficeSettings.Default, null, Now);
        Assert.Empty(content.Errors.Concat(plan.Errors));
        return Assert.Single(plan.Good).Save.Writes[0].Record;
    }

    private static OfficeRecord Record(string csv)
    {
        var plan = Plan(csv);
        Assert.Empty(plan.Errors);
        return Assert.Single(plan.Good).Save.Writes[0].Record;
    }
}
