using BotApp.Storage.Records;
using BotApp.Storage.Totals;

namespace BotApp.Storage.Units;

/// <summary>What one record adds to the tallies of its month.</summary>
/// <param name="Counter">Name of the counter, e.g. <c>branch-committee/count</c>.</param>
/// <param name="Amount">How much it adds.</param>
/// <param name="Member">
/// Null for a plain sum. Otherwise the counter is a distinct set: each member has its own row that counts its
/// references, and the counter is the number of members with at least one reference.
/// </param>
public readonly record struct TallyPart(string Counter, long Amount, string? Member = null);

/// <summary>How records become tallies. Pure; if <see cref="Hash"/> changes, stored tallies are recounted.</summary>
/// <param name="Hash">Hash of the definitions behind <paramref name="Parts"/>.</param>
/// <param name="Parts">What a record adds; nothing for a cancelled one.</param>
public sealed record TallyRules(string Hash, Func<OfficeRecord, IReadOnlyCollection<TallyPart>> Parts)
{
    /// <summary>In which totals, read across units, a counter is copied; none by default.</summary>
    public Func<string, TotalsKind> Totals { get; init; } = _ => TotalsKind.None;
}
