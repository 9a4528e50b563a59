using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>What this person can do, each with a button to try it (<c>帮助</c>).</summary>
public static class HelpCard
{
    /// <summary>Something to do.</summary>
    public enum Topic
    {
        /// <summary>记 …</summary>
        Log,

        /// <summary>会议.</summary>
        Meetings,

        /// <summary>我的.</summary>
        My,

        /// <summary>自查.</summary>
        Review,

        /// <summary>帮助.</summary>
        Help,
    }

    /// <summary>What the card lists.</summary>
    /// <param name="Topics">What the person may do, in order.</param>
    public sealed record Data(IReadOnlyList<Topic> Topics);

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        List<CardElement> body = [CardParts.Heading(t.HelpTitle)];
        if (data.Topics.Contains(Topic.Log))
            body.Add(new TextBlock(t.HelpIntro) { Spacing = Spacing.Small });

        body.AddRange(data.Topics.Select(topic => Row(topic, t)));
        body.Add(new TextBlock(t.HelpClassified) { Weight = TextWeight.Bolder, Separator = true });
        return CardParts.Card(t, t.HelpTitle, body);
    }

    private static ColumnSet Row(Topic topic, CardTexts t)
    {
        var (what, how, command) = topic switch
        {
            Topic.Log => (t.HelpLog, t.HelpLogHow, t.CommandLog),
            Topic.Meetings => (t.HelpMeetings, t.HelpMeetingsHow, t.CommandMeetings),
            Topic.Review => (t.HelpReview, t.HelpReviewHow, t.CommandReview),
            Topic.My => (t.HelpMy, t.HelpMyHow, t.CommandMy),
            _ => (t.HelpHelp, t.HelpHelpHow, t.CommandHelp),
        };
        return new ColumnSet(
        [
            new Column([new TextBlock(what) { Weight = TextWeight.Bolder }, CardParts.Note(how) with { Spacing = Spacing.None }]),
            new Column([new ActionSet([CardParts.Run(command, command) with { Tooltip = what }])])
            {
                Width = Column.Auto,
                VerticalContentAlignment = VerticalAlignment.Center,
            },
        ])
        { Separator = true, Spacing = Spacing.Small };
    }
}
