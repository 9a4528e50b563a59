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

    [Fact]
    public void Render_ACancelledItem_AnnouncesNoLookBack() => Assert.DoesNotContain(
        "回头看", LedgerItemCard.Render(Item with { ClosedOn = Day, LookBackDue = Day, Checker = "苏知远", IsCancelled = true }, T).Words(), StringComparison.Ordinal);
}
