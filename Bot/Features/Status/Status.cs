using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Features.Status;

/// <summary>The status of the units.</summary>
internal static class Status
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddStatus(this IServiceCollection services) => services
        .AddSingleton<StatusReminders>()
        .AddSingleton<StatusQuery>()
        .AddSingleton<StatusPosts>()
        .AddSingleton<ShowStatus>()
        .AddSingleton<StatusPostWork>();

    /// <summary>Adds the background work of <c>serve</c>: the summaries that the office has set for its channels.</summary>
    public static IServiceCollection AddStatusWork(this IServiceCollection services) =>
        services.AddHostedService(s => s.GetRequiredService<StatusPostWork>());

    /// <summary>Maps its command and button.</summary>
    public static RouteTable MapStatus(this RouteTable routes, IServiceProvider services)
    {
        var show = services.GetRequiredService<ShowStatus>();
        return routes
            .MapCommand(["状态", "status"], Operation.Status, show.CommandAsync, inShared: true, new(["状态", "完成情况", "进度", "进展", "还差什么", "还差几次"], SpokenCommands.Period))
            .MapSentence(Operation.Status, show.SentenceAsync)
            .MapTopic(Operation.Status, t => new HelpCard.Topic(t.HelpStatus, t.HelpStatusHow, t.CommandStatus, t.HelpStatusExample))
            .MapVerb(CardVerbs.StatusOpen, Operation.Status, show.OpenAsync, inShared: true);
    }
}
