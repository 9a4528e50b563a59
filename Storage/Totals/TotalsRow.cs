using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Totals;

/// <summary>A unit's row of a year or of the standing counters: each month's counters, and the number of the save they come from.</summary>
/// <remarks>
/// Counters are keyed by counter and then by month, as {"theme-day/count":{"10":1,"11":2}}: a branch's year takes one or two
/// KiB, so that the year of a thousand units fits into one page of the service.
/// </remarks>
internal sealed record TotalsRow(
    string Hash, SortedDictionary<string, long> Versions, SortedDictionary<string, SortedDictionary<string, long>> Counters, ETag? ETag)
{
    private const string StandingPartition = "standing";

    public static TotalsRow None(string hash) => new(hash, new(StringComparer.Ordinal), new(StringComparer.Ordinal), null);

    public static string Partition(int year) => TableKey.Of(year.ToString("0000", CultureInfo.InvariantCulture));

    public static string Standing { get; } = TableKey.Of(StandingPartition);

    public static string PartitionOf(TotalsKind kind, string month) => kind is TotalsKind.Year ? TableKey.Of(month[..4]) : Standing;

    /// <summary>The row with a month updated; null when it has this version or a newer one.</summary>
    public TotalsRow? With(string month, long version, IReadOnlyDictionary<string, long> counters)
    {
        if (Versions.GetValueOrDefault(month, -1) >= version)
            return null;

        var next = Copy();
        next.Versions[month] = version;
        next.Put(month, counters);
        return next;
    }

    /// <summary>
    /// The row with the months a rebuild read. A month changed by a later save stays as that save left it.
    /// </summary>
    /// <param name="version">Number of the last save before the rebuild began to read.</param>
    public TotalsRow Rebuilt(string hash, long version, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> months)
    {
        var next = None(hash) with { ETag = ETag };
        foreach (var (month, counters) in months)
        {
            next.Versions[month] = version;
            next.Put(month, counters);
        }

        foreach (var (month, newer) in Versions.Where(v => Hash == hash && v.Value > version))
        {
            next.Versions[month] = newer;
            next.Put(month, Counters
                .Where(c => c.Value.ContainsKey(month))
                .ToDictionary(c => c.Key, c => c.Value[month], StringComparer.Ordinal));
        }

        return next;
    }

    public bool CountsTheSameAs(TotalsRow other) => Hash == other.Hash && JsonOf(Counters, "") == JsonOf(other.Counters, "");

    public bool SaysTheSameAs(TotalsRow other) => CountsTheSameAs(other) && Versions.SequenceEqual(other.Versions);

    public TableEntity Write(string partition, string unit)
    {
        var row = new TableEntity(partition, TableKey.Of(unit)) { ["Hash"] = Hash };
        var year = YearOf(partition);
        LongText.Put(row, "Counters", JsonOf(Counters, year));
        LongText.Put(row, "Versions", JsonSerializer.Serialize(Shortened(Versions, year), StorageJson.Readable.SortedDictionaryStringInt64));
        return row;
    }

    public static TotalsRow Read(TableEntity row)
    {
        var year = YearOf(row.PartitionKey);
        var counters = new SortedDictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        var versions = JsonSerializer.Deserialize(LongText.Get(row, "Versions"), StorageJson.Readable.SortedDictionaryStringInt64)!;
        foreach (var (counter, months) in JsonSerializer.Deserialize(LongText.Get(row, "Counters"), StorageJson.Readable.TotalsCounters)!)
            counters[counter] = Whole(months, year);
        return new TotalsRow(Column.Text(row, "Hash"), Whole(versions, year), counters, row.ETag);
    }

    /// <summary>Reads only the counters, fast, and the hash of the rules they were counted by.</summary>
    public static (string Hash, UnitTotals Totals) ReadTotals(TableEntity row, CounterNames? names = null) =>
        (Column.Text(row, "Hash"), UnitTotals.Parse(LongText.Get(row, "Counters"), YearOf(row.PartitionKey), names));

    // In the partition of a year, months are written without the year.
    private static string YearOf(string partition) => partition == Standing ? "" : TableKey.Parts(partition)[0];

    private static string JsonOf(SortedDictionary<string, SortedDictionary<string, long>> counters, string year)
    {
        var written = new SortedDictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        foreach (var (counter, months) in counters)
            written[counter] = Shortened(months, year);
        return JsonSerializer.Serialize(written, StorageJson.Readable.TotalsCounters);
    }

    private static SortedDictionary<string, long> Shortened(SortedDictionary<string, long> months, string year)
    {
        var written = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (month, value) in months)
            written[month[year.Length..]] = value;
        return written;
    }

    private static SortedDictionary<string, long> Whole(SortedDictionary<string, long> months, string year)
    {
        var whole = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (month, value) in months)
            whole[year + month] = value;
        return whole;
    }

    private TotalsRow Copy()
    {
        var counters = new SortedDictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        foreach (var (counter, months) in Counters)
            counters[counter] = new SortedDictionary<string, long>(months, StringComparer.Ordinal);
        return this with { Versions = new SortedDictionary<string, long>(Versions, StringComparer.Ordinal), Counters = counters };
    }

    private void Put(string month, IReadOnlyDictionary<string, long> values)
    {
        foreach (var (counter, months) in Counters.ToList())
        {
            if (months.Remove(month) && months.Count == 0)
                Counters.Remove(counter);
        }

        foreach (var (counter, value) in values)
        {
            if (!Counters.TryGetValue(counter, out var months))
                Counters[counter] = months = new SortedDictionary<string, long>(StringComparer.Ordinal);
            months[month] = value;
        }
    }
}
