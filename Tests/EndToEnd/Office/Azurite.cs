using BotApp.Tests.EndToEnd.Machine;

namespace BotApp.Tests.EndToEnd.Office;

/// <summary>Storage of one office under test: persisted in a folder of its own, gone afterwards.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    // Public: documented by Microsoft for the emulator.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly DirectoryInfo _folder;
    private readonly ChildProcess _process;

    private Azurite(DirectoryInfo folder, ChildProcess process, string connectionString) =>
        (_folder, _process, ConnectionString) = (folder, process, connectionString);

    public string ConnectionString { get; }

    public static async Task<Azurite> StartAsync(string name)
    {
        var folder = Directory.CreateTempSubdirectory("office-under-test-");
        var ports = FreePorts.Take(3);
        var process = ChildProcess.Start(
            $"{name}.azurite",
            "node",
            [
                Repository.File("node_modules", "azurite", "dist", "src", "azurite.js"),
                "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", folder.FullName,
                "--blobPort", $"{ports[0]}", "--queuePort", $"{ports[1]}", "--tablePort", $"{ports[2]}",
            ],
            new Dictionary<string, string>());
        string Endpoint(string service, int port) => $"{service}Endpoint=http://127.0.0.1:{port}/{Account};";
        var azurite = new Azurite(
            folder,
            process,
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
                + Endpoint("Blob", ports[0]) + Endpoint("Queue", ports[1]) + Endpoint("Table", ports[2]));
        await process.AnswersAsync($"http://127.0.0.1:{ports[2]}/", TimeSpan.FromSeconds(30), anyStatus: true);
        return azurite;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
