using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>The first thing seen in a team or group chat: what is posted there, and who can ask.</summary>
public static class TeamWelcomeCard
{
    /// <summary>The card.</summary>
    public static AdaptiveCard Render(CardTexts t) => CardParts.Card(t, t.WelcomeTitle,
    [
        CardParts.Heading(t.WelcomeTitle),
        new TextBlock(t.WelcomeTeamPosts) { Spacing = Spacing.Small },
        new TextBlock(t.WelcomeTeamAsk) { Spacing = Spacing.Small },
        new TextBlock(t.WelcomeTeamOffice) { IsSubtle = true, Spacing = Spacing.Small },
        new TextBlock(t.HelpClassified) { Weight = TextWeight.Bolder },
        new ActionSet([CardParts.Run(t.HelpTitle, t.CommandHelp)]),
    ]);
}
