namespace BotApp.Protocol;

/// <summary>What a turn turned out to be about, for metrics, traces and the log: a word of a small fixed set, never content.</summary>
public sealed class TurnNote
{
    /// <summary>As <c>command log</c>, <c>click meeting.save</c>, <c>install</c>; set by the pipeline once it knows.</summary>
    public string Kind { get; set; } = "other";

    /// <summary>The person was told to come back, as the storage did not answer.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Language that a failure is told in, as <c>zh-CN</c>; null until the pipeline knows better than the client.</summary>
    public string? Locale { get; set; }
}
