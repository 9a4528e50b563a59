using BotApp.Office.Rights;
using BotApp.Protocol;
using BotApp.Turns;

namespace BotApp.Tests.Unit.Turns;

public sealed class RouteTableTests
{
    private static readonly CommandHandler Nothing = (_, _, _) => Task.FromResult<Reply>(new Reply.Silent());
    private static readonly VerbHandler NoClick = (_, _, _) => Task.FromResult<Reply>(new Reply.Silent());
    private static readonly InvokeHandler NoInvoke = (_, _) => Task.FromResult(InvokeResponse.Ok);
    private static readonly InvokeRefuser NoRefusal = (_, _, _, _) => Task.FromResult(InvokeResponse.Ok);

    [Theory]
    [InlineData("记 刚开完支委会", "刚开完支委会")]
    [InlineData("记：刚开完支委会", "刚开完支委会")]
    [InlineData("记　刚开完支委会", "刚开完支委会")]
    [InlineData("LOG 刚开完支委会", "刚开完支委会")]
    [InlineData("ｌｏｇ 全角：１人", "全角：１人")]
    [InlineData("记", "")]
    [InlineData("記", "")]
    [InlineData("記 支委會剛開完", "支委會剛開完")]
    public void FindCommand_WordThenSpaceOrColon_IsTheCommandWithItsArgumentVerbatim(string text, string argument) =>
        Assert.Equal(argument, Table().FindCommand(text)?.Argument);

    [Theory]
    [InlineData("记录一下")]
    [InlineData("会议记录")]
    [InlineData("")]
    public void FindCommand_AnotherWord_IsNone(string text) => Assert.Null(Table().FindCommand(text));

    [Fact]
    public void MapCommand_WordThatIsTaken_StopsTheStart() =>
        Assert.Throws<InvalidOperationException>(() => Table().MapCommand(["log"], Operation.Help, Nothing));

    [Fact]
    public void MapVerb_Twice_StopsTheStart() => Assert.Throws<InvalidOperationException>(() =>
        Table().MapVerb("a", Operation.Help, NoClick).MapVerb("a", Operation.Help, NoClick));

    [Fact]
    public void MapVerb_WithoutAnEntryInTheTable_StopsTheStart() =>
        Assert.Throws<InvalidOperationException>(() => Table().MapVerb("a", (Operation)999, NoClick));

    [Fact]
    public void Map_AnyKindOfRouteWithoutAnEntryInTheTable_StopsTheStart()
    {
        const Operation Unlisted = (Operation)999;

        Assert.Throws<InvalidOperationException>(() => Table().MapCommand(["x"], Unlisted, Nothing));
        Assert.Throws<InvalidOperationException>(() => Table().MapSentence(Unlisted, (_, _, _) => Task.FromResult<Reply?>(null)));
        Assert.Throws<InvalidOperationException>(() => Table().MapOtherwise(Unlisted, (_, _, _) => Task.FromResult<Reply?>(null)));
        Assert.Throws<InvalidOperationException>(() => Table().MapInvoke("x", Unlisted, NoInvoke, NoRefusal));
    }

    [Fact]
    public void MapInvoke_Twice_StopsTheStart() => Assert.Throws<InvalidOperationException>(() =>
        Table().MapInvoke("a", Operation.Help, NoInvoke, NoRefusal).MapInvoke("a", Operation.Help, NoInvoke, NoRefusal));

    private static RouteTable Table() => new RouteTable().MapCommand(["记", "log"], Operation.LogRecord, Nothing);
}
