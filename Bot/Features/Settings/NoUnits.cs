using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>Why somebody has no unit to look at here: a right that is missing is the last reason to be named.</summary>
internal static class NoUnits
{
    /// <summary>The unit of this name, where the channel is about certain units: it is there, and only not to be seen here.</summary>
    public static Unit? Named(Turn turn, SettingsView settings, string name) =>
        BoundUnits.Of(turn, settings).IsEmpty ? null : UnitNames.Find(turn.Roster.Units, name);

    /// <summary>The card that says so.</summary>
    /// <param name="title">What was asked for.</param>
    /// <param name="unit">Of which unit; null when none was named.</param>
    public static AdaptiveCard Notice(Turn turn, SettingsView settings, string title, Unit? unit = null)
    {
        if (turn.Roster.Units.IsEmpty)
            return Notices.NoRoster(title, turn.Texts);
        var bound = BoundUnits.Of(turn, settings);
        if (bound.IsEmpty || (unit is not null && bound.Contains(unit.Id)))
            return Notices.NotAllowed(turn.Texts);

        var units = bound.Select(turn.Roster.Unit).OfType<Unit>().Select(u => u.Name).ToList();
        return units.Count == 0 ? Notices.UnitsGone(title, turn.Texts) : Notices.ChannelOfOthers(title, units, turn.Texts);
    }
}
