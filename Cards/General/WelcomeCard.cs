using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Cards.General;

/// <summary>The first thing someone sees in the personal chat: what to do first, in that person's role.</summary>
public static class WelcomeCard
{
    /// <summary>What matters first to the person.</summary>
    public enum Role
    {
        /// <summary>Sees what is due.</summary>
        Member,

        /// <summary>Logs meetings.</summary>
        Recorder,

        /// <summary>Reads.</summary>
        Leader,

        /// <summary>Sets up.</summary>
        Office,
    }

    /// <summary>What the card says.</summary>
    /// <param name="Name">Name of the person; empty leaves it out.</param>
    public sealed record Data(Role Role, string Name);

    /// <summary>The card.</summary>
    public static AdaptiveCard Render(Data data, CardTexts t)
    {
        var (first, button) = data.Role switch
        {
            Role.Recorder => (t.WelcomeRecorder, CardParts.Run(t.HelpTry, t.HelpLogExample) with { Tooltip = t.HelpTryNamed(t.HelpLogExample) }),
            Role.Leader => (t.WelcomeLeader, CardParts.Run(t.HelpMeetings, t.CommandMeetings)),
            Role.Office => (t.WelcomeOffice, CardParts.Run(t.FirstRunTitle, t.CommandFirstRun)),
            _ => (t.WelcomeMember, CardParts.Run(t.HelpMy, t.CommandMy)),
        };
        List<CardElement> body =
        [
            CardParts.Heading(t.WelcomeTitle),
            CardParts.Written(data.Name.Length > 0 ? t.WelcomeName(data.Name) + first : first),
        ];
        if (data.Role is Role.Recorder)
            body.Add(CardParts.Note(t.HelpExample(t.HelpLogExample)));
        body.Add(new TextBlock(t.HelpClassified) { Weight = TextWeight.Bolder });
        body.Add(new ActionSet([button, CardParts.Run(t.HelpTitle, t.CommandHelp), CardParts.Run(t.SettingsTitle, t.CommandSettings)]));
        return CardParts.Card(t, t.WelcomeTitle, body);
    }
}
