using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>What is submitted, as its author sees it without the text: when, how much, who may read it and who has.</summary>
internal sealed class ReviewStatusView(SelfReviewStore store)
{
    private const int MostShown = 6;

    /// <summary>The card.</summary>
    /// <param name="notKept">What was typed and could not be kept.</param>
    public async Task<AdaptiveCard> CardAsync(
        Turn turn, ReviewPlace place, Review review, string? notice, IReadOnlyList<string> notKept, CancellationToken ct)
    {
        var readers = await store.ReadersAsync(place.Author, place.Cycle.Id, ct);
        return ReviewStatusCard.Render(
            new ReviewStatusCard.Data
            {
                Hidden = place.Hidden(review.Version),
                CycleName = place.Cycle.Name,
                Parts = [.. review.Head!.Parts.Select(p => new ReviewStatusCard.Part(p.Number, In(turn, p.SubmittedAt), p.Problems, p.Measures))],
                Readers = [.. readers.Take(MostShown).Select(r => new ReviewStatusCard.Reader(NameOf(turn, r), In(turn, r.At)))],
                MoreReaders = Math.Max(0, readers.Count - MostShown),
                MayRead = MayRead(turn, place, review.Head!),
                WithdrawUntil = MayWithdraw(place, turn) ? place.Cycle.Due : null,
                HasDraft = !review.Draft.Problems.IsEmpty,
                MaySupplement = place.MayWrite && review.Submitted.Length < ReviewLimits.ProblemsInAll,
                Notice = notice,
                NotKept = notKept,
            },
            turn.Texts);
    }

    /// <summary>Whether it may still be taken back.</summary>
    public static bool MayWithdraw(ReviewPlace place, Turn turn) => place.Cycle.ClosedAt is null && turn.Today <= place.Cycle.Due;

    /// <summary>Who will read what is written now, by name.</summary>
    public static string Readers(Turn turn, ReviewPlace place) => place.IsBranch ? turn.Texts.ReviewReadersBranch : Readers(turn, place, [place.Branch.Id]);

    // Of each part the branch it was submitted in, as long as the author is of it: who has moved is read by nobody there or here.
    private static IReadOnlyList<string> MayRead(Turn turn, ReviewPlace place, ReviewHead head)
    {
        if (place.IsBranch)
            return [turn.Texts.ReviewReadersBranch];
        var all = head.Parts.Select(p => p.Unit).Distinct(StringComparer.Ordinal).ToList();
        var own = all.Where(unit => turn.Person.Memberships.Any(m => m.UnitId == unit)).ToList();
        return
        [
            .. own.Count > 0 ? [Readers(turn, place, own)] : (string[])[],
            .. own.Count < all.Count ? [turn.Texts.ReviewReadersMoved] : (string[])[],
        ];
    }

    // With the day of the appointment where the secretary changed during the round.
    private static string Readers(Turn turn, ReviewPlace place, IEnumerable<string> units)
    {
        var t = turn.Texts;
        var secretaries = units.SelectMany(unit => turn.Roster.MembersOf(unit).Select(p => (Person: p, Held: ReviewAccess.SecretaryOf(p, unit))))
            .Where(s => s.Held is not null)
            .Select(s => s.Held!.RoleSince is { } since && since > place.Cycle.OpenedAt
                ? t.ReviewSecretarySince(s.Person.Name, t.DateWithoutWeekday(DateOnly.FromDateTime(In(turn, since).DateTime)))
                : s.Person.Name)
            .ToList();
        return secretaries.Count == 0 ? t.ReviewReadersNone : t.ReviewReaders(string.Join(t.ListSeparator, secretaries));
    }

    private static string NameOf(Turn turn, ReviewReading reading) =>
        turn.Roster.Find(reading.Reader) is { Name.Length: > 0 } known ? known.Name
        : reading.Name.Length > 0 ? reading.Name
        : turn.Texts.ReviewFormerSecretary;

    // Stored moments carry whatever offset they were written with; cards show the office's.
    private static DateTimeOffset In(Turn turn, DateTimeOffset at) => at.ToOffset(turn.Now.Offset);
}
