using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Reviews;

public sealed class ReviewStepCardTests
{
    [Fact]
    public void Render_AspectsWithAsManyEarlierMeasuresAsAreOffered_FitsTheBudget()
    {
        var card = ReviewStepCard.Render(
            new ReviewStepCard.Data
            {
                Hidden = CardData.None,
                CycleName = new string('轮', 60),
                Stage = ReviewStepCard.Stage.Aspects,
                Aspects = [.. Enumerable.Range(1, 20).Select(i => new Choice(new string('面', 60), $"{i}"))],
                Earlier = [.. Enumerable.Range(1, 30).Select(i => new Choice($"{new string('措', 60)}（{new string('题', 60)}）", $"{i}.1"))],
                MoreEarlier = 150,
                Remark = new string('改', 300),
            },
            CardTexts.For(null));

        Assert.True(card.FitsBudget, $"{card.SizeInBytes}");
    }
}
