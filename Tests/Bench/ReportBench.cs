using System.Diagnostics;
using System.Globalization;
using BotApp.Cards.Texts;
using BotApp.Features.AnnualReport;
using BotApp.Features.Demo;
using BotApp.Features.Export;
using BotApp.Features.Roster;
using BotApp.Hosting;
using BotApp.Tests.Support.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Bench;

/// <summary><c>./bench report</c>: the time to make the office's files, for the first one and later ones.</summary>
internal static class ReportBench
{
    private const int Goal = 3000;
    private const int Times = 10;
    private const int Year = 2023;
    private static readonly DateOnly Today = new(2026, 11, 26);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
        {
            await Console.Error.WriteLineAsync("Usage: ./bench report");
            return 2;
        }

        await using var azurite = await AzuriteProcess.StartAsync();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:ConnectionString"] = azurite.ConnectionString });
        builder.Services.AddOfficeCore(builder.Configuration);
        using var host = builder.Build();
        var seeded = (SeedOutcome.Loaded)await host.Services.GetRequiredService<SeedDemo>().RunAsync(Year, Today, CancellationToken.None);
        var roster = await host.Services.GetRequiredService<StoredRosterWriter>().ReadAsync(CancellationToken.None);

        Console.WriteLine("A file from the question to its last byte, one at a time, on Azurite in memory. Times in ms.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Demo office: {seeded.Units} units, {seeded.Records} records of {Year}."));
        Console.WriteLine($"{"",-12}{"first",8}{"p50",8}{"max",8}{"bytes",10}");
        var met = await MeasureAsync(
            "report", file => host.Services.GetRequiredService<MakeReport>().WriteAsync(Year, roster, file, CancellationToken.None));
        await MeasureAsync(
            "export", file => host.Services.GetRequiredService<ExportRecords>().WriteAsync(Year, roster, CardTexts.For("zh-CN"), file, CancellationToken.None));
        Console.WriteLine($"goal: report under {Goal} ms, also the first: {(met ? "met" : "NOT met")}");
        return met ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(string name, Func<Stream, Task> write)
    {
        var times = new List<double>();
        var size = 0L;
        for (var i = 0; i <= Times; i++)
        {
            using var file = new MemoryStream();
            var since = Stopwatch.GetTimestamp();
            await write(file);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            size = file.Length;
        }

        var later = times.Skip(1).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12}{times[0],8:F0}{later[later.Count / 2],8:F0}{later[^1],8:F0}{size,10}"));
        return times.Max() < Goal;
    }
}
