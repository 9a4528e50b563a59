using BotApp.Features.Retention;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// The rounds that are over and past the office's years of keeping go with their self-reviews and who has read them. One that
/// was changed since, such as a measure marked done, stays, and its round with it.
/// </summary>
internal sealed class ReviewRetention(ReviewCycles cycles, SelfReviewStore store, OfficeClock clock) : IExpiring
{
    /// <inheritdoc />
    public async Task<int> DeleteAsync(DateOnly lastDay, CancellationToken ct)
    {
        var deleted = 0;
        foreach (var cycle in await cycles.ListAsync(ct))
        {
            if (cycle.ClosedAt is not { } closed || clock.DayOf(closed) > lastDay || cycle.Due > lastDay)
                continue;

            var isEmpty = true;
            await foreach (var head in store.OfCycleAsync(cycle.Id, ct))
            {
                // Its counts have to know first that it is over.
                if (!head.IsPending && clock.DayOf(head.ChangedAt) <= lastDay && await store.DeleteAsync(head, ct))
                    deleted++;
                else
                    isEmpty = false;
            }

            // Last, so that what a crash leaves behind is found again.
            if (isEmpty)
                await cycles.RemoveAsync(cycle.Id, ct);
        }

        return deleted;
    }
}
