namespace BotApp.Features.Retention;

/// <summary>What a feature keeps that is no record and goes after the same time.</summary>
internal interface IExpiring
{
    /// <summary>Deletes what lies back as far as this day.</summary>
    /// <returns>How much it was.</returns>
    Task<int> DeleteAsync(DateOnly lastDay, CancellationToken ct);
}
