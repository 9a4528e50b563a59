namespace BotApp.Cards.Records;

/// <summary>What led to the card of a meeting or another entry as it stands in storage.</summary>
public enum SavedOccasion
{
    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>It was saved just now.</summary>
    Saved,

    /// <summary>The same click came again: nothing was written twice.</summary>
    Repeated,

    /// <summary>Its form was to be left without saving, and had been saved before.</summary>
    NotDiscarded,

    /// <summary>The click was about a former version: nothing was written.</summary>
    Stale,
}
