using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;
using BotApp.Storage.Obligations;

namespace BotApp.Tests.Unit.Cards.Reminders;

public sealed class DayCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly DayCard.Data Empty = new() { Today = Today, Hidden = new Dictionary<string, string> { [CardData.Id] = "day" } };

    [Fact]
    public void Render_Items_StandUnderTheirDay()
    {
        var card = Render(Item("以后", Today.AddDays(1)), Item("无期限", null), Item("今天的", Today), Item("迟了的", Today.AddDays(-3)) with { WorkdaysLate = 1 });

        Assert.Equal(
            "今日事项\n2026年11月23日 周一\n已逾期\n迟了的\n已逾期 1 个工作日（时限 2026年11月20日）\n今天\n今天的\n今天到期\n近日\n以后\n2026年11月24日前\n无期限",
            card.Words());
    }

    [Fact]
    public void Render_NothingOfADay_HasNoHeadingForIt()
    {
        var words = Render(Item("今天的", Today)).Words();

        Assert.DoesNotContain("逾期", words, StringComparison.Ordinal);
        Assert.DoesNotContain("近日", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Detail_FollowsTheDeadline()
    {
        Assert.EndsWith("\n今天到期 · 11月", Render(Item("甲", Today) with { Detail = "11月" }).Words(), StringComparison.Ordinal);
        Assert.EndsWith("\n11月", Render(Item("甲", null) with { Detail = "11月" }).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DayCard.Do.Log, CardVerbs.DayLog)]
    [InlineData(DayCard.Do.Done, CardVerbs.DayDone)]
    [InlineData(DayCard.Do.Open, CardVerbs.DayOpen)]
    public void Render_Action_IsOneButtonWithTheItemsData(DayCard.Do action, string verb)
    {
        var card = DayCard.Render(Empty with { Items = [Item("甲", Today) with { Action = action }], Snoozes = [] }, CardTexts.For(null));

        Assert.Equal(["id=甲"], card.Button(verb).Data());
        Assert.Single(card.Elements(), node => node.Is("Action."));
    }

    [Fact]
    public void Render_NoAction_HasNoButton()
    {
        var card = DayCard.Render(Empty with { Items = [Item("甲", Today)], Snoozes = [] }, CardTexts.For(null));

        Assert.DoesNotContain(card.Elements(), node => node.Is("Action."));
    }

    [Fact]
    public void Render_SeveralToSkip_AskEachForItsOwnReason()
    {
        var card = Render(Item("甲", Today) with { MaySkip = true }, Item("乙", Today) with { MaySkip = true });

        Assert.Equal(["reason", "reason2"], card.Elements().Where(node => node.Is("Input.")).Select(node => node.Text("id")));
        Assert.Equal([["id=甲", "input=reason"], ["id=乙", "input=reason2"]], card.Buttons(CardVerbs.DaySkip).Select(button => button.Data()));
    }

    [Fact]
    public void Render_OneToSkip_AsksForTheReasonByItsPlainName()
    {
        Assert.True(Render(Item("甲", Today) with { MaySkip = true }).Input("reason").GetProperty("isRequired").GetBoolean());
    }

    [Fact]
    public void Render_Reason_TakesAsMuchAsIsKept()
    {
        Assert.Equal(NotDueMark.MaxReason, Render(Item("甲", Today) with { MaySkip = true }).Input("reason").GetProperty("maxLength").GetInt32());
    }

    [Fact]
    public void Render_Snooze_OffersThreeTimes()
    {
        var buttons = Render(Item("甲", Today)).Buttons(CardVerbs.ReminderSnooze).ToArray();

        Assert.Equal(["今天晚些时候", "明天", "下周一"], buttons.Select(button => button.Text("title")));
        Assert.Equal([["id=day", "until=later"], ["id=day", "until=tomorrow"], ["id=day", "until=monday"]], buttons.Select(button => button.Data()));
    }

    [Fact]
    public void Render_Buttons_TakeNoInputsAlongButTheReason()
    {
        var card = Render(Item("甲", Today) with { MaySkip = true, Action = DayCard.Do.Log });
        var taking = card.Elements().Where(node => node.Is("Action.Execute") && node.Text("associatedInputs") is not "none");

        Assert.Equal([CardVerbs.DaySkip], taking.Select(button => button.Text("verb")));
    }

    [Fact]
    public void Render_Snoozed_SaysUntilWhenInsteadOfOffering()
    {
        var card = DayCard.Render(Empty with { Items = [Item("甲", Today)], SnoozedUntil = "今天 14:00" }, CardTexts.For(null));

        Assert.Contains("下次提醒：今天 14:00", card.Words(), StringComparison.Ordinal);
        Assert.Empty(card.Buttons(CardVerbs.ReminderSnooze));
    }

    [Fact]
    public void Render_NoticesOnly_ArePutOffOneByOneAndNotTheCard()
    {
        var card = DayCard.Render(Empty with { Notices = [Notice("请报送。"), Notice("请填写。") with { SnoozedUntil = "明天 08:30" }] }, CardTexts.For(null));

        Assert.Equal(
            [["id=请报送。", "until=later"], ["id=请报送。", "until=tomorrow"], ["id=请报送。", "until=monday"]],
            card.Buttons(CardVerbs.ReminderSnooze).Select(button => button.Data()));
        Assert.Contains("请填写。\n已推迟，下次提醒：明天 08:30。", card.Words(), StringComparison.Ordinal);
        Assert.Equal([["id=请报送。"], ["id=请填写。"]], card.Buttons(CardVerbs.ReminderAck).Select(button => button.Data()));
    }

    [Fact]
    public void Render_Notices_AreConfirmedOneByOne()
    {
        var at = new DateTimeOffset(2026, 11, 23, 8, 31, 0, TimeSpan.FromHours(8));
        var card = DayCard.Render(Empty with { Notices = [Notice("一") with { AcknowledgedAt = at }, Notice("二") with { IsResend = true }] }, CardTexts.For(null));

        Assert.Equal(["id=二"], card.Button(CardVerbs.ReminderAck).Data());
        Assert.Contains("一\n您已于 2026年11月23日 08:31 确认收到。\n补发：", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MoreThanFit_AreCountedAndLeadOn()
    {
        var items = Enumerable.Range(0, DayCard.MaxItems + 2).Select(day => Item($"第{day}项", Today.AddDays(-day))).ToArray();
        var notices = Enumerable.Range(0, DayCard.MaxNotices + 1).Select(number => Notice($"通知{number}")).ToArray();
        var card = DayCard.Render(Empty with { Items = items, Notices = notices, More = 4 }, CardTexts.For(null));

        Assert.Contains("另有 7 项", card.Words(), StringComparison.Ordinal);
        Assert.Contains("第9项", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("第1项", card.Words(), StringComparison.Ordinal);
        Assert.Contains("text=我的", card.Button(CardVerbs.DayOpen).Data());
    }

    [Fact]
    public void Render_LongTexts_CountsWhatItCannotBearAndKeepsTheNotices()
    {
        var item = Item("甲", Today) with { Text = new string('长', 600), MaySkip = true, Action = DayCard.Do.Log };
        var notice = Notice("乙") with { Text = string.Join('\n', Enumerable.Repeat("字", ReminderInputs.MaxLength[ReminderInputs.Text] / 2)) };
        var card = DayCard.Render(Empty with { Items = [.. Enumerable.Repeat(item, 8)], Notices = [notice, notice, notice] }, CardTexts.For(null));

        Assert.True(card.FitsBudget);
        var shown = card.Buttons(CardVerbs.DayLog).Count();
        Assert.InRange(shown, 1, 7);
        Assert.Contains($"另有 {8 - shown} 项", card.Words(), StringComparison.Ordinal);
        Assert.Equal(3, card.Buttons(CardVerbs.ReminderAck).Count());
    }

    [Fact]
    public void Render_Nothing_SaysSo()
    {
        Assert.EndsWith("\n今日事项都已办理。", DayCard.Render(Empty, CardTexts.For(null)).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reason", " 合并召开 ", "合并召开")]
    [InlineData("reason2", "合并召开", "合并召开")]
    [InlineData("reason2", "  ", null)]
    [InlineData("id", "合并召开", null)]
    public void ReasonOf_Click_IsTheInputOfTheButton(string input, string typed, string? reason)
    {
        var values = new Dictionary<string, string> { ["reason"] = "另一项的", [CardData.Input] = input, [input] = typed };

        Assert.Equal(reason, DayCard.ReasonOf(values));
    }

    [Fact]
    public void ReasonOf_NoInputNamed_IsThePlainOne()
    {
        Assert.Equal("合并召开", DayCard.ReasonOf(new Dictionary<string, string> { ["reason"] = "合并召开" }));
        Assert.Null(DayCard.ReasonOf(CardData.None));
    }

    private static AdaptiveCard Render(params DayCard.Item[] items) => DayCard.Render(Empty with { Items = items }, CardTexts.For(null));

    private static DayCard.Item Item(string text, DateOnly? due) =>
        new(text, null, due, DayCard.Do.None, new Dictionary<string, string> { [CardData.Id] = text });

    private static DayCard.Notice Notice(string text) => new(text, new Dictionary<string, string> { [CardData.Id] = text });
}
