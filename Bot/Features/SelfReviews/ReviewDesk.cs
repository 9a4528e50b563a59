using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>The review a click is about, derived from the person who clicked and never from the card's data.</summary>
/// <param name="Author">The person who clicked, or the branch that this person answers for.</param>
/// <param name="Branch">The author's branch; if the author has left, the branch it was written in.</param>
/// <param name="IsBranch">It is the review of the branch itself.</param>
internal sealed record ReviewPlace(ReviewCycle Cycle, string Author, Unit Branch, bool IsBranch)
{
    /// <summary>The author is in no branch of the round any more: the author keeps the text, but adds nothing.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Whether anything can be written or submitted.</summary>
    public bool MayWrite => Cycle.ClosedAt is null && !HasLeft;

    /// <summary>Why nothing can be written.</summary>
    public string WhyNot(CardTexts t) => Cycle.ClosedAt is not null ? t.ReviewIsClosed : t.ReviewHasLeft;

    /// <summary>The data of the buttons on its cards: no text and no person's id.</summary>
    public Dictionary<string, string> Hidden(int version, ReviewStep step = ReviewStep.Check, int at = 1)
    {
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CardData.Id] = Cycle.Id,
            [CardData.Version] = version.ToString(CultureInfo.InvariantCulture),
            [CardData.Step] = step.ToString(),
            [CardData.Number] = at.ToString(CultureInfo.InvariantCulture),
        };
        if (IsBranch)
            hidden[CardData.Unit] = Branch.Id;
        return hidden;
    }
}

/// <summary>A self-review opened for its author or a permitted reader.</summary>
/// <param name="Head">Null while nothing was written.</param>
/// <param name="IsErased">The text is gone for good, or its row was altered: nothing of it is shown or written over.</param>
internal sealed record Review(
    ReviewHead? Head, ReviewDraft Draft, ImmutableArray<ReviewProblem> Submitted, string? Remark, bool IsErased = false)
{
    /// <summary>No text was opened: it is new, or starts afresh after its author was erased.</summary>
    public bool IsBegun { get; init; }

    /// <summary>The version that a card shows; 0 while nothing was written.</summary>
    public int Version => Head?.Version ?? 0;

    /// <summary>Whether it is submitted.</summary>
    public bool IsSubmitted => Head?.State == ReviewState.Submitted;

    /// <inheritdoc cref="ReviewProblem.ToString" />
    public override string ToString() => nameof(Review);
}

