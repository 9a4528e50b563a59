using System.Diagnostics;
using System.Globalization;
using System.Text;
using BotApp.Features.Records.Import;
using BotApp.Features.Roster;
using BotApp.Features.Roster.Import;
using BotApp.Hosting;
using BotApp.Storage.Migrations;
using BotApp.Tests.Support.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Bench;

/// <summary><c>./bench import [ROWS]</c>: imports a file of records, from bytes to storage, and then the same file again.</summary>
internal static class ImportBench
{
    private const int Rows = 10_000;
    private const int Goal = 30;

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Rows;
        await using var azurite = await AzuriteProcess.StartAsync();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:ConnectionString"] = azurite.ConnectionString });
        builder.Services.AddOfficeCore(builder.Configuration);
        using var host = builder.Build();
        await host.Services.GetRequiredService<StorageMigrations>().MigrateAsync(CancellationToken.None);
        var roster = host.Services.GetRequiredService<StoredRosterWriter>();
        await using (var people = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv")))
            await new ImportRoster(roster).RunAsync(people, new ImportRequest(), CancellationToken.None);
        string[] branches = [.. (await roster.ReadAsync(CancellationToken.None)).Units.Where(u => u.Kind is BotApp.Office.Roster.UnitKind.Branch).Select(u => u.Name)];

        Console.WriteLine($"A CSV of {rows:N0} articles of {branches.Length} branches over three years, imported into Azurite in memory: every row checked, saved,");
        Console.WriteLine("counted and audited. Then the same file again, which changes nothing. Seconds.");
        Console.WriteLine();
        var file = Encoding.UTF8.GetBytes(FileOf(rows, branches));
        var import = host.Services.GetRequiredService<ImportRecords>();
        var first = await TimeAsync(import, file, expected: (rows, 0));
        var again = await TimeAsync(import, file, expected: (0, rows));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first  {first,7:F1}   goal {Goal}  {(first < Goal ? "reached" : "missed")}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"again  {again,7:F1}"));
        return first < Goal ? 0 : 1;
    }

    private static async Task<double> TimeAsync(ImportRecords import, byte[] file, (int, int) expected)
    {
        var watch = Stopwatch.StartNew();
        var outcome = await import.RunAsync(new MemoryStream(file), new ImportRecordsRequest(Register: "article"), CancellationToken.None);
        watch.Stop();
        return outcome.Written == expected
            ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"The import wrote {outcome.Written} and has {outcome.Errors.Count} faults: {string.Join("; ", outcome.Errors.Take(1))}");
    }

    private static string FileOf(int rows, string[] branches)
    {
        var text = new StringBuilder("单位,刊发日期,标题,刊发平台,类别,字数\n");
        var first = new DateOnly(2023, 1, 1);
        for (var i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{branches[i % branches.Length]},{first.AddDays(i % 1000):yyyy-MM-dd},基层见闻之{i},市日报,新闻稿,{600 + (i % 900)}\n");
        return text.ToString();
    }
}
