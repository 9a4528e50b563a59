namespace BotApp.Features.Retention;

/// <summary>Data of a feature that are not records but expire after the same time.</summary>
internal interface IExpiring
{
    /// <summary>Deletes what is dated up to and including this day.</summary>
    /// <returns>How many things were deleted.</returns>
    Task<int> DeleteAsync(DateOnly lastDay, CancellationToken ct);
}
