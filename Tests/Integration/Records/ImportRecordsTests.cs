using System.Text;
using BotApp.Features.Import;
using BotApp.Features.Records;
using BotApp.Features.Records.Import;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Records;

/// <summary>What an office keeps already, brought into storage: all of it or what passes, once however often.</summary>
public sealed class ImportRecordsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Branch = "branch:第一党支部";
    private const string Header = "单位,刊发日期,标题,类别,字数\n";
    private const string Good = "第一党支部,2026/11/3,一线见闻,新闻稿,800\n第一党支部,2026/10/8,走进社区,署名文章,\n第二党支部,2026/11/5,一线见闻,新闻稿,800\n";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Run_AGoodFile_IsInStorageCountedAndAudited()
    {
        var outcome = await RunAsync(Header + Good);

        Assert.Equal((3, 0), outcome.Written);
        Assert.Equal(["一线见闻", "走进社区"], (await LinesAsync()).Select(l => l.Title));
        Assert.Equal(1, (await office.Units.TallyAsync(Branch, new DateOnly(2026, 11, 1), OfficeHost.Stop))["article/count"]);
        Assert.Null((await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Break);
    }

    [Fact]
    public async Task Run_TheSameFileTwice_ChangesNothing()
    {
        await RunAsync(Header + Good);
        var entries = (await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Entries;

        var again = await RunAsync(Header + Good);

        Assert.Equal((0, 3), again.Written);
        Assert.Equal(entries, (await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Entries);
        Assert.Equal(2, (await LinesAsync()).Count);
    }

    [Fact]
    public async Task Run_AFileThatGrew_AddsTheNewRowsAlone()
    {
        await RunAsync(Header + Good);

        var grown = await RunAsync(Header + "第一党支部,2026/9/1,新添的一篇,新闻稿,\n" + Good);

        Assert.Equal((1, 3), grown.Written);
        Assert.Equal(3, (await LinesAsync()).Count);
    }

    [Fact]
    public async Task Run_AfterARecordWasChanged_LeavesItAsItIs()
    {
        await RunAsync(Header + Good);
        var list = await office.Recorder.SayAsync("登记簿 稿件");
        var opened = await office.Recorder.ClickAsync(list, "record.open");
        var form = await office.Recorder.ClickAsync(opened.Card, "record.edit");
        await office.Recorder.ClickAsync(form.Card, "record.save", changed: [("f-date", "2025-01-02"), ("f-title", "改过的")]);

        var again = await RunAsync(Header + Good);

        Assert.Equal((0, 3), again.Written);
        Assert.Equal(["走进社区", "改过的"], (await LinesAsync()).Select(l => l.Title));
    }

    [Fact]
    public async Task Run_ARowThatWasCorrected_IsSaidToStandBesideTheOldOne()
    {
        const string Columns = "单位,date,expected,present\n";
        await RunAsync(Columns + "第一党支部,2026-10-19,5,5\n第一党支部,2026-10-20,5,5\n", "branch-committee");

        var corrected = await RunAsync(Columns + "第一党支部,2026-10-18,6,6\n第一党支部,2026-10-19,6,6\n", "branch-committee");
        var twice = await RunAsync(Columns + "第一党支部,2026-09-01,6,6\n第一党支部,2026-09-01,6,6\n", "branch-committee");
        var again = await RunAsync(Columns + "第一党支部,2026-09-01,6,6\n第一党支部,2026-09-01,6,6\n", "branch-committee");

        Assert.Equal(((2, 0), (2, 0), (0, 2)), (corrected.Written, twice.Written, again.Written));
        Assert.Equal((3, "same-day"), (Assert.Single(corrected.Notices).Row, corrected.Notices[0].Code));
        Assert.Equal(3, Assert.Single(twice.Notices).Row);
        Assert.Empty(again.Notices);
    }

    [Fact]
    public async Task Run_ARowInPlaceOfOneThatWasCancelled_IsNoNews()
    {
        const string Columns = "单位,date,expected,present\n";
        var saved = await office.Recorder.ClickAsync(await office.Recorder.SayAsync("昨天下午开了支委会，到会5人"), "meeting.save");
        await office.Recorder.ClickAsync(saved.Card, "meeting.cancel");
        var cancelled = Assert.Single(await LinesAsync());
        Assert.Equal("cancelled", cancelled.State);

        Assert.Empty((await RunAsync(Columns + $"第一党支部,{cancelled.Date:yyyy-MM-dd},6,6\n", "branch-committee")).Notices);
    }

    [Fact]
    public async Task Run_OneRowWrong_WritesNothingUnlessPartial()
    {
        var file = Header + Good + "第一党支部,2026/2/30,不存在的一天,新闻稿,\n";

        var refused = await RunAsync(file);
        Assert.Null(refused.Written);
        Assert.Equal((5, "刊发日期"), (Assert.Single(refused.Errors).Row, refused.Errors[0].Column));
        Assert.Empty(await LinesAsync());

        var partial = await RunAsync(file, partial: true);
        Assert.Equal((3, 0), partial.Written);
        Assert.Single(partial.Errors);
    }

    [Fact]
    public async Task Run_ManyRowsOfOneUnit_AreAllThereAndCountedTogether()
    {
        var rows = string.Concat(Enumerable.Range(0, 250).Select(i => $"第一党支部,2026-{(i % 10) + 1:00}-05,第{i}篇,新闻稿,{i + 1}\n"));

        var outcome = await RunAsync(Header + rows);

        Assert.Equal((250, 0), outcome.Written);
        var counted = await office.Units.TalliesAsync(Branch, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 1), OfficeHost.Stop);
        Assert.Equal(250, counted.Values.Sum(m => m["article/count"]));
        Assert.Null((await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Break);
    }

    [Fact]
    public async Task Run_AMeeting_GivesItsItemsToTheirOwners()
    {
        var name = office.Roster.MembersOf(Branch)[0].Name;
        var outcome = await RunAsync($"单位,日期,主题,待办事项\n第一党支部,2026-11-03,学习,写信息 | {name} | 2026-12-01\n", "branch-committee");

        Assert.Equal((1, 0), outcome.Written);
        Assert.Equal(["branch-committee", "follow-up"], (await LinesAsync()).Select(l => l.Register).Order());
    }

    [Fact]
    public async Task Run_WhereCountsAloneAreKept_LeavesTheWordsOfAMeetingOutAndSaysOfHowMany()
    {
        await office.SetAsync("content", "CountsOnly");

        var outcome = await RunAsync("单位,日期,主题,应到,实到\n第一党支部,2026-11-03,学习,7,6\n第一党支部,2026-11-04,,7,7\n", "branch-committee");

        Assert.Equal(((2, 0), 1), (outcome.Written, outcome.WithoutWords));
        Assert.Equal([("", 7), ("", 6)], (await LinesAsync()).Select(l => (l.Title, l.Present)));
    }

    [Fact]
    public async Task Run_AReferenceByTitle_LeadsToTheRecordAndAWrongOneIsTold()
    {
        var department = office.Roster.Units.First(u => u.Kind is BotApp.Office.Roster.UnitKind.Department);
        Assert.Equal((1, 0), (await RunAsync($"单位,立项日期,课题,状态\n{department.Name},2026-03-01,营商环境,in-progress\n", "research-project")).Written);

        var told = await RunAsync($"单位,日期,题目,所属课题\n{department.Name},2026-11-03,报告一,营商环境\n{department.Name},2026-11-03,报告二,别的课题\n", "research-report", partial: true);

        Assert.Equal((1, 0), told.Written);
        Assert.Equal((3, "所属课题", RecordErrors.NoSuchRecord), (Assert.Single(told.Errors).Row, told.Errors[0].Column, told.Errors[0].Code));
    }

    [Fact]
    public async Task Run_AReferenceInATable_LeadsToTheRecordAndAWrongOneIsToldByItsPlace()
    {
        var department = office.Roster.Units.First(u => u.Kind is BotApp.Office.Roster.UnitKind.Department);
        const string Header = "单位,立项日期,课题,状态,调研\n";
        await RunAsync($"单位,日期,主题\n{department.Name},2026-10-12,某区社区矫正调研\n", "research-trip");
        var trip = Assert.Single((await office.Units.ListAsync(new RecordQuery(department.Id, ["research-trip"]), OfficeHost.Stop)).Lines);

        var good = await RunAsync(
            Header + $"{department.Name},2026-03-01,营商环境,in-progress,\"2026-10-11 | 某县\n2026-10-12 | 某区 | 走访 | 2 | 某区社区矫正调研\"\n", "research-project");
        var told = await RunAsync(
            Header + $"{department.Name},2026-03-01,别的课题,in-progress,2026-10-12 | 某区 | 走访 | 2 | 没有的一次调研\n"
            + $"{department.Name},2026-03-01,又一课题,in-progress,2026-10-12 | 某区 | 走访 | 2 | A1\n", "research-project");

        Assert.Equal((1, 0), good.Written);
        var project = Assert.Single((await office.Units.ListAsync(new RecordQuery(department.Id, ["research-project"]), OfficeHost.Stop)).Lines);
        Assert.EndsWith("| " + trip.Id, (await office.Units.FindAsync(department.Id, project.Id, OfficeHost.Stop))!.Value.Fields["trips"], StringComparison.Ordinal);
        Assert.Equal(
            [("调研 #1 调研记录", RecordErrors.NoSuchRecord, "没有的一次调研"), ("调研 #1 调研记录", RecordErrors.NoSuchRecord, "A1")],
            told.Errors.Select(e => (e.Column, e.Code, e.Arguments[0])));
    }

    [Fact]
    public async Task Run_ItemsOfALedger_FindTheirPeopleInTheWholeOfficeAndAreMarkedByTheBaseline()
    {
        await office.SetAsync("ledgers", "problem-list=60,2026-10-31");
        var file = "单位,title,found,status,owner,leader,reviewer\n"
            + "第一党支部,检查不够经常,2026-11-02,推进中,陆青禾,顾怀远,沈一舟\n第一党支部,通报不够及时,2026-10-12,推进中,沈一舟,,\n";

        var outcome = await RunAsync(file, "problem-list");
        var again = await RunAsync(file, "problem-list");

        Assert.Equal(((2, 0), (0, 2)), (outcome.Written!.Value, again.Written!.Value));
        var items = await Task.WhenAll((await LinesAsync()).Select(async l => (await office.Units.FindAsync(Branch, l.Id, OfficeHost.Stop))!.Value.Fields));
        Assert.Equal(["true", "false"], items.Select(f => f.GetValueOrDefault("added")));
        Assert.Equal(
            (office.OtherRecorder.Id, office.Leader.Id, office.Member.Id),
            (items[0].GetValueOrDefault("ownerId"), items[0].GetValueOrDefault("leaderId"), items[0].GetValueOrDefault("reviewerId")));
        await office.DispatchAsync();
        Assert.Contains("检查不够经常", (await office.OtherRecorder.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ItemsOfWhoCameToTheRosterLater_AreThereOnce()
    {
        const string File = "单位,title,found,status,owner\n第一党支部,检查不够经常,2026-11-02,推进中,乔一\n";
        Assert.Equal((1, 0), (await RunAsync(File, "problem-list")).Written);
        await office.ImportRosterAsync("unit,kind,name,userId,upn,role,title,group\n第一党支部,branch,乔一,6f2a5c1e-3d4b-4a6f-9e8d-7c6b5a493827,,member,,\n");

        var again = await RunAsync(File, "problem-list");

        Assert.Equal((0, 1), again.Written);
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Run_AFileThatAnEarlierBuildHasImported_ChangesNothing()
    {
        // It counted the accounts behind the names as a part of the row; and the item has been given another day since.
        var said = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["found"] = "2026-11-02", ["owner"] = "沈一舟", ["ownerId"] = office.Member.Id, ["status"] = "推进中", ["title"] = "检查不够经常",
        };
        var id = SaveRecord.RecordIdOf(OperationId.Of("import", Branch, "problem-list", System.Text.Json.JsonSerializer.Serialize(said, RecordJson.Default.SortedDictionaryStringString)));
        await office.Units.SavedAsync(Meetings.Create("op1", Meetings.Record(id, "problem-list", "2026-10-20", "检查不够经常", Branch)));

        var again = await RunAsync("单位,title,found,status,owner\n第一党支部,检查不够经常,2026-11-02,推进中,沈一舟\n", "problem-list");

        Assert.Equal((0, 1), again.Written);
        Assert.Single(await LinesAsync());
    }

    [Theory]
    [InlineData("2026-11-02,2026-11-01,,", "完成时限", "before-found")]
    [InlineData("2026-11-02,,无此人,", "复核人", "not-one-person")]
    [InlineData("2026-12-02,,,", "发现日期", "in-future")]
    [InlineData("2026-11-02,,沈一舟,沈一舟", "复核人", "reviews-own")]
    public async Task Run_AnItemThatACardWouldRefuse_IsToldByRow(string cells, string column, string code)
    {
        var told = await RunAsync($"单位,title,status,found,due,reviewer,owner\n第一党支部,检查不够经常,推进中,{cells}\n", "problem-list");

        var error = Assert.Single(told.Errors);
        Assert.Equal((2, column, code), (error.Row, error.Column, error.Code));
        foreach (var language in new[] { "zh-CN", "en-US" })
            Assert.NotEmpty(new ImportTexts(System.Globalization.CultureInfo.GetCultureInfo(language)).Say(error));
    }

    [Fact]
    public async Task Run_AFilledTemplate_IsTaken()
    {
        using var file = new MemoryStream();
        MiniExcelLibs.MiniExcel.SaveAs(
            file,
            new Dictionary<string, object>
            {
                ["稿件"] = new[] { new Dictionary<string, object> { ["单位*"] = "第一党支部", ["刊发日期*"] = new DateTime(2026, 11, 3), ["标题*"] = "一线见闻", ["类别*"] = "新闻稿", ["字数"] = 800 } },
                ["填写说明"] = new[] { new Dictionary<string, object> { ["列"] = "单位" } },
            });

        var outcome = await RunAsync(file, null, partial: false);

        Assert.Empty(outcome.Errors);
        Assert.Equal((1, 0), outcome.Written);
        Assert.Equal(new DateOnly(2026, 11, 3), Assert.Single(await LinesAsync()).Date);
    }

    private Task<ImportRecordsOutcome> RunAsync(string csv, string? register = "article", bool partial = false) =>
        RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), register, partial);

    private Task<ImportRecordsOutcome> RunAsync(MemoryStream file, string? register, bool partial) =>
        office.Services.GetRequiredService<ImportRecords>().RunAsync(file, new ImportRecordsRequest(partial, register), OfficeHost.Stop);

    private async Task<IReadOnlyList<RecordLine>> LinesAsync() =>
        (await office.Units.ListAsync(new RecordQuery(Branch, []), OfficeHost.Stop)).Lines;
}
