namespace BotApp.Storage.Units;

/// <summary>What counting a month anew found.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Rewritten">Whether the stored tallies were replaced: they differed, or were counted by other rules.</param>
/// <param name="Differences">The counters that said something else before; empty when all was right.</param>
public sealed record RecountedMonth(DateOnly Month, bool Rewritten, IReadOnlyList<TallyDifference> Differences);

/// <summary>A counter as it was stored and as the records count.</summary>
public sealed record TallyDifference(string Counter, long Stored, long Counted);
