using System.Reflection;
using BotApp.Cards;
using BotApp.Tests.Support.Cards;

namespace BotApp.Tests.Unit.Cards;

public sealed class CardVerbsTests
{
    [Fact]
    public void Verbs_OfAllCards_AreTheListedOnes()
    {
        var listed = typeof(CardVerbs).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        var sent = CardSamples.All.SelectMany(sample => sample.Card.Elements()).Where(node => node.Is("Action.Execute")).Select(node => node.Text("verb"));

        Assert.Equal(listed.Order(), sent.Distinct().Order());
    }
}
