using System.Globalization;

namespace BotApp.Storage.Totals;

/// <summary>Counters of one unit by month.</summary>
public sealed class UnitTotals
{
    private readonly Dictionary<string, Dictionary<DateOnly, long>> counters;

    internal UnitTotals(Dictionary<string, Dictionary<DateOnly, long>> counters) => this.counters = counters;

    /// <summary>Nothing counted.</summary>
    public static UnitTotals None { get; } = new([]);

    /// <summary>Counters that are not zero in some month.</summary>
    public IEnumerable<string> Counters => counters.Keys;

    /// <summary>A counter in a month, by its first day.</summary>
    public long Of(string counter, DateOnly month) =>
        counters.TryGetValue(counter, out var months) ? months.GetValueOrDefault(month) : 0;

    /// <summary>A counter over all months there are.</summary>
    public long Sum(string counter) => counters.TryGetValue(counter, out var months) ? months.Values.Sum() : 0;

    /// <summary>A counter over the months that begin within these days.</summary>
    public long Sum(string counter, DateOnly first, DateOnly last) => counters.TryGetValue(counter, out var months)
        ? months.Where(m => m.Key >= first && m.Key <= last).Sum(m => m.Value)
        : 0;

    /// <summary>The counters of tally sheets, as far as they belong to this kind.</summary>
    internal static UnitTotals Of(
        IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, long>> months, TotalsKind kind, Func<string, TotalsKind> kindOf)
    {
        var counters = new Dictionary<string, Dictionary<DateOnly, long>>(StringComparer.Ordinal);
        foreach (var (month, sheet) in months)
        {
            foreach (var (counter, value) in sheet.Where(c => kindOf(c.Key).HasFlag(kind)))
                Put(counters, counter, month, value);
        }

        return new UnitTotals(counters);
    }

    internal static void Put(Dictionary<string, Dictionary<DateOnly, long>> counters, string counter, DateOnly month, long value)
    {
        if (!counters.TryGetValue(counter, out var months))
            counters[counter] = months = [];
        months[month] = value;
    }

    internal static DateOnly MonthOf(string month) => DateOnly.ParseExact(month + "01", "yyyyMMdd", CultureInfo.InvariantCulture);
}
