using BotApp.Office.Figures;
using BotApp.Storage.Units;
using BotApp.Tests.Support.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Figures;

/// <summary>The demo's year 2023 over real storage: entered through the use cases, counted, and held against the report.</summary>
[Collection(nameof(Office2023))]
public sealed class Year2023Tests(Office2023 office)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_WholeYear_AreAllThoseOfTheReport()
    {
        var figures = await office.CountAsync();

        Assert.Equal(83, CustomerFacts.Figures.Count);
        Assert.Empty(CustomerFacts.Figures
            .Where(f => !(figures[f.Id] is { Value: { } value, Records: > 0 } && f.Says(value)))
            .Select(f => $"{f.Id} {f.Label}: {f.Approx}{f.Value}, counted {figures[f.Id].Value} from {figures[f.Id].Records}"));
    }

    [Fact]
    public async Task Figures_FromRecordsThemselves_AreTheSame()
    {
        var tallied = await office.CountAsync();
        var counted = await office.Figures.FromRecordsAsync(2023, Stop);

        Assert.Equal(tallied.Figures.Select(f => (f.Id, f.Value, f.Records)), counted.Figures.Select(f => (f.Id, f.Value, f.Records)));
    }

    [Fact]
    public async Task Seed_Again_AddsNothing()
    {
        var again = await office.SeedAsync();

        Assert.Equal(office.Loaded.Records, again.Records);
        Assert.Equal(0, again.New);
    }

    [Fact]
    public async Task Checks_OfTheYear_FireWhereAnEditorWouldAsk()
    {
        var checks = (await office.CountAsync()).Checks;

        // 近 300, and it is 300 exactly.
        Assert.Contains(checks, c => c.Kind is CheckKind.Wording && c.Figures.SequenceEqual(["F008"]));
        // 20 branches and 21: the one that was dissolved in summer.
        var bases = Assert.Single(checks, c => c.Kind is CheckKind.Same && c.Figures.SequenceEqual(["F049", "F060"]));
        Assert.Contains("离退休干部党支部", bases.Message.Zh, StringComparison.Ordinal);
        // 35 topics and 31 reports.
        Assert.Contains(checks, c => c.Kind is CheckKind.Sum && c.Figures[0] == "F028");
        // One more was passed after the end of November.
        Assert.Contains(checks, c => c.Kind is CheckKind.Cutoff && c.Figures.SequenceEqual(["F032"]));
        Assert.Contains(checks, c => c.Kind is CheckKind.Cutoff && c.Figures.Contains("F031") && c.Figures.Contains("F033"));
        Assert.DoesNotContain(checks, c => c.Kind is CheckKind.Within);
        Assert.Equal(["F008"], checks.Where(c => c.Kind is CheckKind.Wording).SelectMany(c => c.Figures));
    }

    [Fact]
    public async Task Campaign_CutOff_SaysItsDates() =>
        Assert.Equal("主题教育期间（2023年4月10日至2023年8月31日）", (await office.CountAsync())["F020"].Cutoff.Zh);

    [Fact]
    public async Task Audit_OfEveryUnit_IsWhole()
    {
        var store = office.Services.GetRequiredService<UnitStore>();
        foreach (var unit in await office.Services.GetRequiredService<UnitRegistry>().AllAsync(Stop))
            Assert.Null((await store.AuditAsync(unit, Stop)).Break);
    }
}
