using BotApp.Cards.Model;

namespace BotApp.Cards.Settings;

/// <summary>What a settings card says besides its values.</summary>
public enum SettingsOccasion
{
    /// <summary>It was asked for.</summary>
    Opened,

    /// <summary>It was just saved.</summary>
    Saved,

    /// <summary>Someone changed the settings first: nothing was saved, and the card shows the present ones.</summary>
    Stale,

    /// <summary>Saving would delete something for good: nothing was saved, but saving again will.</summary>
    Asked,
}

/// <summary>A form of settings.</summary>
public record SettingsForm
{
    /// <summary>Version of the settings that the form shows; comes back with its buttons.</summary>
    public required int Version { get; init; }

    /// <summary>Values by input id, as stored or as typed.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>What is wrong, by input id: one plain sentence each.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = CardData.None;

    public SettingsOccasion Occasion { get; init; }
}
