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

    [Fact]
    public void Render_DayThatDoesNotExist_IsShownAgainAsTyped() => AssertKept(ReviewStepCard.Render(
        new ReviewStepCard.Data
        {
            Hidden = CardData.None,
            CycleName = "检视",
            Stage = ReviewStepCard.Stage.Measures,
            Values = new Dictionary<string, string> { ["measure1"] = "每月走访", ["due1"] = "2026-13-40" },
            Errors = new Dictionary<string, string> { ["due1"] = "请填写日期" },
        },
        CardTexts.For(null)));

    [Fact]
    public void RenderCycle_DayThatDoesNotExist_IsShownAgainAsTyped() => AssertKept(ReviewCycleCard.Render(
        new ReviewCycleCard.Data
        {
            Hidden = CardData.None,
            Units = [],
            Values = new Dictionary<string, string> { ["due"] = "2026-13-40" },
            Errors = new Dictionary<string, string> { ["due"] = "请填写日期" },
        },
        CardTexts.For(null)));

    // A date input drops a value that is no date.
    private static void AssertKept(AdaptiveCard card)
    {
        Assert.Contains(card.Body.OfType<TextInput>(), input => input.Value == "2026-13-40");
        Assert.Empty(card.Body.OfType<DateInput>());
    }
}
