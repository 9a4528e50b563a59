using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary><c>自查</c>: the rounds someone has to do with. The card is posted, so it says names of rounds, dates and how far one is.</summary>
internal sealed class ShowReviews(ReviewCycles cycles, SelfReviewStore store)
{
    private const int MostShown = 5;
    private const int DaysShown = 400;

    /// <summary>The command.</summary>
    public async Task<Reply> CommandAsync(Turn turn, string argument, CancellationToken ct) => new Reply.Card(await CardAsync(turn, ct));

    /// <summary>The card, also for updating the one that is posted.</summary>
    public async Task<AdaptiveCard> CardAsync(Turn turn, CancellationToken ct)
    {
        var recent = (await cycles.ListAsync(ct)).Where(c => c.Due.AddDays(DaysShown) >= turn.Today);
        var lines = new List<ReviewHomeCard.Line>();
        foreach (var cycle in recent)
        {
            if (lines.Count < MostShown && await LineAsync(turn, cycle, ct) is { Links.Count: > 0 } line)
                lines.Add(line);
        }

        return ReviewHomeCard.Render(new ReviewHomeCard.Data(lines, Rights.May(turn.Person, Operation.OpenReviewCycle)), turn.Texts);
    }

    private async Task<ReviewHomeCard.Line> LineAsync(Turn turn, ReviewCycle cycle, CancellationToken ct)
    {
        var links = new List<ReviewHomeCard.Link>();
        bool? isSubmitted = null;
        var takesPart = ReviewAccess.BranchOf(cycle, turn.Roster, turn.Person) is not null;
        var head = await store.FindAsync(turn.Person.Id, cycle.Id, ct);
        // What was begun stays one's own; what was never begun in a round that is over or that one has left is not asked for.
        if (head is not null || (takesPart && cycle.ClosedAt is null))
        {
            isSubmitted = head?.State == ReviewState.Submitted;
            links.Add(ReviewHomeCard.Link.Own);
        }

        var kept = ReviewAccess.Branches(cycle, turn.Roster)
            .FirstOrDefault(u => Rights.May(turn.Person, Operation.ReadReviews, u, Visibility.Participants));
        if (kept is not null && ReviewAccess.AnswersFor(turn.Person, cycle, kept))
            links.Add(ReviewHomeCard.Link.Branch);
        if (kept is not null)
            links.Add(ReviewHomeCard.Link.Members);
        if (Rights.May(turn.Person, Operation.CountReviews))
            links.Add(ReviewHomeCard.Link.Counts);
        return new ReviewHomeCard.Line(cycle.Id, cycle.Name, cycle.Due, isSubmitted, kept?.Id, links)
        {
            IsClosed = cycle.ClosedAt is not null,
            HasLeft = !takesPart,
        };
    }
}
