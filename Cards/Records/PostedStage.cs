namespace BotApp.Cards.Records;

/// <summary>How far the record of a posted card is.</summary>
public enum PostedStage
{
    /// <summary>Understood but not confirmed: a draft of its writer.</summary>
    Draft,

    /// <summary>In storage.</summary>
    Saved,

    /// <summary>Was saved and no longer counts.</summary>
    Cancelled,

    /// <summary>A draft that was discarded.</summary>
    Discarded,
}
