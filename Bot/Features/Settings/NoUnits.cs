using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>Why somebody has no unit to look at here: a right that is missing is the last reason to be named.</summary>
internal static class NoUnits
{
    /// <summary>The card that says so.</summary>
    /// <param name="title">What was asked for.</param>
    public static AdaptiveCard Notice(Turn turn, SettingsView settings, string title)
    {
        if (turn.Roster.Units.IsEmpty)
            return Notices.NoRoster(title, turn.Texts);
        return turn.IsShared && settings.OfChannel(turn.ConversationId).Units is { IsEmpty: false } bound && bound.All(id => turn.Roster.Unit(id) is null)
            ? Notices.UnitsGone(title, turn.Texts)
            : Notices.NotAllowed(turn.Texts);
    }
}
