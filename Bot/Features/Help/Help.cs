using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Features.Help;

/// <summary><c>帮助</c>: what this person can do, each to tap.</summary>
internal static class Help
{
    /// <summary>Maps the command, and the button that stands for a typed command.</summary>
    public static RouteTable MapHelp(this RouteTable routes) => routes
        .MapCommand(["帮助", "help", "?"], Operation.Help, ShowAsync, inShared: true)
        .MapVerb(CardVerbs.CommandRun, Operation.Help, (turn, click, ct) =>
            routes.FindCommand(click[CardData.Command] ?? "") is { } found
                ? CommandGate.RunAsync(found.Route, turn, found.Argument, ct)
                : Task.FromResult<Reply>(new Reply.Card(Notices.UnknownCommand(turn.Texts))));

    private static Task<Reply> ShowAsync(Turn turn, string argument, CancellationToken ct)
    {
        var topics = new List<HelpCard.Topic>();
        if (Rights.UnitsFor(turn.Roster, turn.Person, Operation.LogMeeting).Length > 0)
            topics.Add(HelpCard.Topic.Log);
        if (Rights.UnitsFor(turn.Roster, turn.Person, Operation.ListMeetings).Length > 0)
            topics.Add(HelpCard.Topic.Meetings);
        if (!turn.IsShared)
            topics.AddRange([HelpCard.Topic.My, HelpCard.Topic.Review]);
        topics.Add(HelpCard.Topic.Help);
        return Task.FromResult<Reply>(new Reply.Card(HelpCard.Render(new HelpCard.Data(topics), turn.Texts)));
    }
}
