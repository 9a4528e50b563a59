using BotApp.Cards.Ledgers;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Tests.Unit.Cards;

namespace BotApp.Tests.Unit.Ledgers;

public sealed class LedgerCardTests
{
    private static readonly CardTexts T = CardTexts.For("zh-CN");
    private static readonly DateOnly Day = new(2026, 11, 10);

    private static LedgerItemCard.Data Item => new() { Hidden = CardData.None, LedgerName = "问题清单", UnitName = "一", Title = "修路", Status = "已销号" };

    [Fact]
    public void Render_AClosedItemWithoutTheDayOfItsClosing_SaysNoDayInListAndCard()
    {
        var line = new LedgerListCard.Line(CardData.None, "修路", "已销号", null, 0, "", "问题清单") { IsClosed = true };
        var list = LedgerListCard.Render(
            new LedgerListCard.Data { ViewName = "全部", Choices = CardData.None, Lines = [line] }, T).Words();

        Assert.DoesNotContain("未定期限", list, StringComparison.Ordinal);
        Assert.Contains("已销号", list, StringComparison.Ordinal);
        var card = LedgerItemCard.Render(Item with { Due = Day, IsClosed = true }, T).Words();
        Assert.DoesNotContain("11月10日", card, StringComparison.Ordinal);
        Assert.DoesNotContain("未定期限", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "措施已完成", "改为未完成")]
    [InlineData("en", "Measure done", "Not done after all")]
    public void Render_OwnMeasures_HaveAButtonEachAndOthersNone(string language, string done, string undone)
    {
        var card = LedgerItemCard.Render(
            Item with { Measures = [new("走访", "季风", Day, null), Own(2, "通报"), Own(3, "培训") with { Done = Day }] }, CardTexts.For(language));

        var buttons = card.Elements().Where(node => node.Text("verb") is "ledger.measure").ToList();
        Assert.Equal([done, undone], buttons.Select(b => b.Text("title")));
        Assert.Equal(["2", "3"], buttons.Select(b => b.GetProperty("data").Text("n")));
        Assert.EndsWith("通报", buttons[0].Text("tooltip"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ManyMeasures_SayAllAndOfferTheOpenOwnOnesFirst()
    {
        LedgerItemCard.Measure[] measures = [.. Enumerable.Range(1, 40).Select(n => n > 30 ? Own(n, $"措施{n}") with { Done = n > 34 ? null : Day } : new($"措施{n}", "季风", Day, null))];

        var card = LedgerItemCard.Render(Item with { Measures = measures }, T);

        Assert.Equal(Enumerable.Range(35, 6).Select(n => $"{n}"), card.Elements().Where(node => node.Text("verb") is "ledger.measure").Select(b => b.GetProperty("data").Text("n")));
        Assert.All(measures, m => Assert.Contains(m.Text + " ", card.Words(), StringComparison.Ordinal));
        Assert.Equal(12 + 6, card.Elements().Count(node => node.Text("text").Contains("措施", StringComparison.Ordinal) && node.Text("text").Contains(" · ", StringComparison.Ordinal)));
    }

    private static LedgerItemCard.Measure Own(int number, string text) =>
        new(text, "郑同", Day, null) { Mark = new Dictionary<string, string> { [CardData.Number] = $"{number}" } };

    [Fact]
    public void Render_ACancelledItem_AnnouncesNoLookBack() => Assert.DoesNotContain(
        "回头看", LedgerItemCard.Render(Item with { ClosedOn = Day, LookBackDue = Day, Checker = "苏知远", IsCancelled = true }, T).Words(), StringComparison.Ordinal);
}
