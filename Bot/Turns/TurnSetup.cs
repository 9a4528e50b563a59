using BotApp.Features.Help;
using BotApp.Features.MeetingLogs;
using BotApp.Features.OpenItems;
using BotApp.Features.Roster;
using BotApp.Protocol;

namespace BotApp.Turns;

internal static class TurnSetup
{
    /// <summary>Adds the pipeline that answers activities, with every feature's routes.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<Outgoing>()
        .AddSingleton<Addresses>()
        .AddSingleton<RosterView>()
        .AddHostedService(s => s.GetRequiredService<RosterView>())
        .AddSingleton(s => new RouteTable().MapMeetingLogs(s).MapOpenItems(s).MapHelp())
        .AddSingleton<ITurnPipeline, TurnPipeline>();
}
