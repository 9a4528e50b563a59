using BotApp.Tests.Support.Machine;

namespace BotApp.Tests.EndToEnd.Office;

/// <summary>The bot as it was built, on a port and a storage of its own; it can be stopped and started again.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly string _name;
    private readonly Dictionary<string, string> _environment;
    private ChildProcess? _process;
    private int _starts;

    private BotHost(string name, string storage, IReadOnlyDictionary<string, string> settings)
    {
        _name = name;
        Url = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        _environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Url,
            ["Bot__Authentication"] = "None",
            // All that it can log is searched for content when the run is over.
            ["Logging__LogLevel__Default"] = "Trace",
            ["Storage__ConnectionString"] = storage,
        };
        foreach (var (key, value) in settings)
            _environment[key] = value;
    }

    public string Url { get; }

    /// <summary>Loads an office into this storage and starts the bot on it.</summary>
    /// <param name="seed">The command that loads it.</param>
    public static async Task<BotHost> StartAsync(string name, string storage, string[] seed, IReadOnlyDictionary<string, string> settings)
    {
        var bot = new BotHost(name, storage, settings);
        await using (var load = bot.Run("seed", seed))
            await load.SucceedsAsync(TimeSpan.FromMinutes(2));
        await bot.StartAsync();
        return bot;
    }

    /// <summary>Ends the bot, as a deployment does or as a crash does, and starts it again at the same address.</summary>
    public async Task RestartAsync(bool crash)
    {
        if (_process is { } process)
        {
            if (crash)
                await process.KillAsync();
            await process.DisposeAsync();
        }

        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
            await process.DisposeAsync();
    }

    private async Task StartAsync()
    {
        _process = Run($"bot{++_starts}");
        await _process.AnswersAsync($"{Url}/health/ready", TimeSpan.FromSeconds(60));
    }

    private ChildProcess Run(string what, params string[] arguments) =>
        ChildProcess.Start($"{_name}.{what}", "dotnet", [BuildOutput.BotDll, .. arguments], _environment);
}
