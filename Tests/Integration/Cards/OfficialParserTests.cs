using System.Text.Json;
using BotApp.Tests.Support.CardCheck;
using BotApp.Tests.Support.Cards;

namespace BotApp.Tests.Integration.Cards;

/// <summary>Every card of the catalogue passes the official Adaptive Cards parser without a word.</summary>
public sealed class OfficialParserTests
{
    /// <summary>The parser knows 1.5 only; of these it says so and takes their fallback, which is what we want of it.</summary>
    private static readonly string[] BeyondTheParser =
        ["Badge", "ProgressBar", "Chart.HorizontalBar", "Chart.HorizontalBar.Stacked"];

    [Fact]
    public async Task Parse_EveryCard_GivesNoEvent()
    {
        var said = await CardParser.CheckAsync(
            CardSamples.All.Select(sample => (sample.Name, sample.Card.ToElement())), TestContext.Current.CancellationToken);

        Assert.Equal(CardSamples.All.Select(sample => sample.Name).Order(), said.Keys.Order());
        Assert.Empty(said.SelectMany(card => card.Value
            .Where(what => !IsExpected(what))
            .Select(what => $"{card.Key}: {what.Event}: {what.Message}")));
    }

    [Theory]
    [InlineData("InvalidPropertyValue", """{"type":"TextBlock","text":"x","weight":"fat"}""")]
    [InlineData("UnknownElementType", """{"type":"Nonsense"}""")]
    [InlineData("DuplicateId", """{"type":"Input.Text","id":"a","label":"a"},{"type":"Input.Text","id":"a","label":"a"}""")]
    [InlineData("CollectionCantBeEmpty", """{"type":"Input.ChoiceSet","id":"a","label":"a","choices":[]}""")]
    public async Task Parse_FaultyCard_GivesItsEvent(string expected, string body)
    {
        var card = JsonElement.Parse($$"""{"type":"AdaptiveCard","version":"1.5","lang":"zh","body":[{{body}}]}""");

        var said = await CardParser.CheckAsync([("faulty", card)], TestContext.Current.CancellationToken);

        Assert.Contains(said["faulty"], what => what.Event == expected && !IsExpected(what));
    }

    private static bool IsExpected(ParserEvent said) => said.Event is "UnknownElementType"
        && BeyondTheParser.Any(type => said.Message.Contains($"\"{type}\"", StringComparison.Ordinal));
}
