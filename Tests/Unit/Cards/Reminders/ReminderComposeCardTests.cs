using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Reminders;

public sealed class ReminderComposeCardTests
{
    private static readonly ReminderComposeCard.Data Plain = new()
    {
        Hidden = new Dictionary<string, string> { [CardData.Id] = "r" },
        Audiences = [new("全体", "all"), new("第一党支部", "unit:第一党支部")],
        Audience = "all",
        Recipients = 245,
        IsEveryone = true,
    };

    [Theory]
    [InlineData(245, true, "发送给全体 245 人")]
    [InlineData(12, false, "发送给 12 人")]
    [InlineData(1, false, "发送给 1 人")]
    [InlineData(0, false, "核对人数")]
    public void Render_Send_SaysToHowMany(int recipients, bool isEveryone, string title)
    {
        Assert.Equal(title, Render(Plain with { Recipients = recipients, IsEveryone = isEveryone }).Button(CardVerbs.ReminderSend).Text("title"));
    }

    [Fact]
    public void Render_Recipients_AreSaidAndComeBack()
    {
        var card = Render(Plain);

        Assert.Contains("收件人 245 人", card.Words(), StringComparison.Ordinal);
        Assert.Equal(["id=r", "shown=245"], card.Button(CardVerbs.ReminderSend).Data());
    }

    [Fact]
    public void Render_Nobody_SaysSo()
    {
        Assert.Contains("没有人符合", Render(Plain with { Recipients = 0, IsEveryone = false }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NobodyChosen_CountsNobodyAndChoosesNothing()
    {
        var card = Render(Plain with { Audience = "", Recipients = 0, IsEveryone = false });

        Assert.False(card.Input(ReminderInputs.Audience).TryGetProperty("value", out _));
        Assert.DoesNotContain("没有人符合", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("收件人", card.Words(), StringComparison.Ordinal);
        Assert.Equal("核对人数", card.Button(CardVerbs.ReminderSend).Text("title"));
    }

    [Fact]
    public void Render_Cancel_IsNotHeldUpByInputs()
    {
        Assert.Equal("none", Render(Plain).Button(CardVerbs.ReminderCancel).Text("associatedInputs"));
    }

    [Fact]
    public void Render_Inputs_AreTheContracted()
    {
        var inputs = Render(Plain).Elements().Where(node => node.Is("Input.")).Select(node => node.Text("id"));

        Assert.Equal(["text", "audience", "at", "urgent"], inputs);
    }

    [Fact]
    public void Render_Values_AreShownAgain()
    {
        var card = Render(Plain with { Text = "请报送", Audience = "unit:第一党支部", At = "明天 9:00", Urgent = true, AtUnderstood = "2026年11月24日 09:00" });

        Assert.Equal(["请报送", "unit:第一党支部", "明天 9:00", "true"], card.Elements().Where(node => node.Is("Input.")).Select(node => node.Text("value")));
        Assert.Contains("理解为：2026年11月24日 09:00", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Errors_StandAtTheirInputsAndOnTop()
    {
        var words = Render(Plain with { At = "改天", Errors = new Dictionary<string, string> { [ReminderInputs.At] = "没有看懂“改天”" } }).Words();

        Assert.Contains("有 1 处需要更正，尚未发送：发送时间", words, StringComparison.Ordinal);
        Assert.Contains("请更正：没有看懂“改天”", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Problem_IsSaidOnTop()
    {
        Assert.StartsWith("写提醒\n收件人已变为 246 人", Render(Plain with { Problem = "收件人已变为 246 人" }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TooLongText_IsNotCutOff()
    {
        var fits = Render(Plain with { Text = new string('长', ReminderInputs.MaxLength[ReminderInputs.Text]) });
        var tooLong = Render(Plain with { Text = new string('长', ReminderInputs.MaxLength[ReminderInputs.Text] + 1) });

        Assert.True(fits.Input(ReminderInputs.Text).TryGetProperty("maxLength", out _));
        Assert.False(tooLong.Input(ReminderInputs.Text).TryGetProperty("maxLength", out _));
    }

    private static AdaptiveCard Render(ReminderComposeCard.Data data) => ReminderComposeCard.Render(data, CardTexts.For(null));
}
