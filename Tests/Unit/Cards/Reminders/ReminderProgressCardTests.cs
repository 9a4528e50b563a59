using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Reminders;

public sealed class ReminderProgressCardTests
{
    private static readonly ReminderProgressCard.Data Running = new()
    {
        Hidden = new Dictionary<string, string> { [CardData.Id] = "r" },
        Title = "春节前提醒",
        State = ReminderProgressCard.State.Running,
        When = "2026年2月10日 周二 09:00",
        Recipients = 200,
        Sent = 60,
        Acknowledged = 40,
        Pending = 100,
        MayCancel = true,
    };

    [Fact]
    public void Render_Running_CountsTheConfirmedAsDelivered()
    {
        var card = Render(Running);
        var bar = card.Elements().Single(node => node.Is("ProgressBar"));

        Assert.Contains("已送达 100/200，已确认 40", card.Words(), StringComparison.Ordinal);
        Assert.Equal((100, 200), (bar.GetProperty("value").GetInt32(), bar.GetProperty("max").GetInt32()));
        Assert.Equal("送达 50%", bar.GetProperty("fallback").Text("text"));
    }

    [Fact]
    public void Render_TextThatIsLongerThanItsTitle_IsShownWhole()
    {
        var words = Render(Running with { Title = "请各支部…", Text = "请各支部报送材料。\n另附模板。" }).Words();

        Assert.Contains("另附模板。", words, StringComparison.Ordinal);
        Assert.DoesNotContain("请各支部…", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Others_AreSaidInWordsWhereThereAreAny()
    {
        var card = Render(Running with { Pending = 0, Unknown = 1, Unreachable = 2, Failed = 3, Suppressed = 4, Away = 5 });

        Assert.Contains("结果不明 1 · 无法送达 2 · 发送失败 3 · 外出未发送 5 · 不需发送 4", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("待发送", card.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReminderProgressCard.State.Running, true)]
    [InlineData(ReminderProgressCard.State.Cancelled, false)]
    public void Render_SomeWaitForAnotherDay_SaysWhenTheyGetItAndWhatIsSentAtOnce(ReminderProgressCard.State state, bool isSaid)
    {
        var words = Render(Running with { State = state, Held = 13, HeldUntil = new DateTimeOffset(2026, 2, 12, 8, 31, 0, TimeSpan.FromHours(8)) }).Words();

        Assert.Equal(isSaid, words.Contains("13 人当天已收到过一条消息，2026年2月12日 08:31 起收到这一条", StringComparison.Ordinal));
        Assert.Equal(isSaid, words.Contains("“紧急”", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReminderProgressCard.State.Running, true)]
    [InlineData(ReminderProgressCard.State.Cancelled, false)]
    public void Render_Unknown_PromisesTheResendUnlessStopped(ReminderProgressCard.State state, bool isPromised)
    {
        Assert.Equal(isPromised, Render(Running with { State = state, Unknown = 1 }).Words().Contains("补发", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReminderProgressCard.State.Scheduled, "提醒 · 待发送")]
    [InlineData(ReminderProgressCard.State.Running, "提醒 · 发送中")]
    [InlineData(ReminderProgressCard.State.Finished, "提醒 · 已发完")]
    [InlineData(ReminderProgressCard.State.Cancelled, "提醒 · 已取消")]
    [InlineData(ReminderProgressCard.State.CalledOff, "提醒 · 已取消")]
    [InlineData(ReminderProgressCard.State.Missed, "提醒 · 错过时间，未发送")]
    public void Render_State_IsTheHeading(ReminderProgressCard.State state, string heading)
    {
        Assert.StartsWith(heading + "\n春节前提醒\n", Render(Running with { State = state }).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReminderProgressCard.State.Scheduled, 200)]
    [InlineData(ReminderProgressCard.State.Missed, 200)]
    [InlineData(ReminderProgressCard.State.CalledOff, 200)]
    [InlineData(ReminderProgressCard.State.Running, 0)]
    public void Render_NothingToMeasure_HasNoBar(ReminderProgressCard.State state, int recipients)
    {
        Assert.DoesNotContain(Render(Running with { State = state, Recipients = recipients }).Elements(), node => node.Is("ProgressBar"));
    }

    [Fact]
    public void Render_MayCancel_AsksOnce()
    {
        Assert.Equal(["id=r"], Render(Running).Button(CardVerbs.ReminderCancel).Data());
        Assert.Single(Render(Running).Elements(), node => node.Is("Action.ShowCard"));
        Assert.Empty(Render(Running with { MayCancel = false }).Buttons(CardVerbs.ReminderCancel));
    }

    [Fact]
    public void Render_Problems_AreListedUpToALimitAndCounted()
    {
        var problems = Enumerable.Range(1, ReminderProgressCard.MaxProblems + 5).Select(number => $"张三{number}：已停用应用").ToArray();
        var words = Render(Running with { Problems = problems, MoreProblems = 7 }).Words();

        Assert.Contains("张三20：已停用应用", words, StringComparison.Ordinal);
        Assert.DoesNotContain("张三21", words, StringComparison.Ordinal);
        Assert.Contains("另有 12 人", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_AClickThatCameTooLate_SaysSoBelowTheHeading()
    {
        var words = Render(Running with { Note = "这份提醒已由张三处理。" }).Words();

        Assert.StartsWith("提醒 · 发送中\n这份提醒已由张三处理。\n春节前提醒\n", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Always_LeadsBackToTheList()
    {
        Assert.Single(Render(Running with { State = ReminderProgressCard.State.Missed, MayCancel = false }).Buttons(CardVerbs.ReminderList));
    }

    private static AdaptiveCard Render(ReminderProgressCard.Data data) => ReminderProgressCard.Render(data, CardTexts.For(null));
}
