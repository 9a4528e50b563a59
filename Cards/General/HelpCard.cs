using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>What this person can do, each with a button to try it (<c>帮助</c>).</summary>
public static class HelpCard
{
    /// <summary>Something to do.</summary>
    /// <param name="What">In a few words.</param>
    /// <param name="How">In a sentence.</param>
    /// <param name="Command">The command; its button runs it.</param>
    /// <param name="Example">A message to try; its button sends it as if it had been typed. Null if the command is enough.</param>
    public sealed record Topic(string What, string How, string Command, string? Example = null);

    /// <summary>What the card lists.</summary>
    /// <param name="Topics">What the person may do, in order.</param>
    /// <param name="Intro">What to do first; null leaves it out.</param>
    public sealed record Data(IReadOnlyList<Topic> Topics, string? Intro = null);

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.HelpTitle)];
        if (data.Intro is not null)
            body.Add(new TextBlock(data.Intro) { Spacing = Spacing.Small });

        body.AddRange(data.Topics.Select(topic => Row(topic, t)));
        body.Add(new TextBlock(t.HelpClassified) { Weight = TextWeight.Bolder, Separator = true });
        return CardParts.Card(t, t.HelpTitle, body);
    }

    private static ColumnSet Row(Topic topic, CardTexts t)
    {
        List<CardElement> said = [new TextBlock(topic.What) { Weight = TextWeight.Bolder }, CardParts.Note(topic.How) with { Spacing = Spacing.None }];
        List<CardElement> buttons = [new ActionSet([CardParts.Run(topic.Command, topic.Command) with { Tooltip = topic.What }])];
        if (topic.Example is not null)
        {
            said.Add(CardParts.Note(t.HelpExample(topic.Example)));
            buttons.Add(new ActionSet([CardParts.Run(t.HelpTry, topic.Example) with { Tooltip = t.HelpTryNamed(topic.Example) }]));
        }

        return new ColumnSet(
        [
            new Column(said),
            new Column(buttons) { Width = Column.Auto, VerticalContentAlignment = VerticalAlignment.Center },
        ])
        { Separator = true, Spacing = Spacing.Small };
    }
}
