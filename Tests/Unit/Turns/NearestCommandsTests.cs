using BotApp.Turns;

namespace BotApp.Tests.Unit.Turns;

public sealed class NearestCommandsTests
{
    private static readonly string[][] Commands = [["记", "log"], ["会议", "meetings"], ["我的", "my"], ["设置", "settings"], ["帮助", "help", "?"]];

    [Theory]
    [InlineData("会义", "会议")]
    [InlineData("会议记录", "会议")]
    [InlineData("會議記錄", "会议")]
    [InlineData("我得", "我的")]
    [InlineData("设制", "设置")]
    [InlineData("setings", "设置")]
    [InlineData("meetigns", "会议")]
    [InlineData("hlep", "帮助")]
    [InlineData("ＨＥＬＰＰ", "帮助")]
    [InlineData("set", "设置")]
    public void Of_MistypedWord_IsTheCommand(string typed, string command) => Assert.Equal(command, NearestCommands.Of(typed, Commands)[0]);

    [Theory]
    [InlineData("你好")]
    [InlineData("好的")]
    [InlineData("是的")]
    [InlineData("")]
    [InlineData("今天下午三点在二楼开会讨论预算请大家准时参加")]
    [InlineData("?!")]
    [InlineData("xyz")]
    public void Of_AnythingElse_IsNothing(string typed) => Assert.Empty(NearestCommands.Of(typed, Commands));
}
