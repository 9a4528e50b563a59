namespace BotApp.Office.Figures;

/// <summary>The figures' counters of all units, month by month, from which a year's figures are computed. Pure.</summary>
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

    /// <summary>A counter of a figure over months of a year.</summary>
    public long Sum(string figure, string of, int year, MonthSpan months)
    {
        var counter = FigureTallies.Counter(figure, of);
        return Of(year, months).Sum(m => m.Counters.GetValueOrDefault(counter));
    }

    /// <summary>A counter of a figure in one month.</summary>
    public long At(string figure, string of, int year, int month) =>
        _months.GetValueOrDefault(new DateOnly(year, month, 1))?.GetValueOrDefault(FigureTallies.Counter(figure, of)) ?? 0;

    /// <summary>The different values that a figure has recorded.</summary>
    public IReadOnlySet<string> Values(string figure, int year, MonthSpan months)
    {
        var prefix = FigureTallies.Counter(figure, "of/");
        return Of(year, months)
            .SelectMany(m => m.Counters.Keys)
            .Where(c => c.StartsWith(prefix, StringComparison.Ordinal))
            .Select(c => Uri.UnescapeDataString(c[prefix.Length..]))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Those of the months in which there is an entry.</summary>
    public IReadOnlyList<int> Months(string figure, int year, MonthSpan months)
    {
        var counter = FigureTallies.Counter(figure, "n");
        return [.. Of(year, months).Where(m => m.Counters.ContainsKey(counter)).Select(m => m.Month)];
    }

    private IEnumerable<(int Month, Dictionary<string, long> Counters)> Of(int year, MonthSpan months) =>
        _months.Where(m => m.Key.Year == year && months.Contains(m.Key.Month)).Select(m => (m.Key.Month, m.Value));
}
