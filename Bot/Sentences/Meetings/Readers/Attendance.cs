namespace BotApp.Sentences.Meetings.Readers;

/// <summary>Head counts.</summary>
internal sealed record Attendance
{
    /// <summary>应到.</summary>
    public int? Expected { get; init; }

    /// <summary>实到.</summary>
    public int? Present { get; init; }

    /// <summary>列席.</summary>
    public int? Observers { get; init; }

    public bool IsEmpty => this is { Expected: null, Present: null, Observers: null };

    /// <summary>Whether somebody must have been absent, so that an unannounced absence is plausible.</summary>
    public bool HasShortfall => Expected > Present;
}