/// <summary>Opens and saves reviews, for the handlers of this feature.</summary>
internal sealed partial class ReviewDesk(SelfReviewStore store, ReviewCycles cycles, ILogger<ReviewDesk> logger)
{
    /// <summary>The review of the person or of the person's branch that a click is about; null if this person has none.</summary>
    public async Task<ReviewPlace?> FindOwnAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (await cycles.FindAsync(click[CardData.Id], ct) is not { } cycle)
            return null;
        if (click[CardData.Unit] is not { } unit)
            return await OwnAsync(turn, cycle, ct);
        return turn.Roster.Unit(unit) is { } branch && ReviewAccess.AnswersFor(turn.Person, cycle, branch)
            ? new ReviewPlace(cycle, branch.Id, branch, true)
            : null;
    }

    private async Task<ReviewPlace?> OwnAsync(Turn turn, ReviewCycle cycle, CancellationToken ct)
    {
        if (ReviewAccess.BranchOf(cycle, turn.Roster, turn.Person) is { } own)
            return new ReviewPlace(cycle, turn.Person.Id, own, false);
        return await store.FindAsync(turn.Person.Id, cycle.Id, ct) is { } head
            ? new ReviewPlace(cycle, turn.Person.Id, turn.Roster.Unit(head.Unit) ?? Unit.Former(head.Unit), false) { HasLeft = true }
            : null;
    }

    /// <summary>Opens a review. The caller has checked that the person may read it.</summary>
    public async Task<Review> OpenAsync(string author, string cycle, CancellationToken ct)
    {
        if (await store.OpenAsync(author, cycle, ct) is not { } opened)
            return new Review(null, ReviewDraft.Begun, [], null) { IsBegun = true };
        if (opened.Texts is not { } texts)
        {
            if (opened.IsAltered)
                LogAltered(logger, opened.Head.Cycle, opened.Head.Author);
            // A person erased and back on the roster owes the round like everyone; an earlier submission stays counted.
            return opened.IsAltered || opened.Head.State == ReviewState.Submitted
                ? new Review(opened.Head, ReviewDraft.Begun, [], null, IsErased: true)
                : new Review(opened.Head with { State = ReviewState.Draft }, ReviewDraft.Begun, [], null) { IsBegun = true };
        }

        var draft = texts.Draft is null ? null : JsonSerializer.Deserialize(texts.Draft, ReviewJson.Readable.ReviewDraft);
        var submitted = texts.Submitted is null ? null : JsonSerializer.Deserialize(texts.Submitted, ReviewJson.Readable.ReviewProblemArray);
        return new Review(opened.Head, draft ?? ReviewDraft.Begun, [.. submitted ?? []], texts.Remark);
    }

    /// <summary>Saves a changed review as the next version.</summary>
    /// <param name="former">The review as opened.</param>
    /// <param name="changed">The new draft, submission and remark, and in its head the new state and parts.</param>
    /// <param name="mustFollow">Whether counts and lists have to be updated.</param>
    /// <returns>The saved review; null if someone else wrote first.</returns>
    public async Task<Review?> SaveAsync(
        ReviewPlace place, Review former, Review changed, string by, DateTimeOffset now, bool mustFollow, CancellationToken ct)
    {
        var head = new ReviewHead
        {
            Author = place.Author,
            Cycle = place.Cycle.Id,
            Version = former.Version + 1,
            State = changed.Head?.State ?? ReviewState.Draft,
            Unit = changed.IsSubmitted ? changed.Head!.Unit : place.Branch.Id,
            Parts = changed.Head?.Parts ?? [],
            ChangedAt = now,
            ChangedBy = by,
            // Noted before anything is counted, so that a crash in between leaves no unknown count behind.
            CountedIn = [.. (former.Head?.CountedIn ?? []).Union(changed.IsSubmitted ? [changed.Head!.Unit] : [])],
            IsPending = mustFollow || former.Head?.IsPending is true,
            ETag = former.Head?.ETag,
        };
        if (IsRenumbered(former, changed))
            changed = changed with { Draft = changed.Draft with { NumberedIn = head.Version } };
        var texts = new ReviewTexts(
            JsonSerializer.Serialize(changed.Draft, ReviewJson.Readable.ReviewDraft),
            changed.Submitted.IsEmpty ? null : JsonSerializer.Serialize([.. changed.Submitted], ReviewJson.Readable.ReviewProblemArray),
            changed.Remark);
        return await store.SaveAsync(head, texts, ct, former.IsBegun) is { } saved ? changed with { Head = saved, IsBegun = false } : null;
    }

    // A problem was removed, submitted, withdrawn, returned, or carried over from an earlier round to the front.
    private static bool IsRenumbered(Review former, Review changed) =>
        changed.Draft.Problems.Length < former.Draft.Problems.Length
        || changed.IsSubmitted != former.IsSubmitted
        || changed.Draft.Problems.Count(p => p.IsCarried) != former.Draft.Problems.Count(p => p.IsCarried);

    [LoggerMessage(1, LogLevel.Error,
        "The self-review of {Author} in the round {Cycle} does not open: its row was altered since it was sealed. Nothing of it is shown, and nothing is written over it; see OPERATIONS.md, \"Backup and restore\".")]
    private static partial void LogAltered(ILogger logger, string cycle, string author);
}
