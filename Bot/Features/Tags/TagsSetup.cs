using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Office.Rights;
using BotApp.Turns;

namespace BotApp.Features.Tags;

/// <summary>The office's own tags.</summary>
internal static class TagsSetup
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddTags(this IServiceCollection services) => services
        .AddSingleton<OfficeTags>()
        .AddSingleton<ChangeTags>();

    /// <summary>Maps its command and buttons.</summary>
    public static RouteTable MapTags(this RouteTable routes, IServiceProvider services)
    {
        var change = services.GetRequiredService<ChangeTags>();
        return routes
            .MapCommand(["标签", "tags"], Operation.OfficeSettings, change.CommandAsync)
            .MapTopic(Operation.OfficeSettings, t => new HelpCard.Topic(t.TagsTitle, t.HelpTagsHow, t.CommandTags), inShared: false)
            .MapVerb(CardVerbs.TagsOpen, Operation.OfficeSettings, change.OpenAsync)
            .MapVerb(CardVerbs.TagsSave, Operation.OfficeSettings, change.SaveAsync);
    }
}
