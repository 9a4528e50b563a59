namespace BotApp.Protocol;

/// <summary>What a turn was about, for metrics, traces and the log: one of a small fixed set of words, never content.</summary>
public sealed class TurnNote
{
    /// <summary>E.g. <c>command log</c>, <c>click meeting.save</c>, <c>install</c>; set by the pipeline once known.</summary>
    public string Kind { get; set; } = "other";

    /// <summary>The person was asked to try again, as the storage did not answer.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Language for an error text, e.g. <c>zh-CN</c>; null until the pipeline knows better than the client.</summary>
    public string? Locale { get; set; }
}
