using BotApp.Tests.EndToEnd.Browser;
using BotApp.Tests.Support.Azurite;

namespace BotApp.Tests.EndToEnd.Office;

/// <summary>
/// One office for the tests of a class: storage, the bot on it with the demo office loaded, a browser, and a Playground for
/// each person who signs in. With <c>BOT_URL</c> set, the bot that listens there is used and nothing is loaded.
/// </summary>
public class OfficeUnderTest : IAsyncLifetime
{
    private static int _offices;

    private readonly string _name = $"office{Interlocked.Increment(ref _offices)}";
    private readonly Dictionary<(string Who, string Locale), PlaygroundServer> _playgrounds = [];
    private AzuriteProcess? _storage;
    private BotHost? _bot;
    private Chromium? _browser;

    /// <summary>Names in the demo office.</summary>
    internal DemoOffice Demo { get; } = DemoOffice.Read();

    /// <summary>The command that loads what the office starts with.</summary>
    private protected virtual string[] Seed => ["seed", "demo"];

    /// <summary>Further settings of the bot, as environment variables.</summary>
    private protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    private static string? GivenBot => Environment.GetEnvironmentVariable("BOT_URL") is { Length: > 0 } url ? url.TrimEnd('/') : null;

    public async ValueTask InitializeAsync()
    {
        _browser = await Chromium.StartAsync();
        if (GivenBot is null)
        {
            _storage = await AzuriteProcess.StartAsync(inMemory: false);
            _bot = await BotHost.StartAsync(_name, _storage.ConnectionString, Seed, Settings);
        }
    }

    /// <summary>A new page of this person's Playground: a name of the demo office, or <see cref="DemoOffice.Stranger"/>.</summary>
    internal async Task<PlaygroundPage> SignInAsync(string who, string locale = "zh-CN")
    {
        Assert.SkipWhen(GivenBot is not null && Settings.Count > 0, "BOT_URL is set: the bot that runs has other settings than this test needs.");
        if (!_playgrounds.TryGetValue((who, locale), out var playground))
        {
            var name = $"{_name}.{_playgrounds.Count + 1}";
            playground = await PlaygroundServer.StartAsync(name, GivenBot ?? _bot!.Url, who, locale);
            _playgrounds.Add((who, locale), playground);
        }

        var page = new PlaygroundPage(await _browser!.NewPageAsync(locale), Demo.Bot);
        await page.OpenAsync(playground.Url);
        return page;
    }

    /// <summary>What went between the bot and the Playground of someone who has signed in.</summary>
    internal WireRecording WireOf(string who, string locale = "zh-CN") => _playgrounds[(who, locale)].Wire;

    /// <summary>Ends the bot, by request or as a crash does, and starts it again on the same storage.</summary>
    internal async Task RestartBotAsync(bool crash = false)
    {
        Assert.SkipWhen(_bot is null, "BOT_URL is set: a bot that was not started here is not restarted here.");
        await _bot!.RestartAsync(crash);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        // Whatever fails to stop, the rest is stopped too.
        List<Exception> failures = [];
        IAsyncDisposable?[] inOrder = [_browser, .. _playgrounds.Values, _bot, _storage];
        foreach (var part in inOrder.OfType<IAsyncDisposable>())
        {
            try
            {
                await part.DisposeAsync();
            }
            catch (Exception e)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }
}
