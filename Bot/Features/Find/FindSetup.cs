using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Office.Rights;
using BotApp.Protocol;
using BotApp.Turns;

namespace BotApp.Features.Find;

/// <summary>找, and the message extension.</summary>
internal static class FindSetup
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddFind(this IServiceCollection services) => services
        .AddSingleton<SearchRecords>()
        .AddSingleton<FindRecords>();

    /// <summary>Adds what answers the message extension.</summary>
    public static IServiceCollection AddMessageExtension(this IServiceCollection services) => services.AddSingleton<MessageExtension>();

    /// <summary>Maps its command, its button and the message extension.</summary>
    public static RouteTable MapFind(this RouteTable routes, IServiceProvider services)
    {
        var find = services.GetRequiredService<FindRecords>();
        return routes
            .MapCommand(["找", "查找", "find"], Operation.Find, find.CommandAsync, inShared: true)
            .MapTopic(Operation.Find, t => new HelpCard.Topic(t.HelpFind, t.HelpFindHow, t.CommandFind, t.HelpFindExample))
            .MapVerb(CardVerbs.FindPage, Operation.Find, find.PageAsync)
            .MapInvoke(InvokeNames.ComposeQuery, Operation.Find)
            .MapInvoke(InvokeNames.ComposeFetchTask, Operation.LogRecord)
            .MapInvoke(InvokeNames.ComposeSubmitAction, Operation.LogRecord);
    }
}
