using BotApp.Cards;
using BotApp.Commands;
using BotApp.Features.Retention;
using BotApp.Features.Settings;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Retention;

/// <summary>The office sets how many years records are kept; what is older goes by itself.</summary>
public sealed class RetentionTests(AzuriteFixture azurite)
{
    private const string Branch = "branch:第一党支部";
    private const string Old = "去年以前的议题";
    private const string New = "今年的议题";

    [Fact]
    public async Task Run_SettingShortened_DeletesRecordVersionsAndCounts()
    {
        await using var office = await OfficeAsync();

        await office.SetAsync("retention", "1");
        var deleted = await RunAsync(office);

        Assert.Equal(1, deleted);
        var text = await office.AllStoredTextAsync();
        Assert.DoesNotContain(Old, text, StringComparison.Ordinal);
        Assert.Contains(New, text, StringComparison.Ordinal);
        Assert.DoesNotContain(await office.Units.TallyAsync(Branch, new DateOnly(2024, 3, 1), OfficeHost.Stop), c => c.Value != 0);
        Assert.Equal(0, await RunAsync(office));
    }

    [Fact]
    public async Task Run_AfterDeleting_EveryAuditChainIsWhole()
    {
        await using var office = await OfficeAsync();
        await office.SetAsync("retention", "1");

        await RunAsync(office);

        var report = await office.Units.AuditAsync(Branch, OfficeHost.Stop);
        Assert.Null(report.Break);
        Assert.Equal(4, report.Entries);
    }

