using BotApp.Cards;
using BotApp.Cards.Model;
using BotApp.Cards.Reminders;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Reminders;

public sealed class OfficeNoticeCardTests
{
    private static readonly OfficeNoticeCard.Data Plain = new()
    {
        Hidden = new Dictionary<string, string> { [CardData.Id] = "n" },
        Text = "第一行\r\n\r\n *第二行* ",
    };

    [Theory]
    [InlineData(false, "机关提醒")]
    [InlineData(true, "机关紧急提醒")]
    public void Render_Urgency_IsSaidInTheHeading(bool isUrgent, string heading)
    {
        Assert.StartsWith(heading + "\n", Render(Plain with { IsUrgent = isUrgent }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Lines_AreKeptAndNoMarkdown()
    {
        var card = Render(Plain);

        Assert.EndsWith("\n第一行\n*第二行*", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(card.Elements(), node => node.Is("TextBlock") && node.Text("text").Contains('*'));
    }

    [Fact]
    public void Render_FallbackText_SaysNothingOfTheText()
    {
        Assert.Equal("机关提醒", Render(Plain).FallbackText);
    }

    [Fact]
    public void Render_Acknowledged_HasNoButton()
    {
        var card = Render(Plain with { AcknowledgedAt = new(2026, 2, 10, 9, 12, 0, TimeSpan.FromHours(8)) });

        Assert.Single(Render(Plain).Buttons(CardVerbs.ReminderAck));
        Assert.DoesNotContain(card.Elements(), node => node.Is("Action."));
        Assert.EndsWith("您已于 2026年2月10日 09:12 确认收到。", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Ordinary_IsConfirmedOrPutOffAsTheDaysCardIs()
    {
        var card = Render(Plain);

        Assert.Single(card.Buttons(CardVerbs.ReminderAck));
        Assert.Equal(["今天晚些时候", "明天", "下周一"], card.Buttons(CardVerbs.ReminderSnooze).Select(button => button.Text("title")));
        Assert.Equal(
            [["id=n", "until=later"], ["id=n", "until=tomorrow"], ["id=n", "until=monday"]],
            card.Buttons(CardVerbs.ReminderSnooze).Select(button => button.Data()));
    }

    [Fact]
    public void Render_Urgent_IsForNow()
    {
        Assert.Equal([CardVerbs.ReminderAck], Verbs(Render(Plain with { IsUrgent = true })));
    }

    [Theory]
    [InlineData("zh", "已推迟，下次提醒：2026年11月26日 08:30。")]
    [InlineData("en", "Put off. Next reminder: 2026年11月26日 08:30.")]
    public void Render_PutOff_SaysUntilWhenAndCanStillBeConfirmed(string language, string said)
    {
        var card = OfficeNoticeCard.Render(Plain with { SnoozedUntil = "2026年11月26日 08:30" }, CardTexts.For(language));

        Assert.Contains("第一行", card.Words(), StringComparison.Ordinal);
        Assert.Contains(said, card.Words(), StringComparison.Ordinal);
        Assert.Equal([CardVerbs.ReminderAck], Verbs(card));
    }

    [Fact]
    public void Render_PutOffAndConfirmed_IsConfirmed()
    {
        var card = Render(Plain with { SnoozedUntil = "明天", AcknowledgedAt = new(2026, 2, 10, 9, 12, 0, TimeSpan.FromHours(8)) });

        Assert.Empty(Verbs(card));
        Assert.DoesNotContain("已推迟", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Resend_IsMarked()
    {
        Assert.Contains("补发", Render(Plain with { IsResend = true }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ReadOnALaterDay_SaysOfWhichDayItIs()
    {
        Assert.Contains("2026年2月25日", Render(Plain with { OfDay = new(2026, 2, 25) }).Words(), StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Verbs(AdaptiveCard card) =>
        card.Elements().Where(node => node.Is("Action.Execute")).Select(node => node.Text("verb"));

    private static AdaptiveCard Render(OfficeNoticeCard.Data data) => OfficeNoticeCard.Render(data, CardTexts.For(null));
}
