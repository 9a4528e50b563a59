using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Meetings;

/// <summary>Someone whom the roster does not know gets one polite card, and nothing else.</summary>
public sealed class OutsiderTests(OfficeUnderTest office) : PlaygroundTest(office)
{
    [Theory]
    [InlineData(Sentences.Committee)]
    [InlineData(Sentences.Meetings)]
    public async Task Anything_FromAStranger_IsAnsweredWithThePoliteCard(string text)
    {
        var stranger = await SignInAsync(DemoOffice.Stranger);

        var card = await stranger.AskAsync(text);

        Assert.Contains(Labels.NotOnRoster, await card.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await card.LabelsAsync());
        Assert.Empty(await card.ButtonsAsync());
    }

    [Fact]
    public async Task Sentence_FromAStrangerInAChannel_IsAnsweredWithThePoliteCard()
    {
        var stranger = await SignInAsync(DemoOffice.Stranger);
        await stranger.GoToAsync(Office.Demo.Channel);

        var card = await stranger.AskByNameAsync(Sentences.Committee);

        var text = await card.TextAsync();
        Assert.Contains(Labels.NotOnRoster, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Sentences.AbsentPerson, text, StringComparison.Ordinal);
        Assert.Empty(await card.ButtonsAsync());
    }
}
