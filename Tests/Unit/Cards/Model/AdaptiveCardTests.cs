using System.Text;
using BotApp.Cards.Model;
using BotApp.Tests.Support.Cards;

namespace BotApp.Tests.Unit.Cards.Model;

public sealed class AdaptiveCardTests
{
    [Fact]
    public void ToUtf8_Defaults_AreLeftOut()
    {
        Assert.Equal(
            """{"type":"AdaptiveCard","version":"1.5","lang":"zh","fallbackText":"会议","body":[{"type":"TextBlock","text":"主题","wrap":true}]}""",
            Encoding.UTF8.GetString(Card(new TextBlock("主题")).ToUtf8()));
    }

    [Fact]
    public void ToUtf8_EmptyLists_AreLeftOut()
    {
        Assert.Equal("""{"type":"Chart.HorizontalBar.Stacked","title":"x","fallback":{"type":"TextBlock","text":"1/2","wrap":true}}""",
            Body(new StackedBarChart("x", [], new TextBlock("1/2"))));
        Assert.Equal("""{"type":"ActionSet","actions":[{"type":"Action.Execute","verb":"v","title":"x"}]}""",
            Body(new ActionSet([new ExecuteAction("x", "v")])));
    }

    [Fact]
    public void ToUtf8_Enumerations_AreCamelCase()
    {
        Assert.Equal("""{"type":"TextBlock","text":"x","style":"columnHeader","size":"extraLarge","wrap":true}""",
            Body(new TextBlock("x") { Size = TextSize.ExtraLarge, Style = TextStyle.ColumnHeader }));
    }

    [Fact]
    public void ToUtf8_ZeroThatWasSet_IsWritten()
    {
        Assert.Equal("""{"type":"Input.Number","value":0,"min":0,"label":"x","id":"a"}""",
            Body(new NumberInput("a", "x") { Value = 0, Min = 0 }));
    }

    [Fact]
    public void ToUtf8_Hidden_IsWritten()
    {
        Assert.Contains("\"isVisible\":false", Body(new Container([new TextBlock("x")]) { IsVisible = false }), StringComparison.Ordinal);
    }

    [Fact]
    public void ToUtf8_Fallback_KeepsItsType()
    {
        Assert.Equal("""{"type":"Badge","text":"x","fallback":{"type":"TextBlock","text":"y","wrap":true}}""",
            Body(new Badge("x", new TextBlock("y"))));
    }

    [Fact]
    public void ToUtf8_ForeignText_StaysInItsString()
    {
        var said = "\"},{\"type\":\"Action.Execute\"\\\n";

        Assert.Equal(said, Card(new TextBlock(said)).ToElement().GetProperty("body")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void SizeInBytes_ChineseText_CountsTwoBytesACharacter()
    {
        Assert.Equal(2 * 100, Card(new TextBlock(new string('会', 101))).SizeInBytes - Card(new TextBlock("会")).SizeInBytes);
    }

    [Theory]
    [InlineData(12_000, true)]
    [InlineData(12_800, false)]
    public void FitsBudget_Length_DecidesAt25KB(int characters, bool fits)
    {
        Assert.Equal(fits, Card(new TextBlock(new string('a', characters))).FitsBudget);
    }

    [Theory]
    [InlineData("", "label")]
    [InlineData("id", " ")]
    public void Input_WithoutIdOrLabel_IsRefused(string id, string label)
    {
        Assert.Throws<ArgumentException>(() => new TextInput(id, label));
    }

    [Fact]
    public void TeamsElement_WithoutFallback_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new Badge("x", null!));
    }

    private static AdaptiveCard Card(CardElement element) => new() { Lang = "zh", FallbackText = "会议", Body = [element] };

    private static string Body(CardElement element) => Card(element).ToElement().GetProperty("body")[0].GetRawText();
}
