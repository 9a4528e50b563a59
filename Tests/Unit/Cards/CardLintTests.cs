using System.Text.Json;
using BotApp.Cards.Meetings;
using BotApp.Cards.Texts;
using BotApp.Tests.Support.Cards;

namespace BotApp.Tests.Unit.Cards;

public sealed class CardLintTests
{
    private const string Good = """
        {"type":"AdaptiveCard","version":"1.5","lang":"en","fallbackText":"x","body":[{"type":"TextBlock","text":"x","style":"heading","wrap":true},BODY]}
        """;

    public static TheoryData<string> Names => [.. CardSamples.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_EveryCardOfOurs_IsFaultless(string name)
    {
        Assert.Empty(CardLint.Check(CardSamples.Named(name).Card.ToElement()));
    }

    [Fact]
    public void Check_PlainCard_IsFaultless()
    {
        Assert.Empty(Check("""{"type":"TextBlock","text":"y","wrap":true}"""));
    }

    [Theory]
    [InlineData("without id", """{"type":"Input.Text","label":"a"}""")]
    [InlineData("without label", """{"type":"Input.Text","id":"a"}""")]
    [InlineData("named msteams", """{"type":"Input.Text","id":"msteams","label":"a"}""")]
    [InlineData("without errorMessage", """{"type":"Input.Text","id":"a","label":"a","isRequired":true}""")]
    [InlineData("holds a comma", """{"type":"Input.ChoiceSet","id":"a","label":"a","choices":[{"title":"x","value":"x,y"}]}""")]
    [InlineData("without altText", """{"type":"Image","url":"https://example.com/a.png"}""")]
    [InlineData("more than three columns", """{"type":"ColumnSet","columns":[{},{},{},{}]}""")]
    [InlineData("table of more than three", """{"type":"Table","columns":[{},{},{},{}],"rows":[]}""")]
    [InlineData("does not wrap", """{"type":"TextBlock","text":"y"}""")]
    [InlineData("without the style", """{"type":"TextBlock","text":"y","wrap":true,"size":"large"}""")]
    [InlineData("in a TextBlock", """{"type":"TextBlock","text":"[x](https://example.com)","wrap":true}""")]
    [InlineData("in a fact", """{"type":"FactSet","facts":[{"title":"a","value":"[x](https://example.com)"}]}""")]
    [InlineData("no button", """{"type":"ActionSet","actions":[]}""")]
    [InlineData("without title", """{"type":"ActionSet","actions":[{"type":"Action.OpenUrl","url":"https://example.com"}]}""")]
    [InlineData("without verb", """{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"x"}]}""")]
    [InlineData("no fallback", """{"type":"Chart.Donut","title":"x","data":[]}""")]
    [InlineData("fixed colour", """{"type":"TextBlock","text":"y","wrap":true,"color":"#ff0000"}""")]
    [InlineData("background image", """{"type":"Container","items":[],"backgroundImage":"https://example.com/a.png"}""")]
    [InlineData("the id a twice", """{"type":"Input.Text","id":"a","label":"a"},{"type":"Input.Text","id":"a","label":"a"}""")]
    [InlineData("width in pixels", """{"type":"ColumnSet","columns":[{"type":"Column","width":"40px"},{"type":"Column","width":"40px"}]}""")]
    [InlineData("which is an input too", """{"type":"Input.Text","id":"a","label":"a"},{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"x","verb":"v","data":{"a":"1"}}]}""")]
    [InlineData("which is not there", """{"type":"ActionSet","actions":[{"type":"Action.ToggleVisibility","title":"x","targetElements":["z"]}]}""")]
    public void Check_OneFault_IsNamed(string fault, string body)
    {
        Assert.Contains(Check(body), found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"lang\":\"en\",", "no lang")]
    [InlineData("\"fallbackText\":\"x\",", "no fallbackText")]
    [InlineData("\"version\":\"1.5\",", "not version 1.5")]
    [InlineData("\"style\":\"heading\",", "no heading")]
    public void Check_SomethingMissing_IsNamed(string part, string fault)
    {
        var card = Good.Replace(",BODY", "", StringComparison.Ordinal).Replace(part, "", StringComparison.Ordinal);

        Assert.Contains(CardLint.Check(JsonElement.Parse(card)), found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_TextsBeyondTheLimits_IsTooHeavy()
    {
        var data = MeetingSamples.Longest with
        {
            Values = new Dictionary<string, string>(MeetingSamples.Longest.Values) { [MeetingInputs.Topic] = new('长', 10_000) },
        };
        var card = MeetingLogCard.Render(data, CardTexts.For(null));

        Assert.False(card.FitsBudget);
        Assert.Contains(CardLint.Check(card.ToElement()), fault => fault.Contains("heavier", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Check(string body) =>
        CardLint.Check(JsonElement.Parse(Good.Replace("BODY", body, StringComparison.Ordinal)));
}
