using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>What every click by which an author writes has in common: it counts on a current card alone, and once.</summary>
internal sealed class AuthorsClick(ReviewDesk desk, ReviewViews views)
{
    private const int MostTries = 5;

    /// <summary>Handles one. A card that is no longer current changes nothing, and what was typed on it is shown again.</summary>
    /// <param name="show">What the same click has come to already.</param>
    /// <param name="evenIfOver">Whether it is asked of a round that is closed or that its author has left, too.</param>
    /// <param name="change">Saves and answers; null when another save came first, and it is asked again about what that left.</param>
    public async Task<Reply> HandleAsync(
        Turn turn,
        CardClick click,
        Func<ReviewPlace, Review, ReviewClick, Task<Reply>> show,
        Func<ReviewPlace, Review, ReviewClick, Task<Reply?>> change,
        CancellationToken ct,
        bool evenIfOver = false)
    {
        if (await desk.FindOwnAsync(turn, click, ct) is not { } place)
            return new Reply.Text(turn.Texts.ReviewGone);
        if (!place.MayWrite && !evenIfOver)
            return new Reply.Text(place.WhyNot(turn.Texts));

        var asked = ReviewClick.Of(click);
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var review = await desk.OpenAsync(place.Author, place.Cycle.Id, ct);
            if (review.IsErased)
                return new Reply.Text(turn.Texts.ReviewErased);
            if (asked.Version != review.Version)
                return review.Draft.LastClick == asked.Id
                    ? await show(place, review, asked)
                    : await views.StaleAsync(turn, place, review, asked, click.Values, ct);
            if (await change(place, review, asked) is { } reply)
                return reply;
        }

        return new Reply.Refused("Busy", turn.Texts.Busy);
    }
}
