using System.Collections.Immutable;
using BotApp.Storage.Records;

namespace BotApp.Storage.Units;

/// <summary>What a save changes in the tallies of one month: sums by counter, references by member. Pure.</summary>
internal sealed class TallyChange
{
    private readonly SortedDictionary<string, long> sums = new(StringComparer.Ordinal);
    private readonly Dictionary<TallyMember, long> references = [];

    /// <summary>Members whose references change.</summary>
    public IEnumerable<TallyMember> Members => references.Where(r => r.Value != 0).Select(r => r.Key);

    /// <summary>The changes of a save by month. Includes months whose sums do not change, as their row is written all the same.</summary>
    public static IReadOnlyDictionary<string, TallyChange> Of(IEnumerable<RecordWrite> writes, TallyRules rules)
    {
        var months = new SortedDictionary<string, TallyChange>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            if (write is not RecordWrite.Remove)
                Month(write.Record).Add(rules.Parts(write.Record), 1);
            if (write.Read?.Value is { } former)
                Month(former).Add(rules.Parts(former), -1);
        }

        return months;

        TallyChange Month(OfficeRecord record)
        {
            var month = TallySheet.MonthOf(record);
            return months.TryGetValue(month, out var change) ? change : months[month] = new TallyChange();
        }
    }

    /// <summary>The sums of these records, starting from zero.</summary>
    public static TallyChange Count(IEnumerable<OfficeRecord> records, TallyRules rules)
    {
        var change = new TallyChange();
        foreach (var record in records)
            change.Add(rules.Parts(record), 1);
        return change;
    }

    /// <summary>
    /// The sheet after this change. Null when the sheet cannot be right, as a member's references would become negative;
    /// then it has to be recounted. The sheet must know the members that change.
    /// </summary>
    public TallySheet? ApplyTo(TallySheet sheet)
    {
        var counters = sheet.Counters.ToBuilder();
        foreach (var (counter, amount) in sums)
            Add(counters, counter, amount);

        var members = sheet.Members.ToBuilder();
        foreach (var member in Members)
        {
            var before = members[member];
            var after = before.References + references[member];
            if (after < 0)
                return null;
            if (before.References == 0)
                Add(counters, member.Counter, 1);
            else if (after == 0)
                Add(counters, member.Counter, -1);
            members[member] = before with { References = after };
        }

        return sheet with { Counters = counters.ToImmutable(), Members = members.ToImmutable() };
    }

    private void Add(IReadOnlyCollection<TallyPart> parts, int sign)
    {
        foreach (var part in parts)
        {
            if (part.Member is null)
                sums[part.Counter] = sums.GetValueOrDefault(part.Counter) + sign * part.Amount;
            else
            {
                var member = new TallyMember(part.Counter, part.Member);
                references[member] = references.GetValueOrDefault(member) + sign * part.Amount;
            }
        }
    }

    private static void Add(ImmutableSortedDictionary<string, long>.Builder counters, string counter, long amount)
    {
        var sum = counters.GetValueOrDefault(counter) + amount;
        if (sum == 0)
            counters.Remove(counter);
        else
            counters[counter] = sum;
    }
}
