using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Tests.Unit.Turns;

public sealed class SpokenCommandsTests
{
    private static readonly CommandHandler Nothing = (_, _, _) => Task.FromResult<Reply>(new Reply.Silent());

    private static readonly RouteTable Routes = new RouteTable()
        .MapCommand(["记", "log"], Operation.LogRecord, Nothing, spoken: new(["登记一次会议"]))
        .MapCommand(["登记", "record"], Operation.LogRecord, Nothing)
        .MapCommand(["会议"], Operation.ListMeetings, Nothing, spoken: new(["会议", "哪些会"]))
        .MapCommand(["状态"], Operation.Status, Nothing, spoken: new(["状态", "完成情况"], SpokenCommands.Period))
        .MapCommand(["年报"], Operation.Export, Nothing, spoken: new(["年报", "年度报告"], SpokenCommands.Year));

    [Theory]
    [InlineData("查看状态", "状态", null)]
    [InlineData("查看狀態", "状态", null)]
    [InlineData("11月完成情况", "状态", "11月")]
    [InlineData("看看去年四季度的状态", "状态", "去年四季度")]
    [InlineData("2026年上半年完成情况", "状态", "2026年上半年")]
    [InlineData("２０２６年报", "年报", "2026")]
    [InlineData("生成2026年年度报告", "年报", "2026年")]
    [InlineData("最近开了哪些会", "会议", null)]
    [InlineData("我想登记一次会议", "记", null)]
    public void Of_RequestInPlainWords_IsItsCommand(string text, string word, string? argument) =>
        Assert.Equal([new SpokenCommand(word, argument)], SpokenCommands.Of(text, Routes.Commands));

    [Theory]
    [InlineData("")]
    [InlineData("今天天气不错")]
    [InlineData("昨天下午机关党委的同志说他们的会议室下个月才能借给我们用")]
    public void Of_AnythingElse_IsNothing(string text) => Assert.Empty(SpokenCommands.Of(text, Routes.Commands));
}
