using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Migrations;
using BotApp.Storage.Outbox;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using BotApp.Tests.Support.Azurite;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotApp.Tests.Bench;

/// <summary>
/// Saves per second through <see cref="UnitStore"/>, beside a bare transaction of the same rows plus one point read, in
/// the same run and at the same concurrency. The rounds alternate, as the machine's speed drifts.
/// </summary>
internal static class SaveBench
{
    private const int Rounds = 7;
    private const int SavesPerRound = 300;
    private const double Goal = 0.8;

    private static readonly Scenario[] Scenarios =
    [
        new("16 units, 1 at a time", 16, 1), new("16 units, 8 at a time", 16, 8),
        new("16 units, 16 at a time", 16, 16), new("one hot unit, 8 at a time", 1, 8),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var client = TableClients.Create(new StorageOptions { ConnectionString = azurite.ConnectionString });
        // Warm-up: compiles code and opens connections.
        foreach (var scenario in Scenarios)
            await RoundAsync(client, $"W{scenario.Units}x{scenario.AtOnce}", scenario, oursFirst: true);

        Console.WriteLine($"A meeting saved is {BareSave.Shape().Count} rows in one transaction. Saves per second on Azurite in memory,");
        Console.WriteLine($"median of {Rounds} alternating rounds of {SavesPerRound} saves:");
        Console.WriteLine();
        Console.WriteLine($"{"",-28}{"save",8}{"bare + read",14}{"ratio",9}{"goal",8}");
        foreach (var (scenario, number) in Scenarios.Select((s, n) => (s, n)))
        {
            var rounds = new List<(double Ours, double Bare)>();
            for (var round = 0; round < Rounds; round++)
                rounds.Add(await RoundAsync(client, $"S{number}R{round}", scenario, oursFirst: round % 2 == 0));

            var ratio = Median(rounds.Select(r => r.Ours / r.Bare));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{scenario.Name,-28}{Median(rounds.Select(r => r.Ours)),8:F0}{Median(rounds.Select(r => r.Bare)),14:F0}{ratio,9:P0}{Goal,8:P0}  {(ratio >= Goal ? "reached" : "missed")}"));
        }

        return 0;
    }

    private static async Task<(double Ours, double Bare)> RoundAsync(TableServiceClient client, string prefix, Scenario scenario, bool oursFirst)
    {
        // Separate tables for each side of each round, as the emulator slows down when a table grows.
        var ours = await OursAsync(client, prefix + "A", scenario);
        var bare = await BareSave.PrepareAsync(client, prefix + "B", scenario);
        var (first, second) = oursFirst ? (ours, bare) : (bare, ours);
        var (one, two) = (await RateAsync(first, scenario), await RateAsync(second, scenario));
        foreach (var side in (string[])["A", "B"])
            await BareSave.DropAsync(client, prefix + side);
        return oursFirst ? (one, two) : (two, one);
    }

    private static async Task<Func<int, int, Task>> OursAsync(TableServiceClient client, string prefix, Scenario scenario)
    {
        var store = await StoreAsync(client, prefix);
        // Each unit already has a save, as in real use.
        for (var unit = 0; unit < scenario.Units; unit++)
            await SaveAsync(store, $"u{unit}", $"warm{unit}");
        return (_, number) => SaveAsync(store, $"u{number % scenario.Units}", $"m{number}");
    }

    private static async Task SaveAsync(UnitStore store, string unit, string id)
    {
        if (await store.SaveAsync(BenchMeeting.Save(unit, id), CancellationToken.None) is not SaveOutcome.Saved)
            throw new InvalidOperationException("A save of the benchmark was not saved.");
    }

    private static async Task<UnitStore> StoreAsync(TableServiceClient client, string prefix)
    {
        var tables = new OfficeTables(client, prefix);
        await new StorageMigrations(tables, AuditKey.Of(BenchMeeting.Key), TimeProvider.System, NullLogger<StorageMigrations>.Instance).MigrateAsync(CancellationToken.None);
        return new UnitStore(
            tables, BenchMeeting.Rules, AuditKey.Of(BenchMeeting.Key), new UnitRegistry(tables), new OutboxSignal(), TimeProvider.System, Jitters.System);
    }

    private static async Task<double> RateAsync(Func<int, int, Task> save, Scenario scenario)
    {
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, scenario.AtOnce).Select(async worker =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < SavesPerRound;)
                await save(worker, number);
        }));
        return SavesPerRound / watch.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}

/// <summary>Saves spread over <paramref name="Units"/> units, <paramref name="AtOnce"/> at a time.</summary>
internal sealed record Scenario(string Name, int Units, int AtOnce);
