using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>Settings of the office, its channels and each person.</summary>
internal static class Settings
{
    /// <summary>Adds the feature's services. Starts no background work: see <see cref="AddSettingsWork"/>.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<SettingsView>()
        .AddSingleton<SettingsChanger>()
        .AddSingleton<PersonalSettingsKeeper>()
        .AddSingleton<ClientSettings>()
        .AddSingleton<ITurnLanguage, TurnLanguage>()
        .AddSingleton<OwnSettings>()
        .AddSingleton<ChannelLines>()
        .AddSingleton<ChangeOffice>()
        .AddSingleton<ChangeChannel>()
        .AddSingleton<TellAbsence>();

    /// <summary>Adds the background work of <c>serve</c> that keeps the settings up to date.</summary>
    public static IServiceCollection AddSettingsWork(this IServiceCollection services) =>
        services.AddHostedService(s => s.GetRequiredService<SettingsView>());

    /// <summary>Maps its command, buttons and sentences, and the storing of what clients state.</summary>
    public static RouteTable MapSettings(this RouteTable routes, IServiceProvider services)
    {
        var own = services.GetRequiredService<OwnSettings>();
        var office = services.GetRequiredService<ChangeOffice>();
        var channel = services.GetRequiredService<ChangeChannel>();
        return routes
            .MapHeard(services.GetRequiredService<ClientSettings>().KeepAsync)
            .MapCommand(["设置", "settings"], Operation.OwnSettings, ShowAsync, inShared: true, new(["设置"]))
            .MapTopic(Operation.OwnSettings, t => new HelpCard.Topic(t.SettingsTitle, t.HelpSettingsHow, t.CommandSettings, t.HelpSettingsExample), inShared: false)
            .MapTopic(Operation.OfficeSettings, t => new HelpCard.Topic(t.SettingsChannel, t.HelpChannelHow, t.CommandSettings))
            .MapSentence(Operation.OwnSettings, services.GetRequiredService<TellAbsence>().SentenceAsync)
            .MapVerb(CardVerbs.SettingsSave, Operation.OwnSettings, own.SaveAsync)
            .MapVerb(CardVerbs.SettingsOffice, Operation.OfficeSettings, office.ShowAsync)
            .MapVerb(CardVerbs.SettingsSaveOffice, Operation.OfficeSettings, office.SaveAsync)
            .MapVerb(CardVerbs.SettingsSaveChannel, Operation.OfficeSettings, channel.SaveAsync, inShared: true);

        async Task<Reply> ShowAsync(Turn turn, string argument, CancellationToken ct)
        {
            if (!turn.IsShared)
                return await own.ShowAsync(turn, ct);
            return Rights.May(turn.Person, Operation.OfficeSettings)
                ? await channel.ShowAsync(turn, ct)
                : new Reply.Text(turn.Texts.SettingsInPersonal);
        }
    }
}
