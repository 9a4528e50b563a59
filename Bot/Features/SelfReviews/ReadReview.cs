using System.Globalization;
using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// <c>review.read</c>: shows a submission's text to its author or to the secretary of the branch. Before anything is shown, a
/// secretary's reading is recorded, visibly for the author and in the branch's audit chain.
/// </summary>
internal sealed class ReadReview(ReviewDesk desk, SelfReviewStore store, ReviewCycles cycles, UnitStore units, ReviewViews views, ListBranchReviews list)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        var from = Math.Max(1, ReviewClick.Number(click[CardData.Number], 1));
        if (click[CardData.Who] is { } who && who != turn.Person.Id)
            return await ForSecretaryAsync(turn, click[CardData.Id], who, from, click[ReviewInputIds.Remark], null, ct);
        if (await desk.FindOwnAsync(turn, click, ct) is not { } place)
            return new Reply.Text(turn.Texts.ReviewGone);

        var review = await desk.OpenAsync(place.Author, place.Cycle.Id, ct);
        if (review.IsErased)
            return new Reply.Text(turn.Texts.ReviewErased);
        // Withdrawn or returned since the card was shown: the text is now on the card of the walk.
        return !review.IsSubmitted && place.MayWrite
            ? await views.StaleAsync(turn, place, review, ReviewClick.Of(click), click.Values, ct)
            : new Reply.Card(OwnPage(turn, place, review, from, DoneTicks.Of(click)));
    }

    /// <summary>The text for a secretary; refuses without revealing whether the review exists.</summary>
    /// <param name="remark">A typed remark: from an earlier page, or to be corrected.</param>
    /// <param name="notice">A notice about the review as a whole.</param>
    public async Task<Reply> ForSecretaryAsync(
        Turn turn, string? cycleId, string author, int from, string? remark, string? remarkError, CancellationToken ct, string? notice = null)
    {
        if (await cycles.FindAsync(cycleId, ct) is not { } cycle)
            return new Reply.Text(turn.Texts.ReviewGone);
        var head = await store.FindAsync(author, cycle.Id, ct);
        if (head is null || ReviewAccess.Readable(head, turn.Person, turn.Roster).IsEmpty)
            return await list.InPlaceOfAsync(turn, cycle, author, head, remark, ct);

        var review = await desk.OpenAsync(author, cycle.Id, ct);
        if (review.IsErased)
            return new Reply.Text(turn.Texts.ReviewErased);

        // It may have been withdrawn since, so the opened review decides.
        var readable = review.Head is null ? [] : ReviewAccess.Readable(review.Head, turn.Person, turn.Roster);
        if (readable.IsEmpty)
            return await list.InPlaceOfAsync(turn, cycle, author, review.Head, remark, ct);
        var problems = review.Submitted.Where(p => readable.Contains(p.Part)).ToList();
        var page = problems.Skip(from - 1).Take(ReviewTextCard.PageSize).Select((p, i) => ReviewViews.Read(p, from + i)).ToList();
        var card = ReviewTextCard.Render(
            new ReviewTextCard.Data
            {
                Hidden = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [CardData.Id] = cycle.Id,
                    [CardData.Who] = author,
                    [CardData.Version] = Stamp(review.Head!),
                },
                CycleName = cycle.Name,
                AuthorName = turn.Roster.Find(author)?.Name ?? "",
                Problems = page,
                Next = from - 1 + page.Count < problems.Count ? from + page.Count : null,
                NotShown = review.Submitted.Length - problems.Count,
                Notice = notice,
                MayReturn = cycle.ClosedAt is null,
                Remark = remark,
                RemarkError = remarkError,
            },
            turn.Texts);
        // If the remark does not fit the card, a refusal lets the client keep it.
        if (!card.FitsBudget)
            return new Reply.Refused("TooLong", turn.Texts.TooLong(turn.Texts.ReviewRemark));

        // Recorded only now that the card fits, and before it is shown: if recording fails, nothing is shown.
        await store.RecordReadingAsync(author, cycle.Id, new ReviewReading(turn.Person.Id, turn.Now, turn.Person.Name), turn.Activity.Id ?? "", ct);
        // Without an activity id, two readings at the same moment cannot be told apart and are recorded once.
        await units.NoteReadingAsync(
            ReviewAccess.BranchOfParts(review.Head!, readable), OperationId.Of("review.read", turn.Person.Id, author, cycle.Id, turn.Activity.Id ?? turn.Now.ToString("O", CultureInfo.InvariantCulture)),
            turn.Person.Id, cycle.Id, author, turn.Now, ct);
        return new Reply.Card(card);
    }

    /// <summary>Distinguishes a submission from the next one, for the card that returns it.</summary>
    public static string Stamp(ReviewHead head) =>
        head.Parts.Count == 0 ? "" : head.Parts[^1].SubmittedAt.UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <summary>A page of the author's own text. Also the only place to read a draft that can no longer be edited.</summary>
    /// <param name="ticks">Ticks from earlier pages that are not saved yet; they stay on the card.</param>
    public static AdaptiveCard OwnPage(Turn turn, ReviewPlace place, Review review, int from, DoneTicks ticks)
    {
        var all = place.MayWrite ? review.Submitted : review.Submitted.AddRange(review.Draft.Problems);
        var page = all.Skip(from - 1).Take(ReviewTextCard.PageSize).Select((p, i) => ReviewViews.Read(p, from + i)).ToList();
        var measures = (
            from problem in all.Select((p, i) => ReviewViews.Read(p, i + 1))
            where !problem.IsDraft
            from measure in problem.Measures.Select((m, i) => (m.Text, Code: DoneTicks.CodeOf(problem.Number, i + 1), IsDone: m.DoneOn is not null))
            let isTicked = ticks.Has(measure.Code, measure.IsDone)
            where isTicked != measure.IsDone || page.Any(p => p.Number == problem.Number)
            select (Choice: new Choice(ReviewViews.Short(measure.Text), measure.Code), measure.IsDone, IsTicked: isTicked)).ToList();
        var hidden = place.Hidden(review.Version, at: from);
        hidden[CardData.Offered] = Codes(measures.Where(m => m.IsDone));
        return ReviewTextCard.Render(
            new ReviewTextCard.Data
            {
                Hidden = hidden,
                CycleName = place.Cycle.Name,
                AuthorName = place.IsBranch ? place.Branch.Name : turn.Person.Name,
                Problems = page,
                Next = from - 1 + page.Count < all.Length ? from + page.Count : null,
                Notice = place.MayWrite ? null : place.WhyNot(turn.Texts),
                Returned = place.MayWrite ? null : review.Remark,
                Measures = [.. measures.Select(m => m.Choice)],
                Ticked = Codes(measures.Where(m => m.IsTicked)) is { Length: > 0 } codes ? codes : null,
            },
            turn.Texts);

        static string Codes(IEnumerable<(Choice Choice, bool IsDone, bool IsTicked)> of) => string.Join(',', of.Select(m => m.Choice.Value));
    }
}
