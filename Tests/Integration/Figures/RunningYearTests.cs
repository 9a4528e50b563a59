using BotApp.Features.Figures;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Figures;

/// <summary>The figures of a year that is not over. The office's day is Monday, 2026-11-23.</summary>
public sealed class RunningYearTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Recount_RecordOfADayToComeThisMonth_CountsAsTheTalliesDo()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        foreach (var date in (string[])["2026-11-20", "2026-11-28"])
            await office.Units.SavedAsync(Meetings.Create(
                "op" + date, Meetings.Record("r" + date, "research-suggestion", date, "建议", "office:机关", ("on", date), ("title", "建议")) with { Tags = ["theme-education"] }));
        var figures = office.Services.GetRequiredService<CountFigures>();

        var (tallied, counted) = (await figures.OfAsync(2026, OfficeHost.Stop), await figures.FromRecordsAsync(2026, OfficeHost.Stop));

        Assert.Contains(tallied.Figures, f => f.Value > 0);
        Assert.Equal(tallied.Figures.Select(f => (f.Id, f.Value, f.Records)), counted.Figures.Select(f => (f.Id, f.Value, f.Records)));
    }
}
