using System.Collections.Concurrent;
using System.Globalization;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Support.Faults;

/// <summary>Random faults, one after the other, with quiet in between.</summary>
/// <param name="longest">Longest duration of a fault.</param>
/// <param name="say">Receives a message for each fault.</param>
internal sealed class SoakFaults(OfficeUnderFaults office, int seed, TimeSpan longest, Action<string> say)
{
    /// <summary>The host that gets killed; the other one survives everything.</summary>
    public const string Mortal = "mortal";

    private const int Starts = 5;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    private static readonly StorageMishap[] Bad =
    [
        StorageMishap.Slow, StorageMishap.Conflict, StorageMishap.Precondition, StorageMishap.ErrorBefore, StorageMishap.ErrorAfter,
        StorageMishap.Unavailable, StorageMishap.LostBefore, StorageMishap.LostAfter,
    ];

    private readonly Random random = new(seed);
    private readonly ConcurrentDictionary<string, int> met = new(StringComparer.Ordinal);

    /// <summary>How often each kind of fault occurred.</summary>
    public IReadOnlyDictionary<string, int> Met => met;

    /// <summary>Runs until cancelled, then ends all faults.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        (string Name, Func<TimeSpan, Task> Run)[] faults =
        [
            ("storage halted", HaltedAsync), ("storage stopped", StoppedAsync), ("storage in bad weather", t => WeatherAsync(t, 0.2, Bad)),
            ("storage slow", t => WeatherAsync(t, 0.6, StorageMishap.Slow)), ("disk full", t => WeatherAsync(t, 1, StorageMishap.DiskFull)),
            ("connector down", ConnectorAsync), ("host killed", _ => KilledAsync()),
        ];
        // Each fault occurs at least once, however short the time.
        var order = new Queue<int>(Shuffled(faults.Length));
        while (!ct.IsCancellationRequested)
        {
            await PauseAsync(Between(Shortest, longest), ct);
            if (ct.IsCancellationRequested)
                break;

            var (name, run) = faults[order.TryDequeue(out var next) ? next : random.Next(faults.Length)];
            var lasts = Between(Shortest, longest);
            say(string.Create(CultureInfo.InvariantCulture, $"{name}, {lasts.TotalSeconds:F1} s"));
            met.AddOrUpdate(name, 1, (_, n) => n + 1);
            await run(lasts);
        }
    }

    private async Task HaltedAsync(TimeSpan lasts)
    {
        office.Storage.Azurite.Pause();
        await Task.Delay(lasts);
        office.Storage.Azurite.Resume();
    }

    private async Task StoppedAsync(TimeSpan lasts)
    {
        await office.Storage.Azurite.StopAsync();
        await Task.Delay(lasts);
        await office.Storage.Azurite.StartAgainAsync();
    }

    private async Task WeatherAsync(TimeSpan lasts, double rate, params StorageMishap[] kinds)
    {
        office.Storage.Set(new StorageWeather(random.Next(), rate, kinds));
        await Task.Delay(lasts);
        office.Storage.Set(StorageWeather.Fair);
    }

    private async Task ConnectorAsync(TimeSpan lasts)
    {
        office.Teams.Weather = new Weather(random.Next(), 1, Mishap.ResetBefore, Mishap.BadGatewayBefore);
        await Task.Delay(lasts);
        office.Teams.Weather = Weather.Fair;
    }

    private async Task KilledAsync()
    {
        await office.KillHostAsync(Mortal);
        for (var start = 1; ; start++)
        {
            try
            {
                await office.StartHostAsync(Mortal);
                return;
            }
            catch (InvalidOperationException e) when (start < Starts)
            {
                // As in production: a host that finds no storage reports it and ends, and is restarted.
                say(e.Message.ReplaceLineEndings(" "));
            }
        }
    }

    private int[] Shuffled(int count)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        random.Shuffle(numbers);
        return numbers;
    }

    private TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * random.NextDouble());

    private static async Task PauseAsync(TimeSpan pause, CancellationToken ct) =>
        await Task.Delay(pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
