using System.Collections.Immutable;

namespace BotApp.Features.AnnualReport;

/// <summary>How many entries the registers have, for the charts and for sections that no figure is about.</summary>
/// <param name="ByRegister">By code: the twelve months.</param>
/// <param name="MeetingsByBranch">The branches in the order of the roster, never ranked.</param>
internal sealed record ReportCounts(
    IReadOnlyDictionary<string, ImmutableArray<long>> ByRegister, ImmutableArray<(string Branch, long Meetings)> MeetingsByBranch)
{
    /// <summary>Of the whole year.</summary>
    public long Of(string register) => ByRegister.TryGetValue(register, out var months) ? months.Sum() : 0;

    /// <summary>A counter's register, if it counts the register's entries: all of them, or a part of a split count.</summary>
    public static string? RegisterOf(string counter)
    {
        var parts = counter.Split('/');
        return parts is [var register, "count", ..] ? register : null;
    }
}
