using BotApp.Cards.General;
using BotApp.Cards.Model;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>Explains why a person sees no unit here; a missing right is named only if no other reason applies.</summary>
internal static class NoUnits
{
    /// <summary>The unit of this name, if the channel is limited to certain units: it exists, but is not shown here.</summary>
    public static Unit? Named(Turn turn, SettingsView settings, string name) =>
        BoundUnits.Of(turn, settings).IsEmpty ? null : UnitNames.Find(turn.Roster.Units, name);

    /// <summary>The card that explains it.</summary>
    /// <param name="title">What was asked for.</param>
    /// <param name="unit">The unit asked for; null if none was named.</param>
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
