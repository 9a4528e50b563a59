using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.General;

public sealed class HelpCardTests
{
    [Fact]
    public void Render_Topics_CanBeTapped()
    {
        var card = HelpCard.Render(new([HelpCard.Topic.Log, HelpCard.Topic.My]), CardTexts.For(null));

        Assert.Equal(["text=记", "text=我的"], card.Buttons(CardVerbs.CommandRun).SelectMany(button => button.Data()));
    }

    [Theory]
    [InlineData("zh-CN", "涉密")]
    [InlineData("en", "classified")]
    public void Render_Always_WarnsOfClassifiedContent(string locale, string said)
    {
        Assert.Contains(said, HelpCard.Render(new([HelpCard.Topic.Help]), CardTexts.For(locale)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Member_IsNotToldToLog()
    {
        Assert.DoesNotContain("写一句", HelpCard.Render(new([HelpCard.Topic.Meetings]), CardTexts.For(null)).Words(), StringComparison.Ordinal);
    }
}
