using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Reminders;

public sealed class ReminderListCardTests
{
    [Theory]
    [InlineData(null, "待审 · 收件人 245 人")]
    [InlineData(ReminderProgressCard.State.Scheduled, "待发送 · 收件人 245 人")]
    [InlineData(ReminderProgressCard.State.Running, "发送中 · 已确认 31/245")]
    [InlineData(ReminderProgressCard.State.Finished, "已发完 · 已确认 31/245")]
    [InlineData(ReminderProgressCard.State.Cancelled, "已取消 · 已确认 31/245")]
    [InlineData(ReminderProgressCard.State.CalledOff, "已取消 · 收件人 245 人")]
    [InlineData(ReminderProgressCard.State.Missed, "错过时间，未发送 · 收件人 245 人")]
    public void Render_Line_SaysWhereItStands(ReminderProgressCard.State? state, string said)
    {
        Assert.Equal($"提醒\n每周一 09:00\n春节前提醒\n{said}", Render(new() { Lines = [Line("r", state)] }).Words());
    }

    [Theory]
    [InlineData(ReminderProgressCard.State.Running, "发送中 · 已确认 31/245 · 13 人下一工作日收到")]
    [InlineData(ReminderProgressCard.State.Cancelled, "已取消 · 已确认 31/245")]
    public void Render_SomeWaitForAnotherDay_AreCountedUnlessItWasStopped(ReminderProgressCard.State state, string said) =>
        Assert.EndsWith("\n" + said, Render(new() { Lines = [Line("r", state) with { Held = 13 }] }).Words(), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 0, 232, "已发完 · 已确认 31/245 · 发送失败 232")]
    [InlineData(1, 2, 3, "已发完 · 已确认 31/245 · 结果不明 1 · 无法送达 2 · 发送失败 3")]
    public void Render_LineOfOneThatDidNotReachAll_SaysSo(int unknown, int unreachable, int failed, string said)
    {
        var line = Line("r", ReminderProgressCard.State.Finished) with { Unknown = unknown, Unreachable = unreachable, Failed = failed };

        Assert.EndsWith(said, Render(new() { Lines = [line] }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Lines_CanBeOpened()
    {
        var buttons = Render(new() { Lines = [Line("a", null), Line("b", null)] }).Buttons(CardVerbs.ReminderOpen);

        Assert.Equal([["id=a"], ["id=b"]], buttons.Select(button => button.Data()));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(10, false, "after=10")]
    [InlineData(20, true, "after=20", "")]
    [InlineData(null, true, "")]
    public void Render_Pages_LeadOnAndBack(int? next, bool isLater, params string[] leadTo)
    {
        var card = Render(new() { Lines = [Line("r", null)], Next = next, IsLaterPage = isLater });

        Assert.Equal(leadTo, card.Buttons(CardVerbs.ReminderList).Select(button => string.Join(' ', button.Data())));
    }

    [Fact]
    public void Render_GivenUpThatCouldNotBeRead_IsSaid()
    {
        Assert.DoesNotContain("停下", Render(new()).Words(), StringComparison.Ordinal);
        Assert.Contains("是否有发送已停下，现在读不到", Render(new() { GivenUp = null }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Empty_SaysSoAndOffersToWriteOne()
    {
        var card = Render(new());

        Assert.Contains("还没有提醒", card.Words(), StringComparison.Ordinal);
        Assert.Equal(["text=提醒 发送"], card.Button(CardVerbs.CommandRun).Data());
    }

    private static AdaptiveCard Render(ReminderListCard.Data data) => ReminderListCard.Render(data, CardTexts.For(null));

    private static ReminderListCard.Line Line(string id, ReminderProgressCard.State? state) =>
        new("春节前提醒", "每周一 09:00", state, 245, 31, new Dictionary<string, string> { [CardData.Id] = id });
}
