using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>Shared handling of clicks by which an author writes: only a click on a current card counts, and only once.</summary>
internal sealed class AuthorsClick(ReviewDesk desk, ReviewViews views)
{
    private const int MostTries = 5;

    /// <summary>Handles a click. An outdated card changes nothing, and what was typed on it is shown again.</summary>
    /// <param name="show">Shows the result if this click was handled before.</param>
    /// <param name="evenIfOver">Whether the change is also allowed in a round that is closed or that the author has left.</param>
    /// <param name="change">Saves and answers; returns null if another save came first, and is then called again with the new state.</param>
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
