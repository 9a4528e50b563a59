using System.Collections.Immutable;

namespace BotApp.Features.AnnualReport;

/// <summary>How many entries the registers have, for the charts and for sections without figures.</summary>
/// <param name="ByRegister">By register code, the counts of the twelve months.</param>
/// <param name="MeetingsByBranch">In the order of the roster; branches are never ranked.</param>
internal sealed record ReportCounts(
    IReadOnlyDictionary<string, ImmutableArray<long>> ByRegister, ImmutableArray<(string Branch, long Meetings)> MeetingsByBranch)
{
    /// <summary>The entries of a register in the whole year.</summary>
    public long Of(string register) => ByRegister.TryGetValue(register, out var months) ? months.Sum() : 0;

    /// <summary>The register whose entries a counter counts, all or one part of a split count; null for other counters.</summary>
    public static string? RegisterOf(string counter)
    {
        var parts = counter.Split('/');
        return parts is [var register, "count", ..] ? register : null;
    }
}
