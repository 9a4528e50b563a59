using BotApp.Features.Demo;
using BotApp.Office.Figures;
using BotApp.Office.Registers;
using BotApp.Seeds;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Tests.Unit.Roster.Demo;

namespace BotApp.Tests.Unit.Office.Figures;

/// <summary>The records of the demo's year, decided once and counted without storage.</summary>
internal static class Year2023
{
    public const int Year = 2023;

    public static DemoYearPlan Plan { get; } = DemoYearPlan.Load(DemoOffice.Seeds, Year)!;

    public static RegisterCatalog Catalog { get; } = WithTags();

    public static TallyRules Rules { get; } = RegisterTallies.RulesOf(Catalog).With(ShippedFiguresTests.Figures, Catalog);

    public static IReadOnlyList<DemoEntry> Entries { get; } = new DemoGroups(Plan, Catalog, DemoOffice.Roster, DemoOffice.Calendar.IsWorkday).Entries();

    public static IReadOnlyList<OfficeRecord> Records { get; } =
        [.. Entries.SelectMany(Saved)];

    public static YearFigures Count(IEnumerable<OfficeRecord> records) => Of(Totals(records));

    /// <summary>The figures of counters that were added up before, and of these records with them.</summary>
    public static YearFigures Count(Dictionary<DateOnly, Dictionary<string, long>> known, params IEnumerable<OfficeRecord> more)
    {
        var totals = Totals(more);
        foreach (var (month, counters) in known)
            totals.Add(month, counters);
        return Of(totals);
    }

    /// <summary>The figures of a year that has come as far as a day.</summary>
    public static YearFigures CountThrough(DateOnly through, IEnumerable<OfficeRecord> records, IReadOnlyDictionary<string, Campaign>? campaigns = null) =>
        new FigureYear(ShippedFiguresTests.Figures, Catalog, through.Year, through, campaigns ?? new Dictionary<string, Campaign>()).Of(Totals(records));

    public static Dictionary<DateOnly, Dictionary<string, long>> Counters(IEnumerable<OfficeRecord> records) => records
        .GroupBy(MonthOf)
        .ToDictionary(m => m.Key, m => m.SelectMany(Parts).GroupBy(p => p.Key).ToDictionary(p => p.Key, p => p.Sum(x => x.Value)));

    // As it stands once what followed is saved too.
    private static IEnumerable<OfficeRecord> Saved(DemoEntry entry)
    {
        var records = DemoSave.Of(entry, DemoOffice.Roster, Catalog, Noon(entry.Date)).Writes.Select(w => w.Record).ToList();
        for (var i = 0; i < records.Count; i++)
        {
            if (DemoSave.Later(entry, new Stored<OfficeRecord>(records[i], default), DemoOffice.Roster, Catalog, Noon, new DateOnly(Year + 1, 1, 1)) is { } later)
                records[i] = later.Writes[0].Record;
        }

        return records;
    }

    private static RegisterCatalog WithTags()
    {
        var catalog = SeedFiles.Registers(DemoOffice.Seeds);
        catalog.TakeOver(Plan.Tags.Select(t => new RegisterTag(t.Code, t.Name, DemoGroups.Day(Year, t.From), DemoGroups.Day(Year, t.To))));
        return catalog;
    }

    private static YearFigures Of(FigureTotals totals) =>
        new FigureYear(ShippedFiguresTests.Figures, Catalog, Year, new DateOnly(Year, 12, 31), new Dictionary<string, Campaign>()).Of(totals);

    private static FigureTotals Totals(IEnumerable<OfficeRecord> records)
    {
        var totals = new FigureTotals();
        foreach (var record in records)
            totals.Add(MonthOf(record), Parts(record));
        return totals;
    }

    private static IEnumerable<KeyValuePair<string, long>> Parts(OfficeRecord record) =>
        Rules.Parts(record).Where(p => p.Member is null).Select(p => KeyValuePair.Create(p.Counter, p.Amount));

    private static DateOnly MonthOf(OfficeRecord record) => new(record.Date.Year, record.Date.Month, 1);

    private static DateTimeOffset Noon(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.FromHours(8));
}
