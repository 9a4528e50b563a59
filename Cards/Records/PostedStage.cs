namespace BotApp.Cards.Records;

/// <summary>How far the record of a posted card is.</summary>
public enum PostedStage
{
    /// <summary>Understood, not confirmed: a draft of its writer.</summary>
    Draft,

    /// <summary>In storage.</summary>
    Saved,

    /// <summary>Was in storage and counts no more.</summary>
    Cancelled,

    /// <summary>A draft that was given up.</summary>
    Discarded,
}
