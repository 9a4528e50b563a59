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

    // Of a reminder as received: what is for now, or has a repeat of its own, is confirmed alone.
    [Theory]
    [InlineData("office-notice-plain", "reminder.ack reminder.snooze reminder.snooze reminder.snooze")]
    [InlineData("office-notice-urgent", "reminder.ack")]
    [InlineData("holiday-plain", "reminder.ack")]
    [InlineData("holiday-repeat", "reminder.ack")]
    public void Verbs_OfAReminderAsReceived_AreThoseThatOutsideTestsDrive(string card, string verbs)
    {
        foreach (var locale in (string[])["zh-CN", "en"])
        {
            Assert.Equal(
                verbs.Split(' '),
                CardSamples.Named($"{card}.{locale}").Card.Elements().Where(node => node.Is("Action.Execute")).Select(node => node.Text("verb")));
        }
    }
}
