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
                MayRead = Readers(turn, place),
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

    /// <summary>Who reads it, by name; with the day of the appointment where the secretary changed during the round.</summary>
    public static string Readers(Turn turn, ReviewPlace place)
    {
        var t = turn.Texts;
        if (place.IsBranch)
            return t.ReviewReadersBranch;
        var secretaries = turn.Roster.MembersOf(place.Branch.Id)
            .Select(p => (Person: p, Held: ReviewAccess.SecretaryOf(p, place.Branch.Id)))
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
