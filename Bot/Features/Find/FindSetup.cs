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

    /// <summary>Maps its command, its button and the message extension.</summary>
    public static RouteTable MapFind(this RouteTable routes, IServiceProvider services)
    {
        var find = services.GetRequiredService<FindRecords>();
        // Created here, since the buttons of its dialog use the very routes that are being mapped.
        var extension = ActivatorUtilities.CreateInstance<MessageExtension>(services, routes);
        return routes
            .MapCommand(["找", "查找", "find"], Operation.Find, find.CommandAsync, inShared: true)
            .MapTopic(Operation.Find, t => new HelpCard.Topic(t.HelpFind, t.HelpFindHow, t.CommandFind, t.HelpFindExample))
            .MapVerb(CardVerbs.FindPage, Operation.Find, find.PageAsync, inShared: true)
            .MapCompose(InvokeNames.ComposeQuery, Operation.Find, extension.QueryAsync)
            .MapCompose(InvokeNames.ComposeFetchTask, Operation.LogRecord, extension.OpenAsync)
            .MapCompose(InvokeNames.ComposeSubmitAction, Operation.LogRecord, extension.SubmitAsync);
    }

    // Only the person sees the answers, wherever they are.
    private static RouteTable MapCompose(
        this RouteTable routes, string name, Operation operation, Func<Turn, ComposeExtension, CancellationToken, Task<InvokeResponse>> answer) =>
        routes.MapInvoke(name, operation, ComposeRoutes.Reading(answer), ComposeRoutes.RefuseAsync, isPrivate: true);
}
