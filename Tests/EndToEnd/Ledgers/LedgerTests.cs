using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Ledgers;

/// <summary>What a meeting decided, from the decision to its reopening, as people do it.</summary>
public sealed class LedgerTests(OfficeUnderTest office) : PlaygroundTest(office)
{
    private const string Task = "报送全会精神学习小结";

    // Its own: in an office that other tests drive too there is more than one of the usual.
    private const string Topic = "安排全会精神学习小结";

    [Fact]
    public async Task Decision_OfAMeeting_IsUpdatedClosedLookedBackOnAndReopened()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        var form = await recorder.AskAsync(Sentences.Committee);
        await form.FillAsync(Labels.Topic, Topic);
        await form.UnfoldAsync("更多项目");
        await form.FillAsync("后续任务", $"{Task} | {DemoOffice.Member} | {Today().AddDays(10):yyyy-MM-dd}");
        await form.ClickAsync(Labels.Save);
        Assert.Contains(Task, await form.TextAsync(), StringComparison.Ordinal);

        var member = await SignInAsync(DemoOffice.Member);
        var item = await member.AskAsync("我的");
        await item.ClickInRowAsync(Task, Labels.Open);
        Assert.Contains("未启动", await item.TextAsync(), StringComparison.Ordinal);
        await item.ChooseAsync("状态", "推进中");
        await item.FillAsync("进展", "已收齐三份");
        await PictureAsync(member, "ledger-item");
        await item.ClickAsync("更新");
        Assert.Contains("未启动 → 推进中 · 已收齐三份", await item.TextAsync(), StringComparison.Ordinal);
        await item.ClickAsync("销号");
        Assert.Contains($"由{DemoOffice.Secretary}回头看", await item.TextAsync(), StringComparison.Ordinal);

        var secretary = await SignInAsync(DemoOffice.Secretary);
        var check = await secretary.AskAsync("台账");
        await check.ClickInRowAsync(Task, Labels.Open);
        await check.ChooseAsync("回头看结果", "重新整改");
        await check.FillAsync("进展", "缺一份");
        await PictureAsync(secretary, "ledger-look-back");
        await check.ClickAsync("记录回头看");
        Assert.Contains("回头看：重新整改 · 缺一份 · 已销号 → 推进中", await check.TextAsync(), StringComparison.Ordinal);

        var meetings = await recorder.AskAsync(Sentences.Meetings);
        await meetings.ClickInRowAsync(Topic, Labels.Open);
        Assert.Contains("推进中", await meetings.TextAsync(), StringComparison.Ordinal);
        var again = await member.AskAsync("我的");
        await again.ClickInRowAsync(Task, Labels.Open);
        Assert.Contains("已收齐三份", await again.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("回头看：重新整改", await again.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewItem_ByTheForm_StandsInItsList()
    {
        var secretary = await SignInAsync(DemoOffice.Secretary);
        var card = await secretary.AskAsync("台账");
        await card.ClickAsync("新增事项");
        await card.ChooseAsync("清单", "问题清单");
        await card.ClickAsync("填写");
        await card.FillAsync("问题", "学习笔记检查不够经常");
        await card.FillAsync("责任人", DemoOffice.Member);
        await card.FillDateAsync("完成时限", Today());
        await PictureAsync(secretary, "ledger-form");
        await card.ClickAsync(Labels.Save);
        Assert.Contains("未启动", await card.TextAsync(), StringComparison.Ordinal);

        var list = await secretary.AskAsync("台账 第一党支部");
        Assert.Contains("学习笔记检查不够经常", await list.TextAsync(), StringComparison.Ordinal);
        await PictureAsync(secretary, "ledger-list");
        await secretary.NarrowAsync(320);
        Assert.True(await list.FitsAsync());
    }

    private static DateOnly Today() =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime);
}
