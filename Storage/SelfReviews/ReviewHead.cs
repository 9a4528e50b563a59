using Azure;

namespace BotApp.Storage.SelfReviews;

/// <summary>Everything about a self-review but its text: what may be counted and shown to who may not read.</summary>
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

    /// <summary>Id of the author's branch: as of the last submission, before that as of the last change.</summary>
    public required string Unit { get; init; }

    /// <summary>What was submitted, in order; empty while nothing is.</summary>
    public IReadOnlyList<ReviewPart> Parts { get; init; } = [];

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Entra object id of who changed it last: the author, or the secretary who returned it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>The units whose records may count it: the one it was submitted in last, and earlier ones until they have let go of it.</summary>
    public IReadOnlyList<string> CountedIn { get; init; } = [];

    /// <summary>Whether counts and the author's list have still to follow.</summary>
    public bool IsPending { get; init; }

    /// <summary>What the row was read under; null for one that is new.</summary>
    public ETag? ETag { get; init; }
}

/// <summary>The states of a self-review as stored.</summary>
public static class ReviewState
{
    /// <summary>Being written, or withdrawn; only its author reads it.</summary>
    public const string Draft = "draft";

    /// <summary>Submitted. A supplement may be under way beside it.</summary>
    public const string Submitted = "submitted";

    /// <summary>The secretary asked for changes; only its author reads it until it is submitted again.</summary>
    public const string Returned = "returned";
}

/// <summary>What was submitted at one time.</summary>
/// <param name="Number">1 for the first; supplements follow.</param>
/// <param name="Unit">The author's branch at that time.</param>
public sealed record ReviewPart(int Number, DateTimeOffset SubmittedAt, string Unit, int Problems, int Measures);

/// <summary>The texts of a self-review, each a JSON of the feature's own. Never printed.</summary>
public sealed class ReviewTexts(string? draft, string? submitted, string? remark)
{
    /// <summary>What is being written.</summary>
    public string? Draft { get; } = draft;

    /// <summary>What was submitted.</summary>
    public string? Submitted { get; } = submitted;

    /// <summary>What the secretary wrote when returning it.</summary>
    public string? Remark { get; } = remark;

    /// <inheritdoc />
    public override string ToString() => nameof(ReviewTexts);
}

/// <summary>A self-review with its texts; these are null when the author's key was destroyed or is lost.</summary>
public sealed class OpenedReview(ReviewHead head, ReviewTexts? texts)
{
    /// <summary>What is known of it.</summary>
    public ReviewHead Head { get; } = head;

    /// <summary>What it says.</summary>
    public ReviewTexts? Texts { get; } = texts;
}

/// <summary>Who has read a self-review, and when.</summary>
/// <param name="Reader">Entra object id.</param>
/// <param name="Name">What the reader was called then, for when the roster knows them no more; empty where it was not kept.</param>
public sealed record ReviewReading(string Reader, DateTimeOffset At, string Name = "");
