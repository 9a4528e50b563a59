using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Reminders;

public sealed class HolidayDraftCardTests
{
    private static readonly HolidayDraftCard.Data Plain = new()
    {
        Hidden = new Dictionary<string, string> { [CardData.Id] = "h" },
        HolidayName = "清明节",
        First = new(2026, 4, 4),
        Last = new(2026, 4, 6),
        Text = "清明将至。",
        Points = "注意用火。\n不酒驾。",
        Ask = "请问联系人。",
        SendOn = new(2026, 3, 30),
        Earliest = new(2026, 3, 27),
        Latest = new(2026, 3, 31),
        SendAt = new(9, 0),
        Recipients = 245,
    };

    [Fact]
    public void Render_Inputs_HoldTheDraft()
    {
        var inputs = Render(Plain).Elements().Where(node => node.Is("Input.")).Select(node => (node.Text("id"), node.Text("value")));

        Assert.Equal([("text", "清明将至。"), ("points", "注意用火。\n不酒驾。"), ("ask", "请问联系人。"), ("at", "2026-03-30")], inputs);
    }

    [Fact]
    public void Render_Day_IsBoundToTheDaysAllowed()
    {
        var input = Render(Plain).Input(ReminderInputs.At);

        Assert.Equal(("2026-03-27", "2026-03-31"), (input.Text("min"), input.Text("max")));
        Assert.Contains("当天 09:00 发出，可选 2026年3月27日 周五 至 3月31日 周二。", Render(Plain).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-31", "选今天的立即发出，选其他日期的当天 09:00 发出；可选 2026年3月27日 周五 至 3月31日 周二。")]
    [InlineData("2026-03-27", "今天 09:00 已过，同意后立即发出。")]
    public void Render_PastItsHour_SaysThatItGoesOutAtOnce(string latest, string said)
    {
        var data = Plain with { IsPastHour = true, Latest = DateOnly.Parse(latest, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Contains(said, Render(data).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Send_SaysToHowManyAndBringsTheNumberBack()
    {
        var button = Render(Plain).Button(CardVerbs.ReminderSend);

        Assert.Equal("同意，发送给全体 245 人", button.Text("title"));
        Assert.Equal(["id=h", "shown=245"], button.Data());
    }

    [Fact]
    public void Render_LeaveOut_AsksOnce()
    {
        var card = Render(Plain);

        Assert.Equal("本次不发", card.Elements().Single(node => node.Is("Action.ShowCard")).Text("title"));
        Assert.Equal("none", card.Button(CardVerbs.ReminderCancel).Text("associatedInputs"));
    }

    [Theory]
    [InlineData(true, "到 2026年3月30日 周一 09:00 仍未处理的，自动发送。")]
    [InlineData(false, "未经同意不发送。")]
    public void Render_NobodyDecides_SaysWhatHappens(bool sendsByItself, string said)
    {
        Assert.Contains(said, Render(Plain with { SendsByItself = sendsByItself }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Provisional_SaysSo()
    {
        Assert.Contains("尚未公布", Render(Plain with { IsProvisional = true }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Errors_AreNamedAsOnTheDraft()
    {
        var errors = new Dictionary<string, string> { [ReminderInputs.Text] = "没有填写内容", [ReminderInputs.Points] = "不超过 1000 字" };

        Assert.Contains("有 2 处需要更正，尚未发送：正文、要点", Render(Plain with { Errors = errors }).Words(), StringComparison.Ordinal);
    }

    private static AdaptiveCard Render(HolidayDraftCard.Data data) => HolidayDraftCard.Render(data, CardTexts.For(null));
}
