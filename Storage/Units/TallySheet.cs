using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Records;

namespace BotApp.Storage.Units;

/// <summary>The tallies of one month of one unit, with those members of its distinct sets that are known.</summary>
/// <remarks>
/// Every save of a record of the month writes the row of its year (<see cref="TallyRow"/>), so that row's ETag also guards
/// the member rows: while it is unchanged, they are. Counters of zero are not kept, so that a sheet equals its
/// recount.
/// </remarks>
/// <param name="Hash">Hash of the rules it was counted by.</param>
/// <param name="ETag">ETag of the year's row; null while it does not exist.</param>
/// <param name="Members">The members read so far.</param>
internal sealed record TallySheet(
    string Month,
    string Hash,
    ImmutableSortedDictionary<string, long> Counters,
    ETag? ETag,
    ImmutableDictionary<TallyMember, MemberCount> Members)
{
    public static readonly ImmutableSortedDictionary<string, long> NoCounters =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    public static TallySheet Empty(string month, string hash, ETag? etag = null) =>
        new(month, hash, NoCounters, etag, ImmutableDictionary<TallyMember, MemberCount>.Empty);

    public static string MonthOf(OfficeRecord record) => TableKey.Month(record.Date);

    /// <summary>The sheet as written, with the ETags that the transaction returned.</summary>
    public TallySheet WrittenAs(IReadOnlyDictionary<string, ETag> etags)
    {
        var members = Members.ToBuilder();
        foreach (var (member, count) in Members)
        {
            if (!UnitKeys.TryMember(Month, member, out var key))
                continue;
            if (count.References == 0)
                members[member] = new MemberCount(0, null);
            else if (etags.TryGetValue(key, out var etag))
                members[member] = count with { ETag = etag };
        }

        return this with { ETag = etags[UnitKeys.Tallies(TallyRow.YearOf(Month))], Members = members.ToImmutable() };
    }

    public static TableEntity WriteMember(string unit, string rowKey, long references) =>
        new(UnitKeys.Partition(unit), rowKey) { ["References"] = references };

    public static (TallyMember Member, MemberCount Count) ReadMember(TableEntity row)
    {
        var parts = TableKey.Parts(row.RowKey);
        return (new TallyMember(parts[2], parts[3]), new MemberCount(row.GetInt64("References") ?? 0, row.ETag));
    }

    /// <summary>First and last day of a month key.</summary>
    public static (DateOnly First, DateOnly Last) Days(string month)
    {
        var first = DateOnly.ParseExact(month + "01", "yyyyMMdd", CultureInfo.InvariantCulture);
        return (first, new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)));
    }
}

/// <summary>How often a member is referenced; no ETag while it has no row.</summary>
internal sealed record MemberCount(long References, ETag? ETag);
