using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Turns;

/// <summary>登记: which form a sentence or a register's name opens, and how it is filled in.</summary>
public sealed class RecordCommandTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Branch = "branch:第一党支部";
    private const string Sentence = "11月18日在《人民代表报》刊发署名文章《让代表离群众更近》，1800字";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Sentence_OfAnArticle_FillsTheFormOfItsRegisterAndWritesNothing()
    {
        var card = await office.Recorder.SayAsync(Sentence);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["f-date"] = "2026-11-18",
                ["f-title"] = "让代表离群众更近",
                ["f-outlet"] = "人民代表报",
                ["f-type"] = "signed",
                ["f-words"] = "1800",
            },
            card.Inputs);
        Assert.Empty(await LinesAsync());
    }

    [Theory]
    [InlineData("记 刊发稿件《老街新事》，11月12日在市日报发表")]
    [InlineData("登记 刊发稿件《老街新事》，11月12日在市日报发表")]
    public async Task Command_WithASentence_FillsTheForm(string text)
    {
        var card = await office.Recorder.SayAsync(text);

        Assert.Equal(("老街新事", "2026-11-12", "市日报"), (card.Inputs["f-title"], card.Inputs["f-date"], card.Inputs["f-outlet"]));
    }

    [Theory]
    [InlineData("记 昨天下午参观人大代表之家，12人参加")]
    [InlineData("登记 昨天下午去人大代表之家学习，12人参加")]
    public async Task Command_WithAReportThatNamesARegisterOfOtherUnits_IsTheMeeting(string text)
    {
        var card = await office.Recorder.SayAsync(text);

        Assert.True(card.Has("meeting.save"), card.Text);
        Assert.Equal(("2026-11-22", "12"), (card.Inputs["date"], card.Inputs["present"]));
    }

    [Theory]
    [InlineData("记 代表联络站点")]
    [InlineData("登记 代表联络站点")]
    public async Task Command_WithARegisterOfOtherUnitsThatIsNoMeeting_SaysThatItIsNotTheirs(string text) =>
        Assert.Contains("您没有可登记“代表联络站点”的单位", (await office.Recorder.SayAsync(text)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Command_WithARegistersName_IsItsEmptyForm()
    {
        var card = await office.Recorder.SayAsync("登记 稿件");

        Assert.Empty(card.Inputs);
        Assert.True(card.Has("record.save"));
    }

    [Fact]
    public async Task Command_Alone_OffersWhatTheUnitKeepsAndLeadsToTheForm()
    {
        var pick = await office.Recorder.SayAsync("登记");
        Assert.Contains("稿件", pick.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("公众号稿件", pick.Text, StringComparison.Ordinal); // the office's, not a branch's

        var form = await office.Recorder.ClickAsync(pick, "record.new", changed: [("register", "article")]);

        Assert.True(form.Card.Has("record.save"));
    }

    [Fact]
    public async Task Sentence_AboutWhatBelongsToATopic_LetsTheUnitBeChosenAndThenTheTopic()
    {
        var department = office.Roster.Units.First(u => u.Kind is BotApp.Office.Roster.UnitKind.Department);
        await office.Services.GetRequiredService<BotApp.Features.Records.Import.ImportRecords>().RunAsync(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"单位,立项日期,课题,状态\n{department.Name},2026-03-01,营商环境,in-progress\n")),
            new BotApp.Features.Records.Import.ImportRecordsRequest(false, "research-project"),
            OfficeHost.Stop);
        var topic = Assert.Single((await office.Units.ListAsync(new RecordQuery(department.Id, []), OfficeHost.Stop)).Lines).Id;

        var form = await office.Office.SayAsync("登记 调研报告《优化营商环境》，11月18日完成");
        Assert.Equal("优化营商环境", form.Inputs["f-title"]);
        Assert.True(form.HasInput("unit"));
        Assert.False(form.HasInput("f-project"));
        var asked = await office.Office.ClickAsync(form, "record.save", changed: ("unit", department.Id));

        Assert.True(asked.Card.HasInput("f-project"));
        Assert.False(asked.Card.HasInput("unit"));
        Assert.Equal("优化营商环境", asked.Card.Inputs["f-title"]);
        var saved = await office.Office.ClickAsync(asked.Card, "record.save", changed: ("f-project", topic));
        Assert.Contains("已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await office.Units.ListAsync(new RecordQuery(department.Id, []), OfficeHost.Stop)).Lines.Count);
    }

    [Fact]
    public async Task Command_OfAMember_IsDeclined() =>
        Assert.Contains("没有", (await office.Member.SayAsync("登记 稿件")).Text, StringComparison.Ordinal);

    private async Task<IReadOnlyList<RecordLine>> LinesAsync() =>
        (await office.Units.ListAsync(new RecordQuery(Branch, []), OfficeHost.Stop)).Lines;
}
