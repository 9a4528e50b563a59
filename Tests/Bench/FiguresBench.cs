using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using BotApp.Features.Demo;
using BotApp.Features.Figures;
using BotApp.Hosting;
using BotApp.Office.Figures;
using BotApp.Storage.Migrations;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using BotApp.Tests.Support.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Bench;

/// <summary>
/// <c>./bench figures [RECORDS]</c>: loads the demo's year 2023, fills the office up with copies of its records, and
/// measures the year's figures from the tallies and from the records themselves, which must be the same.
/// </summary>
internal static class FiguresBench
{
    private const int Year = 2023;
    private const int Rounds = 5;
    private const int RecordsPerSave = 20;
    private const int UnitsAtOnce = 4;
    private static readonly TimeSpan TalliesGoal = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RecordsGoal = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var wanted = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        await using var azurite = await AzuriteProcess.StartAsync();
        using var host = BuildHost(azurite.ConnectionString);
        var services = host.Services;
        await services.GetRequiredService<StorageMigrations>().MigrateAsync(CancellationToken.None);

        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<SeedDemo>().RunAsync(Year, new DateOnly(Year + 1, 1, 1), CancellationToken.None);
        Console.WriteLine($"seed demo --year {Year}: {watch.Elapsed.TotalSeconds:F1} s (goal: under 60 s)");
        watch.Restart();
        var records = await FillAsync(services, wanted);
        await EmptyOutboxAsync(services);
        Console.WriteLine($"filled up to {records} records in {watch.Elapsed.TotalSeconds:F0} s");

        var count = services.GetRequiredService<CountFigures>();
        var (fromTallies, tallied) = await MedianAsync(() => count.OfAsync(Year, CancellationToken.None));
        var (fromRecords, counted) = await TimedAsync(() => count.FromRecordsAsync(Year, CancellationToken.None));
        var equal = Values(tallied).SequenceEqual(Values(counted));
        Console.WriteLine($"figures {Year} from tallies, median of {Rounds}: {fromTallies.TotalMilliseconds:F0} ms (goal: under 1 s)");
        Console.WriteLine($"figures {Year} from {records} records: {fromRecords.TotalSeconds:F1} s (goal: under 20 s); {(equal ? "equal" : "NOT equal")}");
        return fromTallies < TalliesGoal && fromRecords < RecordsGoal && equal ? 0 : 1;
    }

    private static IHost BuildHost(string storage)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = "Development",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:ConnectionString"] = storage });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddOfficeCore(builder.Configuration);
        return builder.Build();
    }

    // Copies of the year's own records, unit by unit, so that every figure has many behind it.
    private static async Task<int> FillAsync(IServiceProvider services, int wanted)
    {
        var store = services.GetRequiredService<UnitStore>();
        var units = await services.GetRequiredService<UnitRegistry>().AllAsync(CancellationToken.None);
        var all = 0;
        await Parallel.ForEachAsync(units, new ParallelOptions { MaxDegreeOfParallelism = UnitsAtOnce }, async (unit, ct) =>
        {
            List<OfficeRecord> own = [];
            await foreach (var record in store.RecordsAsync(unit, new DateOnly(Year, 1, 1), new DateOnly(Year, 12, 31), ct))
                own.Add(record);
            var quota = wanted / units.Count;
            var copies = Enumerable.Range(0, Math.Max(0, quota - own.Count))
                .Select(i => own[i % own.Count] with { Id = string.Create(CultureInfo.InvariantCulture, $"copy{i}"), Version = 1 });
            foreach (var batch in copies.Chunk(RecordsPerSave))
            {
                var saved = await store.SaveAsync(
                    new UnitSave
                    {
                        Unit = unit,
                        OperationId = "fill" + batch[0].Id,
                        What = "bench",
                        Who = batch[0].CreatedBy,
                        At = batch[0].CreatedAt,
                        Writes = [.. batch.Select(r => new RecordWrite.Create(r))],
                    },
                    ct);
                if (saved is not SaveOutcome.Saved)
                    throw new InvalidOperationException($"A save of the benchmark was not saved: {saved.GetType().Name}.");
            }

            Interlocked.Add(ref all, Math.Max(quota, own.Count));
        });
        return all;
    }

    // In production, running hosts have emptied the outbox long before anyone asks for a year; here it would
    // be a large part of the rows, and the emulator scans all rows for every range query.
    private static async Task EmptyOutboxAsync(IServiceProvider services)
    {
        var table = services.GetRequiredService<OfficeTables>().Units;
        foreach (var unit in await services.GetRequiredService<UnitRegistry>().AllAsync(CancellationToken.None))
        {
            var rows = new List<TableTransactionAction>();
            await foreach (var row in new UnitReader(table).Rows(unit, UnitKeys.Outbox, CancellationToken.None))
                rows.Add(new TableTransactionAction(TableTransactionActionType.Delete, row));
            foreach (var some in rows.Chunk(TableLimits.RowsPerSave))
                await table.SubmitTransactionAsync(some);
        }
    }

    private static IEnumerable<(string Id, decimal? Value, long Records)> Values(YearFigures year) => year.Figures.Select(f => (f.Id, f.Value, f.Records));

    private static async Task<(TimeSpan, YearFigures)> MedianAsync(Func<Task<YearFigures>> count)
    {
        await count();
        var rounds = new List<(TimeSpan Took, YearFigures Figures)>();
        for (var i = 0; i < Rounds; i++)
            rounds.Add(await TimedAsync(count));
        return rounds.OrderBy(r => r.Took).ElementAt(Rounds / 2);
    }

    private static async Task<(TimeSpan, YearFigures)> TimedAsync(Func<Task<YearFigures>> count)
    {
        var watch = Stopwatch.StartNew();
        var figures = await count();
        return (watch.Elapsed, figures);
    }
}
