using System.Text.Json;
using BotApp.Commands;
using BotApp.Office.Roster;
using BotApp.Storage.Totals;
using BotApp.Storage.Units;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Figures;

/// <summary>The command line's figures of the demo's year.</summary>
[Collection(nameof(Office2023))]
public sealed class FiguresCommandTests(Office2023 office)
{
    [Fact]
    public async Task Json_OfTheYear_HasTheMembersOfTheContractAndNothingElse()
    {
        var (code, output, error) = await RunAsync("figures", "2023", "--json");

        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(83, json.RootElement.GetArrayLength());
        Assert.All(json.RootElement.EnumerateArray(), f => Assert.Equal(
            ["id", "label", "value", "unit", "cutoff", "records"], f.EnumerateObject().Select(m => m.Name)));
        var study = json.RootElement.EnumerateArray().First(f => f.GetProperty("id").GetString() == "F002");
        Assert.Equal(
            ("中心组集中学习", 23, "次", "2023全年", 23),
            (study.GetProperty("label").GetString()!, study.GetProperty("value").GetInt32(), study.GetProperty("unit").GetString()!,
                study.GetProperty("cutoff").GetString()!, study.GetProperty("records").GetInt32()));
    }

    [Fact]
    public async Task Text_OfTheYear_SaysWhatToLookAt()
    {
        var (code, output, _) = await RunAsync("figures", "2023");

        Assert.Equal(0, code);
        Assert.Contains("F008 助力项目总数：300项（2023全年，300 条记录）", output, StringComparison.Ordinal);
        Assert.Contains("正好300项", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "figures")]
    [InlineData(2, "figures", "next")]
    [InlineData(2, "figures", "23")]
    [InlineData(1, "figures", "2099")]
    public async Task Year_Wrong_IsRefusedOnStandardError(int code, params string[] args)
    {
        var (actual, output, error) = await RunAsync(args);

        Assert.Equal((code, ""), (actual, output));
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("2027")]
    [InlineData("2099")]
    public async Task Report_OfAYearThatHasNotBegun_IsRefusedAsItsFiguresAre(string year)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.docx");

        var (code, output, error) = await RunAsync("report", year, "--out", file);

        Assert.Equal((1, "", $"{year} 年尚未开始。"), (code, output, error));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Recount_TalliesThatAreWrong_AreNamedAndMended()
    {
        var before = await TotalsAsync();
        // A month that a fault outside has left without its counters.
        var tables = office.Services.GetRequiredService<BotApp.Storage.Tables.OfficeTables>();
        var (partition, row) = (UnitKeys.Partition(Unit.IdOf(UnitKind.Office, "机关")), UnitKeys.Tallies("2023"));
        var sheet = (await tables.Units.GetEntityAsync<Azure.Data.Tables.TableEntity>(partition, row, cancellationToken: Stop)).Value;
        sheet.Remove(sheet.Keys.First(k => k.StartsWith("M01Counters", StringComparison.Ordinal)));
        await tables.Units.UpdateEntityAsync(sheet, sheet.ETag, Azure.Data.Tables.TableUpdateMode.Replace, Stop);
        // So that what a status reads is as wrong.
        await office.Services.GetRequiredService<TotalsKeeper>().RebuildAsync(Stop);
        Assert.NotEqual(before, await TotalsAsync());

        var (code, _, error) = await RunAsync("figures", "2023", "--recount");
        var (_, _, quiet) = await RunAsync("figures", "2023", "--recount");

        Assert.Equal(0, code);
        Assert.Contains("F065", error, StringComparison.Ordinal);
        Assert.Equal("", quiet);
        Assert.Equal(before, await TotalsAsync());
    }

    private async Task<string> TotalsAsync()
    {
        var unit = Unit.IdOf(UnitKind.Office, "机关");
        var totals = (await office.Services.GetRequiredService<TotalsStore>().YearAsync(2023, [unit], Stop))[unit];
        return string.Join(' ', totals.Counters.Order(StringComparer.Ordinal).Select(c => $"{c}={totals.Sum(c)}"));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            args, [FiguresCommand.Create(() => office.Services), ReportCommand.Create(() => office.Services)], _ => Task.FromResult(42), output, error, Stop);
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }
}
