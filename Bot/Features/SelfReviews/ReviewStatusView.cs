using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.Roster;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>The author's view of a submission, without the text: when, how much, who may read it and who has.</summary>
internal sealed class ReviewStatusView(SelfReviewStore store)
{
    private const int MostShown = 6;

    /// <summary>The card.</summary>
    /// <param name="notKept">What was typed and could not be saved.</param>
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

    /// <summary>Whether it may still be withdrawn.</summary>
    public static bool MayWithdraw(ReviewPlace place, Turn turn) => place.Cycle.ClosedAt is null && turn.Today <= place.Cycle.Due;

    /// <summary>Names of those who will read what is written now.</summary>
    public static string Readers(Turn turn, ReviewPlace place)
    {
        if (place.IsBranch)
            return turn.Texts.ReviewReadersBranch;
        return HasSecretary(turn, place.Branch.Id) ? Readers(turn, place, Secretaries(turn, place.Branch.Id)) : turn.Texts.ReviewReadersNone;
    }

    /// <summary>Whom that sentence means, by stable ids: it changes with the branch and with whoever is its secretary.</summary>
    public static string ReadersStamp(Turn turn, ReviewPlace place)
    {
        var branch = place.Branch.Id;
        // Of a branch's own review no secretary is named.
        var named = place.IsBranch ? [] : turn.Roster.MembersOf(branch).Where(p => ReviewAccess.SecretaryOf(p, branch) is not null).Select(p => p.Id);
        return OperationId.Of([branch, .. named.Order(StringComparer.Ordinal)]);
    }

    // Uses the same rule that opens a part to a secretary. Nobody reads parts of a branch that the author has left.
    private static IReadOnlyList<string> MayRead(Turn turn, ReviewPlace place, ReviewHead head)
    {
        var t = turn.Texts;
        if (place.IsBranch)
            return [t.ReviewReadersBranch];
        var all = head.Parts.Select(p => p.Unit).Distinct(StringComparer.Ordinal).ToList();
        var own = all.Where(unit => turn.Person.Memberships.Any(m => m.UnitId == unit)).ToList();
        var secretaries = own.SelectMany(unit => Secretaries(turn, unit))
            .Select(s => (Who: s, Parts: ReviewAccess.Readable(head, s.Person, turn.Roster))).ToList();
        var isEarlier = secretaries.Count > 0
            && head.Parts.Any(p => own.Contains(p.Unit) && secretaries.TrueForAll(s => !s.Parts.Contains(p.Number)));
        string?[] said =
        [
            own.Count == 0 ? null
                : !own.Exists(unit => HasSecretary(turn, unit)) ? t.ReviewReadersNone
                : Readers(turn, place, secretaries.Where(s => !s.Parts.IsEmpty).Select(s => s.Who)),
            !isEarlier ? null : MayWithdraw(place, turn) && place.MayWrite ? t.ReviewReadersEarlierAgain : t.ReviewReadersEarlier,
            own.Count < all.Count ? t.ReviewReadersMoved : null,
        ];
        return [.. said.OfType<string>()];
    }

    private static bool HasSecretary(Turn turn, string unit) => turn.Roster.MembersOf(unit).Any(p => ReviewAccess.SecretaryOf(p, unit) is not null);

    // The author is not listed as a reader.
    private static IEnumerable<(Person Person, Membership Held)> Secretaries(Turn turn, string unit) =>
        turn.Roster.MembersOf(unit).Where(p => p.Id != turn.Person.Id)
            .Select(p => (Person: p, Held: ReviewAccess.SecretaryOf(p, unit)))
            .Where(s => s.Held is not null)
            .Select(s => (s.Person, s.Held!));

    // Adds the day of appointment if the secretary changed during the round.
    private static string Readers(Turn turn, ReviewPlace place, IEnumerable<(Person Person, Membership Held)> secretaries)
    {
        var t = turn.Texts;
        var names = secretaries
            .Select(s => s.Held.RoleSince is { } since && since > place.Cycle.OpenedAt
                ? t.ReviewSecretarySince(s.Person.Name, t.DateWithoutWeekday(DateOnly.FromDateTime(In(turn, since).DateTime)))
                : s.Person.Name)
            .ToList();
        return names.Count == 0 ? t.ReviewReadersAuthor : t.ReviewReaders(string.Join(t.ListSeparator, names));
    }

    private static string NameOf(Turn turn, ReviewReading reading) =>
        turn.Roster.Find(reading.Reader) is { Name.Length: > 0 } known ? known.Name
        : reading.Name.Length > 0 ? reading.Name
        : turn.Texts.ReviewFormerSecretary;

    // Stored moments have any offset; cards show the office's.
    private static DateTimeOffset In(Turn turn, DateTimeOffset at) => at.ToOffset(turn.Now.Offset);
}
