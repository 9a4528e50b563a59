using BotApp.Cards;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Tags;

/// <summary>The office creates a tag; meetings logged while it runs carry it, until someone takes it off.</summary>
public sealed class TagsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Tag_CreatedByTheOffice_IsPreselectedWhileItRuns()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync("标签");
        var saved = await office.Office.ClickAsync(
            form, CardVerbs.TagsSave, changed: [("tagName", "作风建设"), ("tagCode", "conduct"), ("tagFrom", "2026-11-01"), ("tagTo", "2026-11-30")]);
        Assert.Contains("已保存：作风建设", saved.Card.Text, StringComparison.Ordinal);

        var within = await office.Recorder.SayAsync("记 11月20日上午9点在三楼会议室召开支委会，应到7人实到7人");
        var before = await office.Recorder.SayAsync("记 10月20日上午9点在三楼会议室召开支委会，应到7人实到7人");

        Assert.Equal("conduct", within.Inputs["tags"]);
        Assert.NotEqual("conduct", before.Inputs.GetValueOrDefault("tags"));
    }

    [Fact]
    public async Task Tag_OfACampaignThatTheReportCounts_IsAskedForUntilItIsThere()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync("标签");
        Assert.Contains("代码为 theme-education 的标签统计，目前还没有", form.Text, StringComparison.Ordinal);

        var saved = await office.Office.ClickAsync(form, CardVerbs.TagsSave, changed: [("tagName", "主题教育"), ("tagCode", "theme-education")]);
        Assert.DoesNotContain("目前还没有这个标签", saved.Card.Text, StringComparison.Ordinal);
        Assert.Contains("以往年份的数字也会变", (await office.Office.ClickAsync(saved.Card, CardVerbs.TagsOpen)).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tag_ThatRuns_IsPreselectedOnAnyEntryItFits()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Office.ClickAsync(
            await office.Office.SayAsync("标签"), CardVerbs.TagsSave,
            changed: [("tagName", "作风建设"), ("tagCode", "conduct"), ("tagFrom", "2026-11-01"), ("tagTo", "2026-11-30"), ("tagRegisters", "article")]);

        var blank = await office.Recorder.SayAsync("登记 稿件");
        Assert.Equal("conduct", blank.Inputs["f-tags"]);
        Assert.False((await office.Recorder.SayAsync("登记 学习安排")).Inputs.ContainsKey("f-tags"));

        var saved = await office.Recorder.ClickAsync(blank, CardVerbs.RecordSave, changed: [("f-tags", ""), ("f-date", "2026-11-20"), ("f-title", "秋收见闻"), ("f-type", "release")]);
        Assert.Contains("秋收见闻", saved.Card.Text, StringComparison.Ordinal);
        Assert.False(saved.Card.Has(CardVerbs.RecordSave), saved.Said);
        Assert.DoesNotContain("作风建设", saved.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tag_ForSomeRegisters_IsPreselectedForThoseAndKeptWhereItIsAlready()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        const string Committee = "记 11月20日上午9点在三楼会议室召开支委会，应到7人实到7人";
        var form = await office.Office.SayAsync("标签");
        var created = await office.Office.ClickAsync(
            form, CardVerbs.TagsSave, changed: [("tagName", "作风建设"), ("tagCode", "conduct"), ("tagFrom", "2026-11-01"), ("tagTo", "2026-11-30")]);
        var before = await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Committee), CardVerbs.MeetingSave);

        var opened = await office.Office.ClickAsync(created.Card, CardVerbs.TagsOpen);
        var narrowed = await office.Office.ClickAsync(opened.Card, CardVerbs.TagsSave, changed: [("tagRegisters", "party-lecture,reading-class")]);

        Assert.Contains("党课、专题读书班", narrowed.Card.Text, StringComparison.Ordinal);
        Assert.Equal(
            "party-lecture,reading-class", (await office.Office.ClickAsync(narrowed.Card, CardVerbs.TagsOpen)).Card.Inputs["tagRegisters"]);
        Assert.False((await office.Recorder.SayAsync(Committee)).Inputs.ContainsKey("tags"));
        Assert.Equal("conduct", (await office.Recorder.SayAsync("记 11月20日上午9点在三楼会议室上党课，到会20人")).Inputs["tags"]);

        var edit = await office.Recorder.ClickAsync(before.Card, CardVerbs.MeetingEdit);
        var edited = await office.Recorder.ClickAsync(edit.Card, CardVerbs.MeetingSave, changed: [("topic", "作风建设")]);
        Assert.Contains("会议记录已保存", edited.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tag_ChangedFromAStaleCard_KeepsWhatAnotherSavedAndWhatWasTyped()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var created = await office.Office.ClickAsync(
            await office.Office.SayAsync("标签"), CardVerbs.TagsSave, changed: [("tagName", "作风建设"), ("tagCode", "conduct"), ("tagFrom", "2026-11-01")]);
        var first = await office.Office.ClickAsync(created.Card, CardVerbs.TagsOpen);
        var second = await office.Office.ClickAsync(created.Card, CardVerbs.TagsOpen);
        await office.Office.ClickAsync(first.Card, CardVerbs.TagsSave, changed: [("tagTo", "2026-11-30")]);

        var stale = await office.Office.ClickAsync(second.Card, CardVerbs.TagsSave, changed: [("tagName", "作风建设年")]);

        Assert.Contains("未保存", stale.Card.Text, StringComparison.Ordinal);
        Assert.Equal("作风建设年", stale.Card.Inputs["tagName"]);
        var now = (await office.Office.ClickAsync(stale.Card, CardVerbs.TagsOpen)).Card;
        Assert.Equal(("作风建设", "2026-11-30"), (now.Inputs["tagName"], now.Inputs["tagTo"]));

        var again = await office.Office.ClickAsync(stale.Card, CardVerbs.TagsSave, changed: [("tagTo", "2026-12-31")]);
        Assert.Contains("已保存：作风建设年", again.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tag_FaultyAndStale_SaysBoth()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync("标签");
        await office.Office.ClickAsync(form, CardVerbs.TagsSave, changed: [("tagName", "作风建设"), ("tagCode", "conduct")]);

        var stale = await office.Office.ClickAsync(form, CardVerbs.TagsSave, changed: [("tagName", "走访"), ("tagCode", "走访")]);

        Assert.Contains("未保存", stale.Card.Text, StringComparison.Ordinal);
        Assert.Contains("小写字母", stale.Card.Text, StringComparison.Ordinal);
        Assert.Equal("走访", stale.Card.Inputs["tagCode"]);
    }

    [Fact]
    public async Task Tag_SameClickTwice_IsOneTagAndSaved()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync("标签");

        var answers = new List<Answer>();
        for (var twice = 0; twice < 2; twice++)
            answers.Add(await office.Office.ClickAsync(form, CardVerbs.TagsSave, changed: [("tagName", "作风建设"), ("tagCode", "conduct")]));

        Assert.All(answers, a => Assert.Contains("已保存：作风建设", a.Card.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tags_OfAMember_AreRefused()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        Assert.Empty((await office.Member.SayAsync("标签")).Inputs);
    }
}
