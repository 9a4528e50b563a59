using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>A request in plain words is no command: it gets the command as a button, and nothing is done by itself.</summary>
public sealed class SuggestedCommandsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("年度报告", "年报")]
    [InlineData("生成2026年年度报告", "年报 2026年")]
    [InlineData("出一份今年的年报", "年报 今年")]
    [InlineData("出一份2025年的年报", "年报 2025年")]
    [InlineData("帮我导出一下2025年的数据", "导出 2025年")]
    [InlineData("11月完成情况", "状态 11月")]
    [InlineData("11月状态", "状态 11月")]
    [InlineData("上个月的状态", "状态 上个月")]
    [InlineData("三季度进展", "状态 三季度")]
    [InlineData("查看状态", "状态")]
    [InlineData("本支部状态", "状态")]
    [InlineData("待办", "我的")]
    [InlineData("看看我的待办", "我的")]
    [InlineData("问题台账", "台账")]
    [InlineData("整改台账", "台账")]
    [InlineData("我要写自查", "自查")]
    [InlineData("怎么用", "帮助")]
    [InlineData("你会什么", "帮助")]
    [InlineData("菜单", "帮助")]
    [InlineData("使用说明", "帮助")]
    [InlineData("你好", "帮助")]
    [InlineData("人员名册", "名册")]
    [InlineData("修改设置", "设置")]
    [InlineData("最近开了哪些会", "会议")]
    [InlineData("我想登记一次会议", "记")]
    [InlineData("会义", "会议")]
    public async Task Say_RequestInPlainWords_OffersItsCommandFirst(string said, string command) =>
        Assert.Equal(command, Commands(await office.Office.SayAsync(said)).FirstOrDefault());

    [Theory]
    [InlineData("好的，明天我来开")]
    [InlineData("谢谢，收到啦")]
    [InlineData("昨天的支委会我没去，身体不舒服")]
    [InlineData("昨天党课讲得真好，受益匪浅")]
    public async Task Say_Chat_OpensNoFormAndRepeatsNothing(string said)
    {
        var answer = await office.Recorder.SayAsync(said);

        Assert.False(answer.Has(CardVerbs.MeetingSave), answer.Said);
        Assert.All(Commands(answer), c => Assert.DoesNotContain(' ', c));
    }

    [Theory]
    [InlineData("11月完成情况")]
    [InlineData("上个月的状态")]
    public async Task Say_RequestWhereOthersReadAlong_OffersTheBareCommand(string said) =>
        Assert.Equal("状态", Commands(await office.Recorder.SayAsync(said, channel: true)).FirstOrDefault());

    [Fact]
    public async Task Say_RequestForWhatThePersonMayNot_OffersItNot() =>
        Assert.DoesNotContain("名册", Commands(await office.Member.SayAsync("人员名册")));

    private static List<string> Commands(ShownCard card) =>
        [.. card.ButtonsOf(CardVerbs.CommandRun).Select(b => b[CardData.Command]!.GetValue<string>())];
}
