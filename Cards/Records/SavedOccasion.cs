namespace BotApp.Cards.Records;

/// <summary>Why the card of a stored meeting or other entry is shown.</summary>
public enum SavedOccasion
{
    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>It was saved just now.</summary>
    Saved,

    /// <summary>The same click came again: nothing was written twice.</summary>
    Repeated,

    /// <summary>Its form was to be left without saving, but had been saved before.</summary>
    NotDiscarded,

    /// <summary>The click was about a former version: nothing was written.</summary>
    Stale,
}
