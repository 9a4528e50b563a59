namespace BotApp.Sentences.Meetings;

/// <summary>What is known of a meeting before it is saved. What was not said is null or empty; nothing is guessed.</summary>
public sealed record MeetingDraft
{
    /// <summary>Code of the register, e.g. <c>branch-committee</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What the meeting's name says besides its kind: values of the register's own fields, by field id.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The day it was held, in the office's zone.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>When it began.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>When it ended.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>应到.</summary>
    public int? Expected { get; init; }

    /// <summary>实到.</summary>
    public int? Present { get; init; }

    /// <summary>列席, as a number.</summary>
    public int? Observers { get; init; }

    /// <summary>Who was absent, by name.</summary>
    public IReadOnlyList<Absence> Absent { get; init; } = [];

    /// <summary>主持.</summary>
    public string? Host { get; init; }

    /// <summary>记录.</summary>
    public string? Recorder { get; init; }

    /// <summary>主讲; of a lecture or a training.</summary>
    public string? Speaker { get; init; }

    /// <summary>What it was about.</summary>
    public string? Topic { get; init; }

    /// <summary>What was decided.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    /// <summary>What is to be done, by whom, by when.</summary>
    public IReadOnlyList<FollowUp> Actions { get; init; } = [];
}

/// <summary>Someone who was absent, and why if it was said.</summary>
public sealed record Absence(string Name, string? Reason);

/// <summary>Something to be done after a meeting.</summary>
public sealed record FollowUp(string Text, string? Owner, DateOnly? Due);
