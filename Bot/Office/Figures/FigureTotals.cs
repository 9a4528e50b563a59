namespace BotApp.Office.Figures;

/// <summary>The figures' counters of all units, month by month: what a year's figures are worked out from. Pure.</summary>
internal sealed class FigureTotals
{
    private readonly Dictionary<DateOnly, Dictionary<string, long>> _months = [];

    /// <summary>Adds the counters of one unit's month; those of registers are left out.</summary>
    public void Add(DateOnly month, IEnumerable<KeyValuePair<string, long>> counters)
    {
        if (!_months.TryGetValue(month, out var sums))
            _months[month] = sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (counter, amount) in counters)
            if (counter.StartsWith(FigureTallies.Prefix + "/", StringComparison.Ordinal))
                sums[counter] = sums.GetValueOrDefault(counter) + amount;
    }

    /// <summary>A counter of a figure over the months of a year up to one of them.</summary>
    public long Sum(string figure, string of, int year, int until)
    {
        var counter = FigureTallies.Counter(figure, of);
        return Of(year, until).Sum(m => m.Counters.GetValueOrDefault(counter));
    }

    /// <summary>A counter of a figure in one month.</summary>
    public long At(string figure, string of, int year, int month) =>
        _months.GetValueOrDefault(new DateOnly(year, month, 1))?.GetValueOrDefault(FigureTallies.Counter(figure, of)) ?? 0;

    /// <summary>The different values that a figure tells apart.</summary>
    public IReadOnlySet<string> Values(string figure, int year, int until)
    {
        var prefix = FigureTallies.Counter(figure, "of/");
        return Of(year, until)
            .SelectMany(m => m.Counters.Keys)
            .Where(c => c.StartsWith(prefix, StringComparison.Ordinal))
            .Select(c => Uri.UnescapeDataString(c[prefix.Length..]))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The months with an entry.</summary>
    public IReadOnlyList<int> Months(string figure, int year, int until)
    {
        var counter = FigureTallies.Counter(figure, "n");
        return [.. Of(year, until).Where(m => m.Counters.ContainsKey(counter)).Select(m => m.Month)];
    }

    private IEnumerable<(int Month, Dictionary<string, long> Counters)> Of(int year, int until) =>
        _months.Where(m => m.Key.Year == year && m.Key.Month <= until).Select(m => (m.Key.Month, m.Value));
}
