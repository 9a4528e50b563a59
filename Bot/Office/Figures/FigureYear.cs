using System.Globalization;
using BotApp.Office.Registers;

namespace BotApp.Office.Figures;

/// <summary>When a campaign of the office ran, as its tag says; either end may be open.</summary>
internal sealed record Campaign(LocalText Name, DateOnly? From, DateOnly? To);

/// <summary>Computes a year's figures from the counters. Pure.</summary>
/// <param name="through">Today in the office's zone, or the last day of the year: nothing after it was counted.</param>
/// <param name="campaigns">By tag: names and dates; figures of a campaign are counted over those dates within the year.</param>
internal sealed class FigureYear(
    FigureCatalog catalog, RegisterCatalog registers, int year, DateOnly through, IReadOnlyDictionary<string, Campaign> campaigns)
{
    /// <param name="totals">The counters of the year, and of the former one if something is compared with it.</param>
    public YearFigures Of(FigureTotals totals)
    {
        List<FigureResult> figures = [.. catalog.All.Select(f => Of(f, totals))];
        List<CountedCampaign> untagged = [.. catalog.Campaigns.Where(c => !campaigns.ContainsKey(c.Code))];
        return new YearFigures(year, through, figures, FigureChecks.Of(catalog.Checks, figures, totals, year, untagged));
    }

    private FigureResult Of(FigureDefinition figure, FigureTotals totals)
    {
        var all = new Count(figure, totals, year, new MonthSpan(1, through.Month), ScaleOf(figure));
        var count = all with { Months = MonthsOf(figure) };
        return new FigureResult(
            figure, count.Value(), CutoffOf(figure), count.Entries(), count.Months == all.Months ? null : all.Value())
        {
            Months = count.Months,
            Unsaid = Open(figure.Unsaid, FigureTallies.Unsaid),
            Undecided = Open(figure.Undecided, FigureTallies.Undecided),
        };

        (LocalText, long)? Open(string? field, string of) =>
            field is not null && count.Entries(of) is > 0 and var entries ? (TallyValues.Resolve(registers[figure.Registers[0]], field)!.Label, entries) : null;
    }

    // The part of a campaign that lies in the year. Tallies are monthly, so its first and last month count as a whole.
    private MonthSpan MonthsOf(FigureDefinition figure)
    {
        var until = Math.Min(figure.LastMonth, through.Month);
        if (figure.Campaign is not { } tag || campaigns.GetValueOrDefault(tag) is not { } campaign)
            return new MonthSpan(1, until);
        var (from, to) = PartOf(campaign);
        return from > to ? MonthSpan.None : new MonthSpan(from.Month, Math.Min(to.Month, until));
    }

    // If the campaign is not of this year, the last day comes before the first.
    private (DateOnly From, DateOnly To) PartOf(Campaign campaign) => (
        campaign.From is { } from && from > FirstDay ? from : FirstDay,
        campaign.To is { } to && to < through ? to : through);

    private DateOnly FirstDay => new(year, 1, 1);

    private LocalText CutoffOf(FigureDefinition figure)
    {
        if (figure.Cutoff is { } words)
            return words;
        if (figure.Campaign is { } tag)
            return During(campaigns.GetValueOrDefault(tag) ?? new Campaign(catalog.Campaigns.First(c => c.Code == tag).Name, null, null));
        if (through < new DateOnly(year, figure.LastMonth, DateTime.DaysInMonth(year, figure.LastMonth)))
            return new LocalText(Zh($"截至{through.Month}月{through.Day}日"), through.ToString("'as of' d MMMM", CultureInfo.InvariantCulture));
        return figure.Until is { } month
            ? new LocalText(Zh($"截至{month}月底"), string.Create(CultureInfo.InvariantCulture, $"as of the end of {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)}"))
            : new LocalText(Zh($"{year}全年"), Zh($"all of {year}"));
    }

    // States no day that was not counted, neither a future one nor one of another year.
    private LocalText During(Campaign campaign)
    {
        var (first, last) = PartOf(campaign);
        var (zh, en) = campaign switch
        {
            { From: null, To: null } => ("", ""),
            { From: { } from } when from > through => ($"（{Day(from)}起）", Zh($" (from {from:yyyy-MM-dd})")),
            { To: { } to } when to < FirstDay => ($"（已于{Day(to)}结束）", Zh($" (ended {to:yyyy-MM-dd})")),
            _ => ($"（{Day(first)}至{Day(last)}）", Zh($" ({first:yyyy-MM-dd} to {last:yyyy-MM-dd})")),
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

    private sealed record Count(FigureDefinition Figure, FigureTotals Totals, int Year, MonthSpan Months, decimal Scale)
    {
        public decimal? Value() => Figure.Of switch
        {
            FigureCount.Records => Sum("n", Year),
            FigureCount.Rows => Sum("v", Year),
            FigureCount.Sum => Sum("v", Year) / Scale,
            FigureCount.Distinct or FigureCount.Weeks => Totals.Values(Figure.Id, Year, Months).Count,
            FigureCount.Share => Percent(Sum("part", Year), Sum("n", Year)),
            FigureCount.MonthlyAverage => Entered().Count is > 0 and var entered
                ? decimal.Round(Sum("v", Year) / Scale / entered, MidpointRounding.AwayFromZero)
                : null,
            FigureCount.Growth => Entered() is { Count: > 0 } months && months.All(m => At("n", Year - 1, m) > 0)
                ? Percent(Sum("v", Year) - months.Sum(m => At("v", Year - 1, m)), months.Sum(m => At("v", Year - 1, m)))
                : null,
            _ => End(Year, Months) is { } now && End(Year - 1, new MonthSpan(1, 12)) is { } then ? Percent(now.Stated - then.Stated, then.Stated) : null,
        };

        public long Entries() => (long)(Figure.Of switch
        {
            FigureCount.Growth => Sum("n", Year) + Entered().Sum(m => At("n", Year - 1, m)),
            FigureCount.YearEndGrowth => (End(Year, Months)?.Entries ?? 0) + (End(Year - 1, new MonthSpan(1, 12))?.Entries ?? 0),
            _ => Sum("n", Year),
        });

        public long Entries(string of) => Totals.Sum(Figure.Id, of, Year, Months);

        private decimal Sum(string of, int year) => Totals.Sum(Figure.Id, of, year, Months);

        // The months that this year has are compared with the same months of the former year.
        private IReadOnlyList<int> Entered() => Totals.Months(Figure.Id, Year, Months);

        private decimal At(string of, int year, int month) => Totals.At(Figure.Id, of, year, month);

        // What the last month with an entry states; usually that is one entry, several are averaged.
        private (decimal Stated, long Entries)? End(int year, MonthSpan among) =>
            Totals.Months(Figure.Id, year, among) is { Count: > 0 } months && months.Max() is var last
                ? ((decimal)Totals.At(Figure.Id, "v", year, last) / Totals.At(Figure.Id, "n", year, last), Totals.At(Figure.Id, "n", year, last))
                : null;

        // One decimal: more would pretend to a precision that nobody needs.
        private static decimal? Percent(decimal part, decimal all) =>
            all > 0 ? decimal.Round(part * 100 / all, 1, MidpointRounding.AwayFromZero) : null;
    }
}
