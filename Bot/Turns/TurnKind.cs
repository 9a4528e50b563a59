using BotApp.Protocol;

namespace BotApp.Turns;

/// <summary>The kind of a turn, from a fixed vocabulary: contains nothing that someone typed or sent.</summary>
internal static class TurnKind
{
    /// <summary>E.g. <c>command log</c>, <c>click meeting.save</c>, <c>sentence</c>, <c>install</c>.</summary>
    public static string Of(Activity activity, RouteTable routes) => activity.Type switch
    {
        ActivityTypes.InstallationUpdate => activity.Action is "remove" or "remove-upgrade" ? "uninstall" : "install",
        ActivityTypes.Message when CardClick.FromMessage(activity) is { } click => OfClick(click, routes),
        ActivityTypes.Message => routes.FindCommand(MentionText.Of(activity)) is { Route: var command } ? $"command {command.Name}" : "sentence",
        ActivityTypes.Invoke when activity.Name is InvokeNames.AdaptiveCardAction => OfClick(CardClick.FromInvoke(activity), routes),
        ActivityTypes.Invoke => "invoke",
        _ => "other",
    };

    private static string OfClick(CardClick? click, RouteTable routes) =>
        click is not null && routes.FindVerb(click.Verb) is { Verb: var verb } ? $"click {verb}" : "click unknown";
}
