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

/// <summary>Whose review a click is about, decided from who clicked and never from what the card says.</summary>
/// <param name="Author">The person who clicked, or the branch that person answers for.</param>
/// <param name="Branch">The author's branch; of one who has left, the one it was written in.</param>
/// <param name="IsBranch">The branch answers as a whole.</param>
internal sealed record ReviewPlace(ReviewCycle Cycle, string Author, Unit Branch, bool IsBranch)
{
    /// <summary>The author is no longer of a branch of the round: what is written stays the author's, and nothing is added.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Whether anything can be written or submitted.</summary>
    public bool MayWrite => Cycle.ClosedAt is null && !HasLeft;

    /// <summary>Why nothing can be written.</summary>
    public string WhyNot(CardTexts t) => Cycle.ClosedAt is not null ? t.ReviewIsClosed : t.ReviewHasLeft;

    /// <summary>What the buttons of its cards carry; no text, and nobody's id.</summary>
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

/// <summary>A self-review opened for its author, or for who may read it.</summary>
/// <param name="Head">Null while nothing was written.</param>
/// <param name="IsErased">The text is gone for good.</param>
internal sealed record Review(
    ReviewHead? Head, ReviewDraft Draft, ImmutableArray<ReviewProblem> Submitted, string? Remark, bool IsErased = false)
{
    /// <summary>Nothing of it was opened: it is new, or what was written before its author was erased is begun anew.</summary>
    public bool IsBegun { get; init; }

    /// <summary>The version that a card shows; 0 while nothing was written.</summary>
    public int Version => Head?.Version ?? 0;

    /// <summary>Whether it is submitted.</summary>
    public bool IsSubmitted => Head?.State == ReviewState.Submitted;

    /// <inheritdoc cref="ReviewProblem.ToString" />
    public override string ToString() => nameof(Review);
}

/// <summary>Opens reviews and puts them back, for the handlers of this feature.</summary>
internal sealed class ReviewDesk(SelfReviewStore store, ReviewCycles cycles)
{
    /// <summary>The review of one's own, or of one's branch, that a click is about; null if there is no such for this person.</summary>
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

    /// <summary>Opens a review. The caller has made sure that who asked may read it.</summary>
    public async Task<Review> OpenAsync(string author, string cycle, CancellationToken ct)
    {
        if (await store.OpenAsync(author, cycle, ct) is not { } opened)
            return new Review(null, ReviewDraft.Begun, [], null) { IsBegun = true };
        if (opened.Texts is not { } texts)
        {
            // Whoever was erased and is back owes the round like everyone; what was submitted stays as it is counted.
            return opened.Head.State == ReviewState.Submitted
                ? new Review(opened.Head, ReviewDraft.Begun, [], null, IsErased: true)
                : new Review(opened.Head with { State = ReviewState.Draft }, ReviewDraft.Begun, [], null) { IsBegun = true };
        }

        var draft = texts.Draft is null ? null : JsonSerializer.Deserialize(texts.Draft, ReviewJson.Readable.ReviewDraft);
        var submitted = texts.Submitted is null ? null : JsonSerializer.Deserialize(texts.Submitted, ReviewJson.Readable.ReviewProblemArray);
        return new Review(opened.Head, draft ?? ReviewDraft.Begun, [.. submitted ?? []], texts.Remark);
    }

    /// <summary>Puts a changed review back as the next version.</summary>
    /// <param name="former">As it was opened.</param>
    /// <param name="changed">With draft, submission, remark, and in its head state and parts, as they are to be.</param>
    /// <param name="mustFollow">Whether counts and lists have to follow.</param>
    /// <returns>As it stands now; null when someone wrote first.</returns>
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
            // Noted before anything is counted, so that a crash in between leaves nothing that is counted and not known to be.
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

    // Removed, submitted, withdrawn, returned, or taken along from an earlier round and put in front.
    private static bool IsRenumbered(Review former, Review changed) =>
        changed.Draft.Problems.Length < former.Draft.Problems.Length
        || changed.IsSubmitted != former.IsSubmitted
        || changed.Draft.Problems.Count(p => p.IsCarried) != former.Draft.Problems.Count(p => p.IsCarried);
}
