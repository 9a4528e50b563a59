using System.Collections.Immutable;
using System.Diagnostics;
using BotApp.Cards.Model;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>The decision on a submission.</summary>
internal abstract record SubmitDecision
{
    private SubmitDecision() { }

    /// <summary>Something is incomplete: the walk goes to it.</summary>
    public sealed record Incomplete(ReviewDraft Draft) : SubmitDecision;

    /// <summary>Others would read it than the card has named: the author first sees who.</summary>
    public sealed record OtherReaders(ReviewDraft Draft) : SubmitDecision;

    /// <summary>Submitted as a further part.</summary>
    public sealed record Submit(Review Review) : SubmitDecision;
}

/// <summary><c>review.submit</c>: makes the draft readable for the secretary, as a first part or as a supplement.</summary>
internal sealed class SubmitReview(AuthorsClick clicks, ReviewDesk desk, ReviewFollowUp follow, ReviewViews views, ShowReviews home)
{
    /// <summary>Decides. Pure.</summary>
    /// <param name="namesReaders">Whether the card has named those who would read it.</param>
    /// <param name="clickId">Stored, so that a repeat of the click is not a second submission.</param>
    public static SubmitDecision Decide(Review review, ReviewPlace place, bool namesReaders, string by, string clickId, DateTimeOffset now)
    {
        var written = review.Draft.Problems.RemoveAll(p => p.IsEmpty);
        var draft = review.Draft with { Problems = written };
        if (written.IsEmpty)
            return new SubmitDecision.Incomplete(ReviewWalk.Go(draft, ReviewStep.Problem, 1));
        for (var n = 1; n <= written.Length; n++)
        {
            if (!ReviewDraft.IsServed(written[n - 1], written))
                return new SubmitDecision.Incomplete(ReviewWalk.Go(draft, written[n - 1].Text.Length == 0 ? ReviewStep.Problem : ReviewStep.Measures, n));
        }

        if (!namesReaders)
            return new SubmitDecision.OtherReaders(ReviewWalk.Go(draft, ReviewStep.Check, 1));

        IReadOnlyList<ReviewPart> former = review.IsSubmitted ? review.Head!.Parts : [];
        var part = new ReviewPart(former.Count + 1, now, place.Branch.Id, written.Length, written.Sum(p => p.Measures.Length));
        ImmutableArray<ReviewProblem> before = review.IsSubmitted ? review.Submitted : [];
        return new SubmitDecision.Submit(review with
        {
            Head = new ReviewHead
            {
                Author = place.Author,
                Cycle = place.Cycle.Id,
                Version = review.Version + 1,
                State = ReviewState.Submitted,
                // A supplement counts in the branch of the review's first part.
                Unit = former.Count > 0 ? review.Head!.Unit : place.Branch.Id,
                Parts = [.. former, part],
                ChangedAt = now,
                ChangedBy = by,
            },
            Draft = ReviewDraft.Begun with { LastClick = clickId },
            Submitted = [.. before, .. written.Select(p => p with { Part = part.Number })],
            Remark = null,
        });
    }

    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        clicks.HandleAsync(turn, click, (place, review, _) => ShowAsync(turn, place, review, ct), async Task<Reply?> (place, review, asked) =>
        {
            var typed = ReviewWalk.Type(review.Draft, asked.Step, asked.At, click.Values, place.Cycle.Aspects, turn.Today);
            if (!typed.Faults.IsEmpty)
                return await views.FaultyAsync(turn, place, review, asked, click.Values, typed.Faults, ct);

            var namesReaders = click[CardData.Readers] == ReviewStatusView.ReadersStamp(turn, place);
            var (changed, notice) = Decide(review with { Draft = typed.Draft }, place, namesReaders, turn.Person.Id, asked.Id, turn.Now) switch
            {
                SubmitDecision.Submit submit => (submit.Review, (string?)null),
                SubmitDecision.Incomplete incomplete => (Kept(incomplete.Draft), turn.Texts.ReviewIncomplete),
                SubmitDecision.OtherReaders others => (Kept(others.Draft), turn.Texts.ReviewOtherReaders),
                _ => throw new UnreachableException(),
            };
            if (await desk.SaveAsync(place, review, changed, turn.Person.Id, turn.Now, mustFollow: notice is null, ct) is not { } saved)
                return null;
            if (notice is not null)
                return new Reply.Card(await views.CurrentAsync(turn, place, saved, ct, notice: notice));
            await follow.TryAsync(saved.Head!, place.Cycle, turn.Roster, ct);
            return await ShowAsync(turn, place, saved, ct);

            Review Kept(ReviewDraft draft) => review with { Draft = draft with { LastClick = asked.Id } };
        }, ct);

    private async Task<Reply> ShowAsync(Turn turn, ReviewPlace place, Review review, CancellationToken ct) =>
        await views.WholeAsync(turn, place, review, ct) is Reply.Card card
            ? card with { Posted = await home.CardAsync(turn, ct) }
            : new Reply.Text(turn.Texts.ReviewErased);
}