    [Fact]
    public async Task Run_AsSetAtFirst_DeletesNothingOfTheLastTenYears()
    {
        await using var office = await OfficeAsync();

        Assert.Equal(0, await RunAsync(office));
        Assert.Contains(Old, await office.AllStoredTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ClosedItemOfALedger_IsGoneFromEveryListToo()
    {
        const string Task = "多年以前的待办";
        await using var office = await OfficeHost.StartAsync(azurite, "2024-03-05T10:00:00+08:00", ("Office:StartedOn", "2024-01-01"));
        var form = await office.Recorder.SayAsync("昨天下午开了支委会，到会5人");
        await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: ("actions", $"{Task} | 沈一舟 | 2024-03-20"));
        await office.DispatchAsync();
        var opened = await office.Member.ClickAsync(await office.Member.SayAsync("我的"), CardVerbs.LedgerOpen);
        await office.Member.ClickAsync(opened.Card, CardVerbs.LedgerClose);
        await office.RestartAsync();
        await office.SetAsync("retention", "1");

        Assert.True(await RunAsync(office) >= 2);
        await OfficeHost.EventuallyAsync(office.AllStoredTextAsync, text => !text.Contains(Task, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ItemsOfAMeetingThatWasChangedSince_StayAsLongAsIt()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var longAgo = new DateTimeOffset(2020, 6, 1, 9, 0, 0, TimeSpan.Zero);
        var item = Meetings.Record("m1.1", "follow-up", "2020-05-20", "已办结的事项", fields: [("meeting", "m1"), ("due", "2020-05-30")]);
        await office.Units.SavedAsync(Meetings.Save(
            "op1",
            new RecordWrite.Create(Meetings.Record("m1", "branch-committee", "2020-05-20", "会议", fields: ("items", "1"))),
            new RecordWrite.Create(item with { State = RecordState.Closed, ChangedAt = longAgo })));
        await office.SetAsync("retention", "3");

        Assert.Equal(0, await RunAsync(office));
        Assert.NotNull(await office.Units.FindAsync(Branch, "m1.1", OfficeHost.Stop));

        var meeting = await office.Units.FindAsync(Branch, "m1", OfficeHost.Stop);
        await office.Units.SavedAsync(Meetings.Save("op2", new RecordWrite.Replace(meeting!.Value with { Version = 2, ChangedAt = longAgo }, meeting)));
        Assert.Equal(2, await RunAsync(office) + await RunAsync(office));
        Assert.Null(await office.Units.FindAsync(Branch, "m1.1", OfficeHost.Stop));
    }

    // Changed at half past seven in the morning of the first day that is kept.
    [Fact]
    public async Task Run_ChangedOnADayThatIsKeptInTheOffice_Stays()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var changed = new DateTimeOffset(2023, 11, 22, 23, 30, 0, TimeSpan.Zero);
        await office.Units.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", "branch-committee", "2020-05-20", "会议") with { ChangedAt = changed }));
        await office.SetAsync("retention", "3");

        Assert.Equal(0, await RunAsync(office));
    }

    [Fact]
    public async Task Run_ElectionBeforeACancelledOne_IsStillWhatTheTermRunsFrom()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var longAgo = new DateTimeOffset(2021, 6, 1, 9, 0, 0, TimeSpan.Zero);
        foreach (var (id, date, state) in new[] { ("e1", "2018-05-20", RecordState.Active), ("e2", "2021-05-20", RecordState.Active), ("e3", "2022-05-20", RecordState.Cancelled) })
            await office.Units.SavedAsync(Meetings.Create("op" + id, Meetings.Record(id, "election", date, "换届", fields: [("date", date)]) with { State = state, ChangedAt = longAgo }));
        await office.SetAsync("retention", "3");

        await RunAsync(office);

        Assert.Equal("e2", Assert.Single((await office.Units.ListAsync(new RecordQuery(Branch, ["election"]), OfficeHost.Stop)).Lines).Id);
    }

    [Fact]
    public async Task Run_BeforeTheSettingsCouldBeRead_DeletesNothing()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2014-03-05T10:00:00+08:00");
        await LogAsync(office, Old);
        await office.SetAsync("retention", "30");
        var tables = office.Services.GetRequiredService<BotApp.Storage.Tables.OfficeTables>();
        var row = (await tables.Settings.GetEntityAsync<Azure.Data.Tables.TableEntity>(TableKey("office"), TableKey("doc", "office"), cancellationToken: OfficeHost.Stop)).Value;
        await tables.Settings.AddEntityAsync(
            new Azure.Data.Tables.TableEntity(row) { RowKey = TableKey("doc", "channel:x"), ["Values"] = "unreadable" }, OfficeHost.Stop);

        await office.RestartAsync();

        Assert.Equal(0, await RunAsync(office));
        Assert.Contains(Old, await office.AllStoredTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_RecordTakenAwayPastTheChain_IsStillFound()
    {
        await using var office = await OfficeAsync();
        var line = (await office.Units.ListAsync(new RecordQuery(Branch, [], To: new DateOnly(2024, 12, 31)), OfficeHost.Stop)).Lines[0];
        var tables = office.Services.GetRequiredService<BotApp.Storage.Tables.OfficeTables>();
        var row = (await tables.Units.GetEntityAsync<Azure.Data.Tables.TableEntity>(TableKey(Branch), TableKey("rec", line.Id), cancellationToken: OfficeHost.Stop)).Value;
        await tables.Units.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, OfficeHost.Stop);

        var report = await office.Units.AuditAsync(Branch, OfficeHost.Stop);

        Assert.Equal(BotApp.Storage.Audit.AuditBreakReason.RecordMissing, report.Break?.Reason);
    }

    [Fact]
    public async Task Status_OfDaysWhoseRecordsAreDeleted_OwesNothingAndSaysSo()
    {
        await using var office = await OfficeAsync(("Office:StartedOn", "2024-01-01"));
        Assert.DoesNotContain("没有应办事项", (await office.Recorder.SayAsync("状态 2024")).Text, StringComparison.Ordinal);
        await office.SetAsync("retention", "1");
        await RunAsync(office);
        // What is deleted stays deleted, whatever is set afterwards.
        await office.SetAsync("retention", "10");

        var (unit, all) = (await office.Recorder.SayAsync("状态 2024"), await office.Office.SayAsync("状态 2024"));

        Assert.All([unit.Text, all.Text], text =>
        {
            Assert.Contains("没有应办事项", text, StringComparison.Ordinal);
            Assert.Contains("2025年11月22日及以前的记录已按保存年限删除", text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("保存年限", (await office.Recorder.SayAsync("状态")).Text, StringComparison.Ordinal);
        Assert.Contains(office.Logs.Lines, line => line.Contains("1 records up to 2025-11-22 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commands_OfDaysWhoseRecordsAreDeleted_SaySo()
    {
        const string Said = "2025年11月22日及以前的记录已按保存年限删除";
        await using var office = await OfficeAsync();
        await office.Units.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", date: "2025-12-05")));
        await office.SetAsync("retention", "1");
        await RunAsync(office);
        var folder = Directory.CreateTempSubdirectory("retention-").FullName;
        try
        {
            Assert.Contains(Said, (await CommandAsync(office, "status", "--period", "2025")).Output, StringComparison.Ordinal);
            Assert.Contains("\"deletedThrough\": \"2025-11-22\"", (await CommandAsync(office, "status", "--period", "2025", "--json")).Output, StringComparison.Ordinal);
            // A year is compared with the one before.
            Assert.Contains(Said, (await CommandAsync(office, "figures", "2026")).Output, StringComparison.Ordinal);
            var json = await CommandAsync(office, "figures", "2025", "--json");
            Assert.Contains(Said, json.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Said, json.Output, StringComparison.Ordinal);
            Assert.Contains(Said, (await CommandAsync(office, "report", "2025", "--out", Path.Combine(folder, "r.docx"))).Output, StringComparison.Ordinal);
            using var report = WordprocessingDocument.Open(Path.Combine(folder, "r.docx"), isEditable: false);
            Assert.Contains(Said, report.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
            Assert.Contains(Said, (await CommandAsync(office, "export", "records", "--year", "2025", "--out", Path.Combine(folder, "e.xlsx"))).Output, StringComparison.Ordinal);
            Assert.Equal(["支部委员会会议", "保存年限"], MiniExcelLibs.MiniExcel.GetSheetNames(Path.Combine(folder, "e.xlsx")));
            Assert.DoesNotContain("保存年限", (await CommandAsync(office, "export", "records", "--year", "2026", "--out", Path.Combine(folder, "e2.xlsx"))).Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(string Output, string Error)> CommandAsync(OfficeHost office, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Func<IServiceProvider> services = () => office.Services;
        var code = await CommandLine.RunAsync(
            args, [StatusCommand.Create(services), FiguresCommand.Create(services), ReportCommand.Create(services), ExportCommand.Create(services)],
            _ => Task.FromResult(42), output, error, OfficeHost.Stop);
        Assert.Equal((0, ""), (code, code == 0 ? "" : error.ToString()));
        return (output.ToString(), error.ToString());
    }

    private static string TableKey(params string[] parts) => BotApp.Storage.TableKey.Of(parts);

    private static Task<int> RunAsync(OfficeHost office) => office.Services.GetRequiredService<DeleteExpired>().RunAsync(OfficeHost.Stop);

    /// <summary>An office with a meeting of years ago, changed once, and one of now.</summary>
    private async Task<OfficeHost> OfficeAsync(params (string Key, string Value)[] more)
    {
        var office = await OfficeHost.StartAsync(azurite, "2024-03-05T10:00:00+08:00", more);
        await LogAsync(office, Old);
        await office.RestartAsync(OfficeHost.StartAt);
        await office.Services.GetRequiredService<SettingsView>().RefreshAsync(OfficeHost.Stop);
        await LogAsync(office, New, change: false);
        return office;
    }

    private static async Task LogAsync(OfficeHost office, string topic, bool change = true)
    {
        var card = await office.Recorder.SayAsync("记 刚开完支委会，应到7人实到6人，学习文件");
        var saved = await office.Recorder.ClickAsync(card, "meeting.save", changed: [("topic", topic)]);
        if (!change)
            return;
        var form = await office.Recorder.ClickAsync(saved.Card, "meeting.edit");
        await office.Recorder.ClickAsync(form.Card, "meeting.save", changed: [("topic", topic + "（已更正）")]);
    }
}
