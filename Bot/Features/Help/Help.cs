using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Features.Help;

/// <summary><c>帮助</c>: what this person can do, each with a button. The features supply the topics.</summary>
internal static class Help
{
    /// <summary>Maps the command, and the button that stands for typing a command.</summary>
    public static RouteTable MapHelp(this RouteTable routes) => routes
        .MapCommand(
            ["帮助", "help", "?"], Operation.Help, (turn, _, _) => Task.FromResult<Reply>(Show(routes, turn)), inShared: true,
            new(["帮助", "怎么用", "怎么使用", "如何使用", "你会什么", "会做什么", "能做什么", "有什么功能", "有哪些功能", "菜单", "使用说明", "你好", "您好"]))
        .MapTopic(Operation.Help, t => new HelpCard.Topic(t.HelpHelp, t.HelpHelpHow, t.CommandHelp))
        .MapVerb(CardVerbs.CommandRun, Operation.Help, (turn, click, ct) => routes.SayAsync(turn, click[CardData.Command] ?? "", ct), inShared: true);

    private static Reply.Card Show(RouteTable routes, Turn turn)
    {
        var intro = Rights.MaySomewhere(turn.Roster, turn.Person, Operation.LogRecord) ? turn.Texts.HelpIntro : null;
        return new Reply.Card(HelpCard.Render(new HelpCard.Data(routes.TopicsFor(turn), intro), turn.Texts));
    }
}
