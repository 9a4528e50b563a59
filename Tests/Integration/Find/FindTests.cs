using BotApp.Cards;
using BotApp.Features.Tags;
using BotApp.Office.Registers;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.Find.FindOffice;

namespace BotApp.Tests.Integration.Find;

public sealed class FindTests(AzuriteFixture azurite)
{
    private const string Second = "branch:第二党支部";

    [Fact]
    public async Task Find_Recorder_FindsTheOwnUnitsEntriesAndOpensThem()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "f1", TestOffice.Unit, "2026-11-05", "青禾村帮扶情况");
        await SaveAsync(office, "f2", Second, "2026-11-06", "青禾村调研安排");
        await SaveAsync(office, "f3", TestOffice.Unit, "2026-11-07", "其他事项", fields: ("decisions", "下周去青禾村"));

        var found = await office.Recorder.SayAsync("找 青禾村");

        Assert.Contains("青禾村帮扶情况", found.Text, StringComparison.Ordinal);
        Assert.Contains("其他事项", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("青禾村调研安排", found.Text, StringComparison.Ordinal);
        var opened = await office.Recorder.ClickAsync(found, CardVerbs.MeetingOpen);
        Assert.Contains("下周去青禾村", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_AllRoles_SeeOnlyWhatTheyMayRead()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "v1", TestOffice.Unit, "2026-11-05", "甲方案");
        await SaveAsync(office, "v2", Second, "2026-11-06", "乙方案");

        Assert.Equal(["甲方案"], await TitlesAsync(office.Member, "find 方案"));
        Assert.Equal(["乙方案"], await TitlesAsync(office.OtherRecorder, "找 方案"));
        Assert.Equal(["乙方案", "甲方案"], await TitlesAsync(office.Office, "找 方案"));
        Assert.Equal(["乙方案", "甲方案"], await TitlesAsync(office.Leader, "查找：方案"));
    }

    [Fact]
    public async Task Find_ByKindAndWord_NeedsAll()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "k1", TestOffice.Unit, "2026-11-05", "全会精神", "party-lecture");
        await SaveAsync(office, "k2", TestOffice.Unit, "2026-11-06", "全会精神");

        Assert.Equal(["全会精神"], await TitlesAsync(office.Recorder, "找 党课　全会"));
    }

    [Fact]
    public async Task Find_KeywordCutWithinACharacter_AnswersThatThereIsNone()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        // The 60th code unit is the first half of the last character.
        Assert.Contains("没有找到", (await office.Recorder.SayAsync("找 " + new string('学', 59) + "😀")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ManyEntries_ArePagedNewestFirst()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        for (var day = 1; day <= 10; day++)
            await SaveAsync(office, $"p{day}", TestOffice.Unit, $"2026-10-{day:00}", $"第{day}次例会");

        var first = await office.Recorder.SayAsync("找 例会");
        Assert.Equal(8, first.Count(CardVerbs.MeetingOpen));
        Assert.Contains("第10次例会", first.Text, StringComparison.Ordinal);
        var second = await office.Recorder.ClickAsync(first, CardVerbs.FindPage);
        Assert.Equal(2, second.Card.Count(CardVerbs.MeetingOpen));
        Assert.Contains("第1次例会", second.Card.Text, StringComparison.Ordinal);
        // Someone else's click with the same data finds what that person may see: nothing.
        var other = await office.OtherRecorder.ForgeAsync(CardVerbs.FindPage, first.DataOf(CardVerbs.FindPage));
        Assert.Equal(0, other.Card.Count(CardVerbs.MeetingOpen));
    }

    [Fact]
    public async Task Find_InAChannel_ShowsCountsByKindAndNoTitle()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "c1", TestOffice.Unit, "2026-11-05", "张三的事", fields: ("absent", "张三:出差"));

        var byKind = await office.Recorder.SayAsync("找 支委会", channel: true);
        Assert.Contains("支部委员会会议", byKind.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", byKind.Text, StringComparison.Ordinal);
        var byName = await office.Recorder.SayAsync("找 张三", channel: true);
        Assert.DoesNotContain("支部委员会会议", byName.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", byName.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_InAChannelOfOtherUnits_IsToldSo()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync("设置", channel: true);
        await office.Office.ClickAsync(form, "settings.saveChannel", channel: true, changed: [("units", "branch:第二党支部")]);

        var found = await office.Recorder.SayAsync("找 支委会", channel: true);

        Assert.Contains("本频道（群聊）只涉及第二党支部", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_InAChannel_CountsAllHoweverMany()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        for (var n = 1; n <= 205; n++)
            await SaveAsync(office, $"m{n}", TestOffice.Unit, "2026-11-05", "例会");
        await SaveAsync(office, "k1", TestOffice.Unit, "2026-01-05", "党课", "party-lecture");

        Assert.Contains("205 条", (await office.Recorder.SayAsync("找 支委会", channel: true)).Text, StringComparison.Ordinal);
        Assert.Contains("1 条", (await office.Recorder.SayAsync("找 党课", channel: true)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ItemOfALedger_IsFoundAndOpened()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveItemAsync(office, "i1", "制度漏洞整改");

        var found = await office.Member.SayAsync("找 制度漏洞");

        Assert.Contains("制度漏洞整改", found.Text, StringComparison.Ordinal);
        var opened = await office.Member.ClickAsync(found, CardVerbs.LedgerOpen);
        Assert.Contains("制度漏洞整改", opened.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("制度漏洞整改", (await office.OtherRecorder.SayAsync("找 制度漏洞")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_WhatACardSaysOfTagsAndChoices_IsFoundAndNoHiddenIdIs()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Services.GetRequiredService<OfficeTags>().SaveAsync(
            new RegisterTag("conduct", new LocalText("作风建设", "Conduct")), "t1", office.Office.Id, DateTimeOffset.UnixEpoch, OfficeHost.Stop);
        await SaveAsync(office, "t1", TestOffice.Unit, "2026-11-05", "例会", fields: ("tags", "conduct"));
        await SaveItemAsync(
            office, "i1", "制度漏洞", ("source", "inspection"), ("ownerId", office.Member.Id), ("meeting", "mabcdefghijklmnopqrstuvwxyz"), ("lookBacks", "2026-11-20 | 沈一舟 | holds"));

        Assert.Contains("例会", (await office.Recorder.SayAsync("找 作风建设")).Text, StringComparison.Ordinal);
        foreach (var said in (string[])["巡视巡察", "未启动", "已巩固"])
            Assert.Contains("制度漏洞", (await office.Recorder.SayAsync("找 " + said)).Text, StringComparison.Ordinal);
        foreach (var hidden in (string[])[office.Member.Id[..6], "jklmn", "not-started"])
            Assert.Contains("没有找到", (await office.Recorder.SayAsync("找 " + hidden)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Find_ItemThatFewMaySee_IsFoundByThoseFewOnly(bool ofOlderBuild)
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveItemAsync(office, "i1", "不公开的事项", ("visibility", "participants"));
        if (ofOlderBuild)
            await ForgetVisibilityAsync(office);

        var member = await office.Member.SayAsync("找 不公开");
        Assert.DoesNotContain("不公开的事项", member.Text, StringComparison.Ordinal);
        var inChannel = await office.Member.SayAsync("找 会议议定事项", channel: true);
        Assert.Contains("没有找到", inChannel.Text, StringComparison.Ordinal);
        var query = await InvokeAsync(office, office.Member, "composeExtension/query", Query("不公开"));
        Assert.Equal("message", query["composeExtension"]!["type"]!.GetValue<string>());
        Assert.DoesNotContain("不公开的事项", (await office.Leader.SayAsync("找 不公开")).Text, StringComparison.Ordinal);

        var recorder = await office.Recorder.SayAsync("找 不公开");
        Assert.Contains("不公开的事项", recorder.Text, StringComparison.Ordinal);
        Assert.Contains("不公开的事项", (await office.Recorder.ClickAsync(recorder, CardVerbs.LedgerOpen)).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ItemDecidedInAMeetingForFew_IsNotFoundByMembers()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var draft = await office.Recorder.SayAsync("记 11月20日上午9点在三楼会议室召开党组会议，应到7人实到7人");
        Assert.Equal("party-group-meeting", draft.Inputs["type"]);
        var saved = await office.Recorder.ClickAsync(
            draft, CardVerbs.MeetingSave, changed: [("topic", "研究人选"), ("actions", "核实候选人情况 | 张三 | 2026-12-31")]);
        Assert.Contains("已保存", saved.Card.Text, StringComparison.Ordinal);

        Assert.Contains("核实候选人情况", (await office.Recorder.SayAsync("找 候选人")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("核实候选人情况", (await office.Member.SayAsync("找 候选人")).Text, StringComparison.Ordinal);
    }

    private static async Task<List<string>> TitlesAsync(Person person, string command) =>
        [.. (await person.SayAsync(command)).Text.Split('\n').Where(t => t.EndsWith("方案", StringComparison.Ordinal) && t.Length == 3 || t == "全会精神")];

    // As a build left the rows that did not keep it there.
    private static async Task ForgetVisibilityAsync(OfficeHost office)
    {
        var table = office.Services.GetRequiredService<OfficeTables>().Units;
        foreach (var row in await office.UnitRowsAsync(TestOffice.Unit, "day"))
        {
            row.Remove("Visibility");
            await table.UpdateEntityAsync(row, row.ETag, Azure.Data.Tables.TableUpdateMode.Replace, OfficeHost.Stop);
        }
    }
}
