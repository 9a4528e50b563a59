namespace BotApp.Storage.Units;

/// <summary>The result of recounting a month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Rewritten">Whether the stored tallies were replaced: they differed, or were counted by other rules.</param>
/// <param name="Differences">The counters that were wrong before; empty when all were right.</param>
public sealed record RecountedMonth(DateOnly Month, bool Rewritten, IReadOnlyList<TallyDifference> Differences);

/// <summary>A counter as stored, and as counted from the records.</summary>
public sealed record TallyDifference(string Counter, long Stored, long Counted);
