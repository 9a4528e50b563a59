using System.Collections.Immutable;
using BotApp.Office.Roster;
using BotApp.Turns;

namespace BotApp.Features.Settings;

/// <summary>The units that a channel or group chat is about: whatever a person may see, there only these are shown.</summary>
internal static class BoundUnits
{
    /// <summary>Their ids; empty for all units, as in one's own chat.</summary>
    public static ImmutableArray<string> Of(Turn turn, SettingsView settings) =>
        turn.IsShared ? settings.OfChannel(turn.ConversationId).Units : [];

    /// <summary>Those of the units a person may see that are shown here.</summary>
    public static ImmutableArray<Unit> Among(ImmutableArray<Unit> visible, Turn turn, SettingsView settings) =>
        Of(turn, settings) is { IsEmpty: false } bound ? [.. visible.Where(u => bound.Contains(u.Id))] : visible;
}
