using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary><c>自查</c>: the rounds that concern a person. The card is posted, so it shows only rounds, dates and progress.</summary>
internal sealed class ShowReviews(ReviewCycles cycles, SelfReviewStore store)
{
    private const int MostShown = 5;
    private const int DaysShown = 400;

    public async Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct) => new Reply.Card(await CardAsync(turn, ct));

    /// <summary><c>review.home</c>: a further page.</summary>
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        new Reply.Card(await CardAsync(turn, ct, ReviewClick.Number(click[CardData.After], 0)));

    /// <summary>The card, also used to update the posted one.</summary>
    /// <param name="skip">Number of rounds on earlier pages.</param>
    public async Task<AdaptiveCard> CardAsync(Turn turn, CancellationToken ct, int skip = 0)
    {
        // Open rounds are shown however long overdue; the person's own reviews as long as they are stored.
        var own = (await store.OfAuthorAsync(turn.Person.Id, ct)).ToDictionary(head => head.Cycle, StringComparer.Ordinal);
        var shown = (await cycles.ListAsync(ct)).Where(c => c.ClosedAt is null || own.ContainsKey(c.Id) || c.Due.AddDays(DaysShown) >= turn.Today);
        var lines = InOrder(
            (await Task.WhenAll(shown.Select(cycle => LineAsync(turn, cycle, own.GetValueOrDefault(cycle.Id), ct)))).Where(line => line.HasLinks));
        return ReviewHomeCard.Render(
            new ReviewHomeCard.Data([.. lines.Skip(skip).Take(MostShown)], Rights.May(turn.Person, Operation.OpenReviewCycle))
            {
                Next = lines.Count > skip + MostShown ? skip + MostShown : null,
            },
            turn.Texts);
    }

    // First rounds still to submit, then other open ones, each by due date; closed ones last, newest first.
    private static List<ReviewHomeCard.Line> InOrder(IEnumerable<ReviewHomeCard.Line> lines) =>
    [
        .. lines.OrderBy(line => line.IsClosed)
            .ThenBy(line => !line.IsClosed && line.IsAnswered)
            .ThenBy(line => line.IsClosed ? -line.Due.DayNumber : line.Due.DayNumber),
    ];

    private async Task<ReviewHomeCard.Line> LineAsync(Turn turn, ReviewCycle cycle, ReviewHead? head, CancellationToken ct)
    {
        var takesPart = ReviewAccess.BranchOf(cycle, turn.Roster, turn.Person) is not null;
        // A begun review stays listed; one never begun is not asked for if the round is closed or the person has left it.
        var isOwn = head is not null || (takesPart && cycle.ClosedAt is null);
        var branches = ReviewAccess.Branches(cycle, turn.Roster).Where(u => Rights.May(turn.Person, Operation.ReadReviews, u, Visibility.Participants));
        return new ReviewHomeCard.Line(cycle.Id, cycle.Name, cycle.Due, isOwn ? head?.State == ReviewState.Submitted : null)
        {
            Branches = await Task.WhenAll(branches.Select(async u => new ReviewHomeCard.Branch(
                u.Id,
                u.Name,
                ReviewAccess.AnswersFor(turn.Person, cycle, u) ? await store.FindAsync(u.Id, cycle.Id, ct) is { State: ReviewState.Submitted } : null))),
            HasCounts = Rights.May(turn.Person, Operation.CountReviews),
            IsClosed = cycle.ClosedAt is not null,
            HasLeft = !takesPart,
            IsReturned = head?.State == ReviewState.Returned,
        };
    }
}
