using BotApp.Cards.Texts;
using BotApp.Features.Export;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace BotApp.Tests.Integration.Export;

public sealed class ExportRecordsTests(AzuriteFixture azurite)
{
    private const string Secret = "对照检查的原话不外传";
    private const string Second = "branch:第二党支部";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_RecordsOfTwoUnits_AreOneSheetARegisterInRosterOrder()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "a1", Second, "2026-11-05", "第二支部的会");
        await SaveAsync(office, "a2", TestOffice.Unit, "2026-11-20", "后一次");
        await SaveAsync(office, "a3", TestOffice.Unit, "2026-02-03", "前一次", ("present", "12"), ("start", "14:30"));
        await SaveAsync(office, "a4", TestOffice.Unit, "2025-12-31", "去年的会");
        await SaveAsync(office, "a5", TestOffice.Unit, "2026-03-01", "党课的主题", "party-lecture");

        using var book = await BookAsync(office);

        Assert.Equal(["支部委员会会议", "党课"], book.GetSheetNames());
        var rows = Rows(book, "支部委员会会议");
        Assert.Equal(["前一次", "后一次", "第二支部的会"], rows.Select(r => r["主题"]));
        Assert.Equal(["第一党支部", "第一党支部", "第二党支部"], rows.Select(r => r["单位"]));
        Assert.All(rows, r => Assert.Equal("支部", r["单位类别"]));
        Assert.Equal(new DateTime(2026, 2, 3), rows[0]["日期"]);
        Assert.Equal(12d, rows[0]["实到"]);
        Assert.Equal("有效", rows[0]["记录状态"]);
        Assert.Equal("林晓禾", rows[0]["登记人"]);
    }

    [Fact]
    public async Task Write_CancelledRecord_IsThereAndSaysSo()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var kept = await SaveAsync(office, "c1", TestOffice.Unit, "2026-11-05", "取消的会");
        await office.Units.SavedAsync(Meetings.Edit("c2", kept, r => r with { State = RecordState.Cancelled }));

        using var book = await BookAsync(office);

        Assert.Equal("已取消", Assert.Single(Rows(book, "支部委员会会议"))["记录状态"]);
    }

    [Fact]
    public async Task Write_SelfReviewSubmitted_HasCountsAndNeitherTextNorAuthor()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
        await office.Member.SubmitAsync((Secret, "每月学习一次"));
        await office.FollowReviewsAsync();

        using var book = await BookAsync(office);

        var row = Assert.Single(Rows(book, "检视剖析"));
        Assert.Equal(1d, row["问题数"]);
        Assert.Equal(ReviewOffice.Cycle, row["轮次"]);
        var all = string.Join('\n', book.GetSheetNames().SelectMany(s => Rows(book, s)).SelectMany(r => r.Select(c => $"{c.Key}={c.Value}")));
        Assert.DoesNotContain(Secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain("沈一舟", all, StringComparison.Ordinal);
        Assert.DoesNotContain(office.Member.Id, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ItemOfALedger_NamesWhoEnteredItAndItsId()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "i1", TestOffice.Unit, "2026-11-05", "制度漏洞整改", "follow-up", ("title", "制度漏洞整改"), ("status", "not-started"));

        using var book = await BookAsync(office);

        var row = Assert.Single(Rows(book, "会议议定事项"));
        Assert.Equal(("林晓禾", "i1"), (row["登记人"], row["记录编号"]));
    }

    [Fact]
    public async Task Write_SameRecords_SameBytesAndNoFaults()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "s1", TestOffice.Unit, "2026-11-05", "=1+1", ("absent", "张三:出差"), ("agenda", "学习 | 第一议题 | 3\n其他"));

        using var first = await BookAsync(office);
        using var second = await BookAsync(office);

        Assert.Equal(first.ToArray(), second.ToArray());
        using var document = SpreadsheetDocument.Open(first, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, Stop).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public async Task Write_YearWithoutRecords_SaysSo()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        using var book = await BookAsync(office, 2031);

        Assert.Equal(["无记录"], book.GetSheetNames());
    }

    [Fact]
    public async Task Write_OpenedByLibreOffice_ShowsTextAsTextAndDatesAsDates()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "o1", TestOffice.Unit, "2026-11-05", "=1+1", ("present", "12"), ("start", "14:30"), ("decisions", "第一行\n第二行"));
        await SaveAsync(office, "o2", TestOffice.Unit, "2026-11-06", "@SUM(1;2)");
        var folder = Directory.CreateTempSubdirectory("office-").FullName;
        try
        {
            var file = Path.Combine(folder, "records.xlsx");
            using (var book = await BookAsync(office))
                await File.WriteAllBytesAsync(file, book.ToArray(), Stop);

            // The cells as they are shown, comma-separated, UTF-8.
            var csv = Assert.Single(await LibreOffice.ConvertAsync(file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", Path.Combine(folder, "csv"), Stop));
            var shown = await File.ReadAllTextAsync(csv, Stop);

            Assert.Contains("=1+1", shown, StringComparison.Ordinal);
            Assert.Contains("@SUM(1;2)", shown, StringComparison.Ordinal);
            Assert.Contains("2026-11-05", shown, StringComparison.Ordinal);
            Assert.Contains("14:30", shown, StringComparison.Ordinal);
            Assert.Contains("第一行\n第二行", shown, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<MemoryStream> BookAsync(OfficeHost office, int year = 2026)
    {
        var book = new MemoryStream();
        await office.Services.GetRequiredService<ExportRecords>().WriteAsync(year, office.Roster, CardTexts.For("zh-CN"), book, Stop);
        book.Position = 0;
        return book;
    }

    private static List<IDictionary<string, object>> Rows(MemoryStream book, string sheet) =>
        [.. book.Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object>>()];

    private static Task<Stored<OfficeRecord>> SaveAsync(
        OfficeHost office, string id, string unit, string date, string title, params (string Id, string Value)[] fields) =>
        SaveAsync(office, id, unit, date, title, "branch-committee", fields);

    private static async Task<Stored<OfficeRecord>> SaveAsync(
        OfficeHost office, string id, string unit, string date, string title, string register, params (string Id, string Value)[] fields)
    {
        var record = Meetings.Record(id, register, date, title, unit, [("date", date), ("topic", title), .. fields]) with { CreatedBy = office.Recorder.Id };
        return await office.Units.SavedAsync(Meetings.Create("op" + id, record));
    }
}
