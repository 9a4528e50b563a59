using System.Globalization;
using BotApp.Office.Registers;

namespace BotApp.Office.Figures;

/// <summary>When a campaign of the office's ran, as its tag says; either end may be open.</summary>
internal sealed record Campaign(LocalText Name, DateOnly? From, DateOnly? To);

/// <summary>Works out a year's figures from the counters. Pure.</summary>
/// <param name="through">The office's day, or the year's last: nothing after it was counted.</param>
/// <param name="campaigns">By tag: their names and dates say what a campaign's figures are counted over.</param>
internal sealed class FigureYear(
    FigureCatalog catalog, RegisterCatalog registers, int year, DateOnly through, IReadOnlyDictionary<string, Campaign> campaigns)
{
    /// <param name="totals">The counters of the year, and of the former one where something is compared with it.</param>
    public YearFigures Of(FigureTotals totals)
    {
        List<FigureResult> figures = [.. catalog.All.Select(f => Of(f, totals))];
        return new YearFigures(year, through, figures, FigureChecks.Of(catalog.Checks, figures, totals, year));
    }

    private FigureResult Of(FigureDefinition figure, FigureTotals totals)
    {
        var until = Math.Min(figure.LastMonth, through.Month);
        var count = new Count(figure, totals, year, until, ScaleOf(figure));
        return new FigureResult(
            figure, count.Value(), CutoffOf(figure), count.Entries(), until < through.Month ? (count with { Until = through.Month }).Value() : null);
    }

    private LocalText CutoffOf(FigureDefinition figure)
    {
        if (figure.Cutoff is { } words)
            return words;
        if (figure.Campaign is { } tag)
            return campaigns.GetValueOrDefault(tag) is { } campaign ? During(campaign) : new LocalText($"“{tag}”期间", $"during '{tag}'");
        if (through < new DateOnly(year, figure.LastMonth, DateTime.DaysInMonth(year, figure.LastMonth)))
            return new LocalText(Zh($"截至{through.Month}月{through.Day}日"), through.ToString("'as of' d MMMM", CultureInfo.InvariantCulture));
        return figure.Until is { } month
            ? new LocalText(Zh($"截至{month}月底"), string.Create(CultureInfo.InvariantCulture, $"as of the end of {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)}"))
            : new LocalText(Zh($"{year}全年"), Zh($"all of {year}"));
    }

    private static LocalText During(Campaign campaign)
    {
        var (zh, en) = (campaign.From, campaign.To) switch
        {
            ({ } from, { } to) => ($"（{Day(from)}至{Day(to)}）", Zh($" ({from:yyyy-MM-dd} to {to:yyyy-MM-dd})")),
            ({ } from, null) => ($"（{Day(from)}至今）", Zh($" (since {from:yyyy-MM-dd})")),
            (null, { } to) => ($"（至{Day(to)}）", Zh($" (until {to:yyyy-MM-dd})")),
            _ => ("", ""),
        };
        return new LocalText($"{campaign.Name.Zh}期间{zh}", $"during {campaign.Name.En}{en}");

        static string Day(DateOnly day) => Zh($"{day.Year}年{day.Month}月{day.Day}日");
    }

    private static string Zh(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private decimal ScaleOf(FigureDefinition figure)
    {
        var decimals = figure.Field is null or TallyDefinition.Unit
            ? 0
            : TallyValues.Resolve(registers[figure.Registers[0]], figure.Field)?.Decimals ?? 0;
        var scale = 1m;
        for (var i = 0; i < decimals; i++)
            scale *= 10;
        return scale;
    }

    private sealed record Count(FigureDefinition Figure, FigureTotals Totals, int Year, int Until, decimal Scale)
    {
        public decimal? Value() => Figure.Of switch
        {
            FigureCount.Records => Sum("n", Year),
            FigureCount.Rows => Sum("v", Year),
            FigureCount.Sum => Sum("v", Year) / Scale,
            FigureCount.Distinct or FigureCount.Weeks => Totals.Values(Figure.Id, Year, Until).Count,
            FigureCount.Share => Percent(Sum("part", Year), Sum("n", Year)),
            FigureCount.MonthlyAverage => Months().Count is > 0 and var entered
                ? decimal.Round(Sum("v", Year) / Scale / entered, MidpointRounding.AwayFromZero)
                : null,
            FigureCount.Growth => Months() is { Count: > 0 } months && months.All(m => At("n", Year - 1, m) > 0)
                ? Percent(Sum("v", Year) - months.Sum(m => At("v", Year - 1, m)), months.Sum(m => At("v", Year - 1, m)))
                : null,
            _ => End(Year, Until) is { } now && End(Year - 1, 12) is { } then ? Percent(now.Stated - then.Stated, then.Stated) : null,
        };

        public long Entries() => (long)(Figure.Of switch
        {
            FigureCount.Growth => Sum("n", Year) + Months().Sum(m => At("n", Year - 1, m)),
            FigureCount.YearEndGrowth => (End(Year, Until)?.Entries ?? 0) + (End(Year - 1, 12)?.Entries ?? 0),
            _ => Sum("n", Year),
        });

        private decimal Sum(string of, int year) => Totals.Sum(Figure.Id, of, year, Until);

        // The months that this year has are compared with the same ones of the former year.
        private IReadOnlyList<int> Months() => Totals.Months(Figure.Id, Year, Until);

        private decimal At(string of, int year, int month) => Totals.At(Figure.Id, of, year, month);

        // What the last month with an entry states; usually one entry does, several are averaged.
        private (decimal Stated, long Entries)? End(int year, int until) =>
            Totals.Months(Figure.Id, year, until) is { Count: > 0 } months && months.Max() is var last
                ? ((decimal)Totals.At(Figure.Id, "v", year, last) / Totals.At(Figure.Id, "n", year, last), Totals.At(Figure.Id, "n", year, last))
                : null;

        // One digit after the point: more would pretend to a precision that nobody reads.
        private static decimal? Percent(decimal part, decimal all) =>
            all > 0 ? decimal.Round(part * 100 / all, 1, MidpointRounding.AwayFromZero) : null;
    }
}
