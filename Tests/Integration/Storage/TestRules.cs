using System.Globalization;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Tests.Integration.Storage;

/// <summary>Rules with every kind of part: a count, a sum of a field, and distinct sets by field and by tag.</summary>
internal static class TestRules
{
    public static TallyRules Rules { get; } = new("test-1", Parts);

    /// <summary>What the records of a month count up to, by hand and without the code under test.</summary>
    public static SortedDictionary<string, long> Count(IEnumerable<OfficeRecord> records, DateOnly month)
    {
        var parts = records
            .Where(r => r.Date.Year == month.Year && r.Date.Month == month.Month)
            .SelectMany(Parts)
            .ToList();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var sum in parts.Where(p => p.Member is null).GroupBy(p => p.Counter))
            counts[sum.Key] = sum.Sum(p => p.Amount);
        foreach (var set in parts.Where(p => p.Member is not null).GroupBy(p => p.Counter))
            counts[set.Key] = set.Select(p => p.Member).Distinct().Count();
        foreach (var zero in counts.Where(c => c.Value == 0).Select(c => c.Key).ToList())
            counts.Remove(zero);
        return counts;
    }

    private static List<TallyPart> Parts(OfficeRecord record)
    {
        if (record.State == RecordState.Cancelled)
            return [];

        List<TallyPart> parts = [new($"{record.Register}/count", 1)];
        if (record.Fields.TryGetValue("present", out var present))
            parts.Add(new($"{record.Register}/present", long.Parse(present, CultureInfo.InvariantCulture)));
        if (record.Fields.TryGetValue("host", out var host))
            parts.Add(new("hosts", 1, host));
        parts.AddRange(record.Tags.Select(tag => new TallyPart("tags", 1, tag)));
        return parts;
    }
}
