using BotApp.Features.Retention;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>
/// Deletes closed rounds past the retention time, with their self-reviews and the list of readers. A review
/// changed since, for instance by a measure marked done, stays, and its round with it.
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
                // Pending counts must be updated first.
                if (!head.IsPending && clock.DayOf(head.ChangedAt) <= lastDay && await store.DeleteAsync(head, ct))
                    deleted++;
                else
                    isEmpty = false;
            }

            // Last, so that the next run finds what a crash left behind.
            if (isEmpty)
                await cycles.RemoveAsync(cycle.Id, ct);
        }

        return deleted;
    }
}
