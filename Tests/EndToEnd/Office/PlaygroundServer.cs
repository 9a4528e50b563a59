using BotApp.Tests.Support.Machine;
using BotApp.Tests.Support;

namespace BotApp.Tests.EndToEnd.Office;

/// <summary>One Playground with one person at the keyboard, pointed at a bot. The scripts are those of <c>./run</c>.</summary>
internal sealed class PlaygroundServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly ChildProcess _process;

    private PlaygroundServer(DirectoryInfo folder, ChildProcess process, string url, WireRecording wire) =>
        (_folder, _process, Url, Wire) = (folder, process, url, wire);

    public string Url { get; }

    /// <summary>Everything it sent and received.</summary>
    public WireRecording Wire { get; }

    public static async Task<PlaygroundServer> StartAsync(string name, string botUrl, string who, string locale)
    {
        var folder = Directory.CreateTempSubdirectory("playground-");
        var config = Path.Combine(folder.FullName, ".m365agentsplayground.yml");
        string Script(string file) => RepositoryRoot.Of("Tests", "Support", "Playground", file);

        var nothing = new Dictionary<string, string>();
        await using (var write = ChildProcess.Start(
            $"{name}.config", "node", [Script("config.mjs"), RepositoryRoot.Of("seeds", "demo", "playground.json"), config, who], nothing))
        {
            await write.SucceedsAsync(TimeSpan.FromSeconds(20));
        }

        var recording = Path.Combine(BuildOutput.Results, $"{name}.playground.wire.txt");
        File.Delete(recording);
        var port = FreePorts.Take(1)[0];
        var url = $"http://127.0.0.1:{port}";
        var process = ChildProcess.Start(
            $"{name}.playground",
            "node",
            [
                "--require", Script("client.cjs"),
                RepositoryRoot.Of("node_modules", "@microsoft", "m365agentsplayground", "cli.js"),
                "--port", $"{port}", "--app-endpoint", $"{botUrl}/api/messages", "--channel-id", "msteams",
                "--service-url", $"{url}/_connector", "--disable-telemetry", "--enable-events-recording",
            ],
            new Dictionary<string, string>
            {
                ["TEAMSAPPTESTER_BROWSER"] = "none",
                ["TZ"] = "Asia/Shanghai",
                ["PLAYGROUND_LOCALE"] = locale,
                ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = config,
                ["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(BuildOutput.Results, $"{name}.playground.detail.log"),
                ["M365_AGENTS_PLAYGROUND_RECORDING_FILE"] = recording,
            });
        var server = new PlaygroundServer(folder, process, url, new WireRecording(recording));

        // Its page is there before its configuration is read; this address answers once it has been.
        await process.AnswersAsync($"{url}/_internal/v1/config", TimeSpan.FromSeconds(60));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
