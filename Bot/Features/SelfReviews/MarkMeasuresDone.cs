using BotApp.Cards.Model;
using BotApp.Cards.Reviews;
using BotApp.Office.Registers;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>The measures ticked as done on a card.</summary>
/// <param name="Chosen">Codes, <c>problem.measure</c>, both from 1.</param>
/// <param name="Offered">Measures already done, which the card allowed to untick.</param>
internal sealed record DoneTicks(IReadOnlyCollection<string> Chosen, IReadOnlyCollection<string> Offered)
{
    /// <summary>No click: every measure stays as it is.</summary>
    public static DoneTicks None { get; } = new([], []);

    public static DoneTicks Of(CardClick click) => new(FieldValues.Codes(click[ReviewInputIds.Done] ?? ""), FieldValues.Codes(click[CardData.Offered] ?? ""));

    /// <summary>Whether a measure is ticked, given whether it is done in storage.</summary>
    public bool Has(string code, bool isDone) => Chosen.Contains(code) || (isDone && !Offered.Contains(code));

    /// <summary>The code of a measure in a submission.</summary>
    public static string CodeOf(int problem, int measure) => FormattableString.Invariant($"{problem}.{measure}");
}

/// <summary>
/// <c>review.done</c>: the author marks measures done, so that the next round offers only the rest, or unmarks them. Repeating it has no
/// further effect.
/// </summary>
internal sealed class MarkMeasuresDone(AuthorsClick clicks, ReviewDesk desk, ReviewViews views)
{
    /// <summary>The submission with the ticked measures done and other offered ones not done; measures still done keep their day. Pure.</summary>
    public static Review Mark(Review review, DoneTicks ticks, DateOnly today) => review with
    {
        Submitted =
        [
            .. review.Submitted.Select((problem, p) => problem with
            {
                Measures =
                [
                    .. problem.Measures.Select((measure, m) => measure with
                    {
                        DoneOn = ticks.Has(DoneTicks.CodeOf(p + 1, m + 1), measure.DoneOn is not null) ? measure.DoneOn ?? today : null,
                    }),
                ],
            }),
        ],
    };

    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        return clicks.HandleAsync(turn, click, (place, review, asked) => Task.FromResult(Page(place, review, asked)), MarkAsync, ct, evenIfOver: true);

        async Task<Reply?> MarkAsync(ReviewPlace place, Review review, ReviewClick asked)
        {
            if (!review.IsSubmitted)
                return await views.StaleAsync(turn, place, review, asked, click.Values, ct);

            var marked = Mark(review, DoneTicks.Of(click), turn.Today) with
            {
                Draft = review.Draft with { LastClick = asked.Id },
            };
            return await desk.SaveAsync(place, review, marked, turn.Person.Id, turn.Now, mustFollow: false, ct) is { } saved
                ? Page(place, saved, asked)
                : null;
        }

        Reply Page(ReviewPlace place, Review review, ReviewClick asked) =>
            new Reply.Card(ReadReview.OwnPage(turn, place, review, asked.At, DoneTicks.None));
    }
}
