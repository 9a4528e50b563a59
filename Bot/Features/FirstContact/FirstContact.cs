using BotApp.Cards.General;
using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Features.FirstContact;

/// <summary>Installation, and the office's first steps.</summary>
internal static class FirstContact
{
    /// <summary>Adds the feature's services; other features add steps of their own.</summary>
    public static IServiceCollection AddFirstContact(this IServiceCollection services) => services
        .AddSingleton<Welcome>()
        .AddSingleton<FirstRun>()
        .AddSingleton<IFirstRunStep, RosterStep>()
        .AddSingleton<IFirstRunStep, ChannelStep>()
        .AddSingleton<IFirstRunStep, RemindersStep>();

    /// <summary>Maps its command, and the answers to an installation.</summary>
    public static RouteTable MapFirstContact(this RouteTable routes, IServiceProvider services)
    {
        var welcome = services.GetRequiredService<Welcome>();
        return routes
            .MapInstallation(welcome.PersonalAsync, welcome.SharedAsync)
            .MapCommand(["开始使用", "setup"], Operation.OfficeSettings, services.GetRequiredService<FirstRun>().CommandAsync)
            .MapTopic(
                Operation.OfficeSettings,
                t => new HelpCard.Topic(t.FirstRunTitle, t.FirstRunHow, t.CommandFirstRun),
                inShared: false);
    }
}
