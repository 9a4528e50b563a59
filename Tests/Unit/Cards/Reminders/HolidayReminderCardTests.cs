using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Reminders;

public sealed class HolidayReminderCardTests
{
    private static readonly HolidayReminderCard.Data Plain = new()
    {
        Hidden = new Dictionary<string, string> { [CardData.Id] = "h", [CardData.Occurrence] = "o" },
        HolidayName = "春节",
        First = new(2026, 2, 15),
        Last = new(2026, 2, 23),
        Opening = "春节将至。",
        Points = ["不收礼。", "不酒驾。"],
        Ask = "请问联系人。",
    };

    [Fact]
    public void Render_Plain_SaysAllInOrder()
    {
        Assert.Equal(
            "春节前提醒\n放假时间：2026年2月15日 周日 至 2月23日 周一\n春节将至。\n1. 不收礼。\n2. 不酒驾。\n请问联系人。",
            Words(Plain));
    }

    [Fact]
    public void Render_Plain_HasOneButtonThatSaysWhichReminder()
    {
        var card = HolidayReminderCard.Render(Plain, CardTexts.For(null));

        Assert.Equal(["id=h", "occ=o"], card.Button(CardVerbs.ReminderAck).Data());
        Assert.Single(card.Elements(), node => node.Is("Action."));
    }

    [Fact]
    public void Render_Acknowledged_SaysWhenInsteadOfTheButton()
    {
        var card = HolidayReminderCard.Render(
            Plain with { IsRepeat = true, AcknowledgedAt = new(2026, 2, 10, 9, 12, 0, TimeSpan.FromHours(8)) }, CardTexts.For(null));

        Assert.EndsWith("\n您已于 2026年2月10日 09:12 确认收到。", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("还没有确认", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(card.Elements(), node => node.Is("Action."));
    }

    [Fact]
    public void Render_Resend_IsMarked()
    {
        Assert.Contains("补发", Words(Plain with { IsResend = true, IsRepeat = true }), StringComparison.Ordinal);
        Assert.DoesNotContain("补发", Words(Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Repeat_SaysWhy()
    {
        Assert.Contains("还没有确认", Words(Plain with { IsRepeat = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Provisional_SaysSo()
    {
        Assert.Contains("尚未公布", Words(Plain with { IsProvisional = true }), StringComparison.Ordinal);
        Assert.DoesNotContain("尚未公布", Words(Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OneDay_IsNoStretch()
    {
        Assert.Contains("放假时间：2028年1月1日 周六\n", Words(Plain with { First = new(2028, 1, 1), Last = new(2028, 1, 1) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MoreLinesThanFit_LosesNone()
    {
        var lines = Enumerable.Range(1, 500).Select(number => $"行{number}").ToArray();
        var card = HolidayReminderCard.Render(Plain with { Opening = string.Join('\n', lines), Points = lines }, CardTexts.For(null));

        Assert.True(card.FitsBudget);
        Assert.Equal(2, card.Words().Split("行500").Length - 1);
    }

    private static string Words(HolidayReminderCard.Data data) => HolidayReminderCard.Render(data, CardTexts.For(null)).Words();
}
