using System.Collections.Immutable;

namespace BotApp.Office.SelfReviews;

/// <summary>Where the walk stands: one card a step.</summary>
internal enum ReviewStep
{
    /// <summary>Which aspects to write about, and which of last year's measures to take along.</summary>
    Aspects,

    /// <summary>One problem.</summary>
    Problem,

    /// <summary>Its cause; only if the author asks for this step.</summary>
    Cause,

    /// <summary>What will be done about it, and by when.</summary>
    Measures,

    /// <summary>All of it once more, before it is submitted.</summary>
    Check,
}

/// <summary>What will be done about a problem.</summary>
/// <param name="DoneOn">When its author marked it done; null while it is not.</param>
internal sealed record ReviewMeasure(string Text, DateOnly? Due = null, DateOnly? DoneOn = null)
{
    /// <summary>The name of the type only: what a person wrote must never get into a log as part of a message.</summary>
    public override string ToString() => nameof(ReviewMeasure);
}

/// <summary>A problem with what is to be done about it.</summary>
/// <param name="Aspect">One of the cycle's aspects; may be empty.</param>
/// <param name="Cause">May be empty.</param>
/// <param name="IsCarried">Taken along from an earlier cycle by its author's choice.</param>
/// <param name="Part">The part it was submitted with; 0 if it is not submitted.</param>
internal sealed record ReviewProblem(
    string Text, string Aspect, string Cause, ImmutableArray<ReviewMeasure> Measures, bool IsCarried = false, int Part = 0)
{
    /// <summary>One that is not written yet.</summary>
    public static ReviewProblem Empty { get; } = new("", "", "", []);

    /// <summary>Whether nothing of it was written.</summary>
    public bool IsEmpty => Text.Length == 0 && Cause.Length == 0 && Measures.IsEmpty;

    /// <summary>Whether it can be submitted: a problem, and each of its measures with a date.</summary>
    public bool IsComplete => Text.Length > 0 && !Measures.IsEmpty && Measures.All(m => m.Text.Length > 0 && m.Due is not null);

    /// <inheritdoc cref="ReviewMeasure.ToString" />
    public override string ToString() => nameof(ReviewProblem);
}

/// <summary>What its author is writing, and where the walk stands.</summary>
internal sealed record ReviewDraft
{
    /// <summary>At the first step, with nothing written.</summary>
    public static ReviewDraft Begun { get; } = new();

    /// <summary>The step at which to continue.</summary>
    public ReviewStep Step { get; init; } = ReviewStep.Aspects;

    /// <summary>The problem it is about, from 1.</summary>
    public int At { get; init; } = 1;

    /// <summary>The aspects by number of problem: first those of the written problems, then those that are still asked for.</summary>
    public ImmutableArray<string> Aspects { get; init; } = [];

    /// <summary>What was written so far and not submitted.</summary>
    public ImmutableArray<ReviewProblem> Problems { get; init; } = [];

    /// <summary>The version since which its problems have their present numbers: a number on an older card may mean another problem.</summary>
    public int NumberedIn { get; init; }

    /// <summary>The click that led here, so that a repetition of it is recognised. Sealed with the rest: it is a digest of text.</summary>
    public string LastClick { get; init; } = "";

    /// <summary>The problem of this number; if it is not written yet, an empty one with the aspect chosen for it.</summary>
    public ReviewProblem Problem(int n) =>
        n >= 1 && n <= Problems.Length ? Problems[n - 1] : ReviewProblem.Empty with { Aspect = n >= 1 && n <= Aspects.Length ? Aspects[n - 1] : "" };

    /// <summary>
    /// The aspects that the author chose, including those given to a problem later. Problems taken along from an earlier round keep their
    /// aspects, which nobody chose.
    /// </summary>
    public IEnumerable<string> Chosen() =>
        Enumerable.Range(1, Wanted).Where(n => n > Problems.Length || !Problems[n - 1].IsCarried).Select(n => Problem(n).Aspect);

    /// <summary>Whether a problem, one of several, lacks nothing: one measure may serve more than one of them.</summary>
    public static bool IsServed(ReviewProblem problem, IEnumerable<ReviewProblem> all) =>
        problem.IsComplete || (problem.Text.Length > 0 && problem.Measures.IsEmpty && all.Any(p => p.IsComplete));

    /// <summary>Problems that are written, and those the chosen aspects still ask for.</summary>
    public int Wanted => Math.Max(Problems.Length, Aspects.Length);

    /// <inheritdoc cref="ReviewMeasure.ToString" />
    public override string ToString() => nameof(ReviewDraft);
}

/// <summary>What may be written in a self-review. Few and short: it is talked through, not filed.</summary>
internal static class ReviewLimits
{
    /// <summary>Problems a part.</summary>
    public const int Problems = 30;

    /// <summary>Submitted problems at which nothing more can be added, so that everything together stays far below what a row holds.</summary>
    public const int ProblemsInAll = 60;

    /// <summary>Problems that a draft can come to hold: all parts of a submission that is withdrawn or returned.</summary>
    public const int ProblemsOfADraft = ProblemsInAll + Problems;

    /// <summary>Measures a problem.</summary>
    public const int Measures = 3;

    /// <summary>Characters of a problem or a cause, in UTF-16 units.</summary>
    public const int Text = 300;

    /// <summary>Characters of a measure, in UTF-16 units.</summary>
    public const int Measure = 200;

    /// <summary>Characters of a secretary's remark, in UTF-16 units.</summary>
    public const int Remark = 300;

    /// <summary>Years within which a measure is due.</summary>
    public const int DueYears = 3;
}
