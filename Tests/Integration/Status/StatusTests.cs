using System.Text.Json;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Commands;
using BotApp.Features.Status;
using BotApp.Tests.Integration.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.Status.StatusCases;

namespace BotApp.Tests.Integration.Status;

/// <summary>状态 over HTTP, for each role and place. The office's day is Monday, 2026-11-23.</summary>
public sealed class StatusTests(AzuriteFixture azurite) : IAsyncLifetime
{
    // None of these may leave the bot in a status: a host, an absent person, a topic and a place that nobody else has.
    private static readonly string[] Secret = ["贾宝琛", "甄士瑜", "绝密梧桐议题", "栖霞楼九零七"];

    private const string Sentence =
        "刚开完支委会，应到7人实到6人，甄士瑜出差，贾宝琛主持，地点栖霞楼九零七，研究绝密梧桐议题";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Personal_Member_SeesTheOwnUnitAlone()
    {
        var card = await office.Member.SayAsync("状态");

        Assert.Contains("状态 · 2026年11月", card.Text, StringComparison.Ordinal);
        Assert.Contains("第一党支部", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("第二党支部", card.Said, StringComparison.Ordinal);
        Assert.Contains("主题党日", card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("office")]
    [InlineData("leader")]
    public async Task Personal_OfficeAndLeader_SeeAllUnitsInRosterOrder(string who)
    {
        var card = await office.Named(who).SayAsync("状态");

        var chart = Assert.Single(Charts(card));
        Assert.Equal("Chart.HorizontalBar.Stacked", chart["type"]!.GetValue<string>());
        var bars = chart["data"]!.AsArray().Select(b => NameOf(b!)).ToList();
        Assert.Equal(office.Roster.Units.Select(u => u.Name).Where(bars.Contains), bars);
        Assert.Contains("第二十党支部", bars);
        var fallback = chart["fallback"]!;
        Assert.Equal("Table", fallback["type"]!.GetValue<string>());
        Assert.Equal(bars.Count + 1, fallback["rows"]!.AsArray().Count);
        Assert.Equal(NumbersOf(chart), NumbersOf(fallback));
    }

    [Fact]
    public async Task Rounds_MoreThanFit_AreThoseDueFirstAndTheRestIsCounted()
    {
        foreach (var day in new[] { 20, 11, 16, 13, 12, 18 })
            await office.OpenCycleAsync($"轮次{day}", $"2026-12-{day}");

        foreach (var text in new[] { (await office.Office.SayAsync("状态")).Text, (await office.Member.SayAsync("状态 2026")).Text, (await office.Member.SayAsync("状态", channel: true)).Text })
        {
            Assert.Equal([11, 12, 13, 16], new[] { 11, 12, 13, 16, 18, 20 }.Where(day => text.Contains($"轮次{day}", StringComparison.Ordinal)));
            Assert.True(text.IndexOf("轮次11", StringComparison.Ordinal) < text.IndexOf("轮次12", StringComparison.Ordinal), text);
            Assert.Contains("另有 2 轮自查", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Rounds_OneIsClosed_ComesBehindWhatStillRuns()
    {
        await office.OpenCycleAsync("已结束的", "2026-12-11");
        await office.Office.ClickAsync((await office.Office.ClickAsync(await office.Office.SayAsync("自查"), "review.counts")).Card, "review.close");
        await office.OpenCycleAsync("进行中的", "2026-12-20");

        var text = (await office.Office.SayAsync("状态")).Text;

        Assert.True(text.IndexOf("进行中的", StringComparison.Ordinal) < text.IndexOf("已结束的", StringComparison.Ordinal), text);
        Assert.DoesNotContain("轮自查", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterASave_TheMeetingIsCounted()
    {
        await SaveMeetingAsync(channel: false);

        var card = await OfficeHost.EventuallyAsync(() => office.Member.SayAsync("状态"), c => c.Text.Contains("1 次，其中学习 0 次", StringComparison.Ordinal));

        Assert.Contains("Chart.HorizontalBar", card.Said, StringComparison.Ordinal);
        Assert.Contains("0 次，其中学习 0 次", (await office.Member.SayAsync("状态 上月")).Text, StringComparison.Ordinal);
        var said = (await office.Office.SayAsync("状态 第一党支部 上月")).Said;
        Assert.Contains("0 次，其中学习 0 次", said, StringComparison.Ordinal);
        Assert.Equal(said, (await office.Office.SayAsync("状态 上月 第一党支部")).Said);
        Assert.Contains("1 次，其中学习 0 次", (await office.Member.SayAsync("状态 四季度")).Text, StringComparison.Ordinal);
        Assert.Contains("1 次，其中学习 0 次", (await office.Office.SayAsync("status　２０２６")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryRoleAndPlace_AndEveryDrillDown_LeaksNoName()
    {
        await SaveMeetingAsync(channel: true);
        await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("状态"), c => c.Text.Contains("1 次，其中学习 0 次", StringComparison.Ordinal));
        var before = office.Teams.Requests.Count;
        var answers = new List<string>();
        foreach (var who in (string[])["member", "recorder", "secretary", "leader", "office", "other"])
        {
            foreach (var channel in (bool[])[false, true])
            {
                foreach (var words in (string[])["状态", "状态 2026", "status this quarter"])
                {
                    var card = await office.Named(who).SayAsync(words, channel);
                    foreach (var data in card.ButtonsOf(CardVerbs.StatusOpen))
                        answers.Add((await office.Named(who).ForgeAsync(CardVerbs.StatusOpen, data, channel)).Said);
                    foreach (var (to, key, value) in ((string, string, string)[])[("unit", "unit", "branch:第一党支部"), ("kind", "kind", "branch-committee"), ("kind", "kind", "ledgers")])
                    {
                        var data = new JsonObject { ["span"] = "2026-11", ["to"] = to, [key] = value };
                        answers.Add((await office.Named(who).ForgeAsync(CardVerbs.StatusOpen, data, channel)).Said);
                    }
                }
            }
        }

        var wire = office.Teams.Requests.Skip(before).Select(r => ReadableJson.Unescaped(r.Body)).Concat(answers).ToList();
        Assert.True(wire.Count > 60);
        var people = office.Roster.Members.Select(m => m.Name).Distinct();
        Assert.All(wire, said => Assert.DoesNotContain(Secret.Concat(people), name => said.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task OtherUnit_ForAMember_IsRefusedByNameAndByAnyClick()
    {
        var named = new JsonObject { ["span"] = "2026-11", ["to"] = "unit", ["unit"] = "branch:第二党支部" };
        var forged = await office.Member.ForgeAsync(CardVerbs.StatusOpen, named);
        Assert.False(forged.IsCard);
        Assert.Contains("不在您可查看的范围内", forged.Text, StringComparison.Ordinal);
        var inChannel = await office.Member.ForgeAsync(CardVerbs.StatusOpen, named.DeepClone().AsObject(), channel: true);
        Assert.False(inChannel.IsCard);

        Assert.True((await office.Leader.ForgeAsync(CardVerbs.StatusOpen, named.DeepClone().AsObject())).IsCard);
    }

    [Fact]
    public async Task Admin_BeforeTheFirstRoster_IsToldSo()
    {
        await using var empty = await OfficeHost.StartWithoutRosterAsync(azurite, ("Office:Admins:0", office.Office.Id));

        foreach (var said in (string[])["状态", "会议", "登记", "登记簿", "记 刚开完支委会，应到7人实到6人"])
        {
            var card = await empty.Office.SayAsync(said);
            Assert.Contains("还没有导入名册", card.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("权限", card.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Unit_AddedByALaterImport_OwesNothingOfTheTimeBefore()
    {
        await office.ImportRosterAsync(Header + $"第二十一党支部,branch,乔一,{Newcomer},,secretary,,\n");

        var output = new StringWriter();
        await CommandLine.RunAsync(["status", "--json"], [StatusCommand.Create(() => office.Services)], _ => Task.FromResult(2), output, output, OfficeHost.Stop);
        var units = JsonNode.Parse(output.ToString())!["units"]!.AsArray();
        var today = new DateOnly(2026, 11, 23);
        var question = new StatusQuestion(
            office.Roster, StatusScope.OfChannel(office.Roster, [Added]), false, StatusPeriod.Of(PeriodKind.Month, today), today, new DateOnly(2026, 11, 1));
        var inChat = await office.Services.GetRequiredService<StatusQuery>().AskAsync(question, OfficeHost.Stop);

        Assert.Equal(0, Owed(Added));
        Assert.Equal(0, inChat.Obligations.Total);
        Assert.True(Owed("branch:第二十党支部") > 0);

        int Owed(string id) => units.Single(u => u!["id"]!.GetValue<string>() == id)!["obligations"]!.AsObject().Sum(c => c.Value!.GetValue<int>());
    }

    [Fact]
    public async Task Argument_UnitWithFullWidthSigns_IsThatUnit()
    {
        await office.ImportRosterAsync(Header + $"离退休（一）支部,branch,乔一,{Newcomer},,secretary,,\n");

        foreach (var typed in (string[])["状态 离退休（一）支部", "状态 离退休(一)支部 2026"])
            Assert.Contains("离退休（一）支部", (await office.Office.SayAsync(typed)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Argument_NameOfABranchAndOfADepartment_IsTheOwnOrAskedBack()
    {
        const string Other = "0c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f";
        await office.ImportRosterAsync(Header + $"督查室,branch,乔一,{Newcomer},,member,,\n督查室,department,乔二,{Other},,member,,\n");

        foreach (var own in (string[])[Newcomer, Other])
            Assert.Contains("召开会议", (await office.PersonOf(own).SayAsync("状态 督查室")).Text, StringComparison.Ordinal);

        var asked = await office.Office.SayAsync("状态 督查室 2026");
        Assert.Contains("督查室（支部）", asked.Text, StringComparison.Ordinal);
        var department = await office.Office.ClickAsync(asked, CardVerbs.CommandRun, data: asked.DataOf(CardVerbs.CommandRun, 1));
        Assert.Contains("督查室（部门）", department.Card.Text, StringComparison.Ordinal);
        Assert.Contains("2026年", department.Card.Text, StringComparison.Ordinal);
        var units = (await office.Office.SayAsync("状态")).Said;
        Assert.Contains("督查室（部门）", units, StringComparison.Ordinal);
        Assert.Contains("督查室（支部）", units, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Argument_ThatIsNoPeriod_IsAskedBack()
    {
        var card = await office.Member.SayAsync("状态 什么时候");

        Assert.Contains("没有看懂这段时间", card.Text, StringComparison.Ordinal);
        Assert.Contains("状态 三季度", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandLine_SaysTheSameAsTheCardInAChannel()
    {
        await SaveMeetingAsync(channel: false);
        var output = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["status", "--period", "本月", "--json"], [StatusCommand.Create(() => office.Services)], _ => Task.FromResult(2), output, output, OfficeHost.Stop);
        var table = new StringWriter();
        await CommandLine.RunAsync(["status"], [StatusCommand.Create(() => office.Services)], _ => Task.FromResult(2), table, table, OfficeHost.Stop);

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output.ToString());
        var all = json.RootElement.GetProperty("obligations");
        var card = await office.Office.SayAsync("状态", channel: true);
        var said = $"已完成 {all.GetProperty("done")} 项，待办 {all.GetProperty("due")} 项，逾期 {all.GetProperty("overdue")} 项";
        Assert.Contains(said, card.Text, StringComparison.Ordinal);
        Assert.Contains(said, table.ToString(), StringComparison.Ordinal);
        // Whoever asks in a channel; the office in its own chat is told of every kind.
        const string LeftOut = "不含按规定不公开的类别";
        Assert.All([card.Text, table.ToString()], text => Assert.Contains(LeftOut, text, StringComparison.Ordinal));
        Assert.DoesNotContain(LeftOut, (await office.Office.SayAsync("状态")).Text, StringComparison.Ordinal);
        Assert.Equal("branch-committee", json.RootElement.GetProperty("meetings")[0].GetProperty("register").GetString());
        Assert.Equal(office.Roster.Units.Length, json.RootElement.GetProperty("units").GetArrayLength());
        var bars = NumbersOf(Assert.Single(Charts(card)));
        Assert.Equal(bars.Sum(), all.GetProperty("done").GetInt32() + all.GetProperty("due").GetInt32() + all.GetProperty("overdue").GetInt32());
    }

    [Fact]
    public async Task CommandLine_UnknownPeriod_IsWrongUsage()
    {
        var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["status", "--period", "whenever"], [StatusCommand.Create(() => office.Services)], _ => Task.FromResult(0), error, error, OfficeHost.Stop);

        Assert.Equal(2, code);
        Assert.Contains("whenever", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RebuildTotals_SaysHowManyUnitsAndChangesNothing()
    {
        await SaveMeetingAsync(channel: false);
        await OfficeHost.EventuallyAsync(() => office.Member.SayAsync("状态"), c => c.Text.Contains("1 次，其中学习 0 次", StringComparison.Ordinal));
        var output = new StringWriter();

        var code = await CommandLine.RunAsync(
            ["rebuild", "totals"], [RebuildCommand.Create(() => office.Services)], _ => Task.FromResult(2), output, output, OfficeHost.Stop);

        Assert.Equal(0, code);
        Assert.Contains("0 rows corrected", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 次，其中学习 0 次", (await office.Member.SayAsync("状态")).Text, StringComparison.Ordinal);
    }

    private async Task SaveMeetingAsync(bool channel)
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel);
        var form = channel ? (await office.Recorder.ClickAsync(posted, CardVerbs.MeetingEdit, channel: true)).Card : posted;
        // What must not leak has to be in the record.
        Assert.All(Secret, secret => Assert.Contains(secret, form.Said, StringComparison.Ordinal));
        var saved = await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, channel);
        Assert.True(saved.IsCard, saved.Said);
    }
}
