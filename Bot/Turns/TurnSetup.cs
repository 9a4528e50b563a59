using BotApp.Protocol;

namespace BotApp.Turns;

internal static class TurnSetup
{
    /// <summary>Adds the pipeline that answers activities.</summary>
    /// <param name="map">Lets every feature map its routes.</param>
    public static IServiceCollection AddTurns(this IServiceCollection services, Func<RouteTable, IServiceProvider, RouteTable> map) => services
        .AddSingleton<Outgoing>()
        .AddSingleton<Addresses>()
        .AddSingleton<RosterView>()
        .AddSingleton<OfficeStart>()
        .AddHostedService(s => s.GetRequiredService<RosterView>())
        .AddSingleton(s => map(new RouteTable(), s))
        .AddSingleton<ITurnErrorText, TurnErrorText>()
        .AddSingleton<ITurnPipeline, TurnPipeline>();
}
