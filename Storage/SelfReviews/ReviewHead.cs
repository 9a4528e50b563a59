using Azure;

namespace BotApp.Storage.SelfReviews;

/// <summary>Everything about a self-review except its text: may be counted, and shown to people who may not read it.</summary>
public sealed record ReviewHead
{
    /// <summary>Entra object id of the person, or the id of the branch that answers as a whole.</summary>
    public required string Author { get; init; }

    /// <summary>Id of the cycle.</summary>
    public required string Cycle { get; init; }

    /// <summary>1 when begun, one more with each change.</summary>
    public required int Version { get; init; }

    /// <summary>One of <see cref="ReviewState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Id of the author's branch: at the last submission or, before the first one, at the last change.</summary>
    public required string Unit { get; init; }

    /// <summary>The submitted parts, in order; empty if none is submitted.</summary>
    public IReadOnlyList<ReviewPart> Parts { get; init; } = [];

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Entra object id of the person who changed it last: the author, or the secretary who returned it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>The units whose records may count it: the one of the last submission, and earlier ones until their counts are corrected.</summary>
    public IReadOnlyList<string> CountedIn { get; init; } = [];

    /// <summary>Whether counts and the author's list still have to be updated.</summary>
    public bool IsPending { get; init; }

    /// <summary>ETag of the last read; null for a new one.</summary>
    public ETag? ETag { get; init; }
}

/// <summary>The states of a self-review as stored.</summary>
public static class ReviewState
{
    /// <summary>Being written, or withdrawn; only its author can read it.</summary>
    public const string Draft = "draft";

    /// <summary>Submitted. A supplement may be in progress at the same time.</summary>
    public const string Submitted = "submitted";

    /// <summary>The secretary asked for changes; only its author can read it until it is submitted again.</summary>
    public const string Returned = "returned";
}

/// <summary>One submission.</summary>
/// <param name="Number">1 for the first; supplements follow.</param>
/// <param name="Unit">The author's branch at that time.</param>
public sealed record ReviewPart(int Number, DateTimeOffset SubmittedAt, string Unit, int Problems, int Measures);

/// <summary>The texts of a self-review, each JSON defined by the feature. Never printed.</summary>
public sealed class ReviewTexts(string? draft, string? submitted, string? remark)
{
    /// <summary>The text in progress.</summary>
    public string? Draft { get; } = draft;

    /// <summary>The submitted text.</summary>
    public string? Submitted { get; } = submitted;

    /// <summary>The secretary's remark on returning it.</summary>
    public string? Remark { get; } = remark;

    /// <inheritdoc />
    public override string ToString() => nameof(ReviewTexts);
}

/// <summary>A self-review with its texts; these are null when the author's key was destroyed or is lost, or the row was altered.</summary>
public sealed class OpenedReview(ReviewHead head, ReviewTexts? texts)
{
    /// <summary>The review without its text.</summary>
    public ReviewHead Head { get; } = head;

    /// <summary>The texts; null if they cannot be read.</summary>
    public ReviewTexts? Texts { get; } = texts;

    /// <summary>The key is there, but the row is no longer as it was sealed: what it says of itself cannot be trusted.</summary>
    public bool IsAltered { get; init; }
}

/// <summary>One reading of a self-review: who, and when.</summary>
/// <param name="Reader">Entra object id.</param>
/// <param name="Name">The reader's name at that time, for when the person has left the roster; empty if not recorded or erased.</param>
public sealed record ReviewReading(string Reader, DateTimeOffset At, string Name = "");
