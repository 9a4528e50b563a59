using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Features.Roster;

/// <summary>The roster in the chat.</summary>
internal static class RosterSetup
{
    /// <summary>Maps its command and button.</summary>
    public static RouteTable MapRoster(this RouteTable routes) => routes
        .MapCommand(["名册", "roster"], Operation.ReadRoster, ShowRoster.CommandAsync, spoken: new(["名册", "党员名单", "人员名单"]))
        .MapTopic(Operation.ReadRoster, t => new HelpCard.Topic(t.RosterTitle, t.HelpRosterHow, t.CommandRoster), inShared: false)
        .MapVerb(CardVerbs.RosterOpen, Operation.ReadRoster, ShowRoster.OpenAsync);
}
