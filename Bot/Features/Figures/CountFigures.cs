using BotApp.Features.Tags;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Figures;

/// <summary>The figures of a year: from the tallies, which every save keeps, or from the records themselves.</summary>
internal sealed class CountFigures(
    UnitStore units, UnitRegistry registry, FigureCatalog figures, RegisterCatalog registers, TallyRules rules, OfficeTags tags, DeletedRecords deleted, OfficeClock clock)
{
    private const int AtOnce = 8;

    /// <summary>From the tallies: a read by key for each year of a unit, however many records there are.</summary>
    public async Task<YearFigures> OfAsync(int year, CancellationToken ct) => await OfAsync(
        year,
        async (unit, from, to, token) => (await units.TalliesAsync(unit, from, to, token)).Select(m => (m.Key, (IEnumerable<KeyValuePair<string, long>>)m.Value)).ToList(),
        ct);

    /// <summary>Counts every record anew, to compare with the tallies. Writes nothing.</summary>
    public async Task<YearFigures> FromRecordsAsync(int year, CancellationToken ct) => await OfAsync(year, CountAsync, ct);

    /// <summary>Recounts the tallies of a year and corrects those that differ from the records.</summary>
    /// <returns>How many months differed, over all units.</returns>
    public async Task<int> MendAsync(int year, CancellationToken ct)
    {
        var (from, to) = Stretch(year);
        var mended = 0;
        foreach (var unit in await registry.AllAsync(ct))
            mended += (await units.RecountAsync(unit, from, to, ct)).Count(month => month.Differences.Count > 0);
        return mended;
    }

    /// <summary>Records of a year that lack their row by date, so that no list and no search shows them. Writes nothing.</summary>
    public async Task<IReadOnlyList<(string Unit, string Id)>> UnlistedAsync(int year, CancellationToken ct)
    {
        var (from, to) = Stretch(year);
        var unlisted = new List<(string Unit, string Id)>();
        foreach (var unit in await registry.AllAsync(ct))
        {
            var left = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var record in units.RecordsAsync(unit, from, to, ct))
                left.Add(record.Id);
            // A second look: the first may have missed a record that was moved to another day meanwhile.
            for (var look = 0; look < 2 && left.Count > 0; look++)
                await foreach (var line in units.LinesAsync(unit, ct))
                    left.Remove(line.Line.Id);
            foreach (var id in left)
                if (await units.FindAsync(unit, id, ct) is not null)
                    unlisted.Add((unit, id));
        }

        return unlisted;
    }

    private async Task<YearFigures> OfAsync(
        int year, Func<string, DateOnly, DateOnly, CancellationToken, Task<List<(DateOnly Month, IEnumerable<KeyValuePair<string, long>> Counters)>>> count, CancellationToken ct)
    {
        var (from, to) = Stretch(year);
        var all = await registry.AllAsync(ct);
        var counted = new List<(DateOnly Month, IEnumerable<KeyValuePair<string, long>> Counters)>[all.Count];
        await Parallel.ForAsync(0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, token) =>
            counted[i] = await count(all[i], from, to, token));

        var totals = new FigureTotals();
        foreach (var (month, counters) in counted.SelectMany(c => c))
            totals.Add(month, counters);
        var campaigns = (await tags.ReadAsync(ct)).ToDictionary(t => t.Code, t => new Campaign(t.Name, t.From, t.To), StringComparer.Ordinal);
        var deletedThrough = await deleted.LastDayAsync(ct);
        return new FigureYear(figures, registers, year, to, campaigns).Of(totals) with { DeletedThrough = from <= deletedThrough ? deletedThrough : null };
    }

    private async Task<List<(DateOnly Month, IEnumerable<KeyValuePair<string, long>> Counters)>> CountAsync(
        string unit, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var months = new Dictionary<DateOnly, Dictionary<string, long>>();
        // Whole months, as tallies have no days, and some records are dated in the future.
        var end = new DateOnly(to.Year, to.Month, DateTime.DaysInMonth(to.Year, to.Month));
        await foreach (var record in units.RecordsAsync(unit, from, end, ct))
        {
            var month = new DateOnly(record.Date.Year, record.Date.Month, 1);
            if (!months.TryGetValue(month, out var counters))
                months[month] = counters = new Dictionary<string, long>(StringComparer.Ordinal);
            // No figure uses the members of the registers' distinct sets.
            foreach (var part in rules.Parts(record).Where(p => p.Member is null))
                counters[part.Counter] = counters.GetValueOrDefault(part.Counter) + part.Amount;
        }

        return [.. months.Select(m => (m.Key, (IEnumerable<KeyValuePair<string, long>>)m.Value))];
    }

    // Includes the year before if a figure compares with it; ends today if the year is not over.
    private (DateOnly From, DateOnly To) Stretch(int year)
    {
        var from = new DateOnly(figures.All.Any(f => f.Compares) ? year - 1 : year, 1, 1);
        var last = new DateOnly(year, 12, 31);
        return (from, clock.Today < last ? clock.Today : last);
    }
}
