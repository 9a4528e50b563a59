using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Tests.Support.Machine;

namespace BotApp.Tests.Support.Azurite;

/// <summary>A separate Azurite with table, queue and blob services on free loopback ports. Stopped with SIGTERM, as SIGKILL loses recent writes.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    /// <summary>Azurite's built-in account name.</summary>
    private const string Account = "devstoreaccount1";

    /// <summary>Its key, published with the emulator and not secret.</summary>
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Attempts to find free ports, as another process may take one in between.</summary>
    private const int Draws = 5;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>Long, as killing it while it writes loses confirmed writes.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo? folder;
    private Process process;

    private AzuriteProcess(Process process, DirectoryInfo? folder, IReadOnlyDictionary<string, int> ports)
    {
        (this.process, this.folder) = (process, folder);
        (BlobPort, QueuePort, TablePort) = (ports["Blob"], ports["Queue"], ports["Table"]);
    }

    /// <summary>Port of the blob service.</summary>
    public int BlobPort { get; }

    /// <summary>Port of the queue service.</summary>
    public int QueuePort { get; }

    /// <summary>Port of the table service.</summary>
    public int TablePort { get; }

    /// <summary>Connection string for all three services.</summary>
    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{BlobPort}/{Account};QueueEndpoint=http://127.0.0.1:{QueuePort}/{Account};TableEndpoint=http://127.0.0.1:{TablePort}/{Account};");

    /// <summary>Starts an instance and waits until all three services listen.</summary>
    /// <param name="inMemory">Keeps everything in memory; otherwise in its own folder, which is deleted with it.</param>
    /// <exception cref="InvalidOperationException">Azurite is not installed or does not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(bool inMemory = true)
    {
        var script = FindScript();
        var folder = inMemory ? null : Directory.CreateTempSubdirectory("azurite-");
        for (var draw = 1; ; draw++)
        {
            var ports = FreePorts.Take(3);
            var process = Start(script, folder, ports[0], ports[1], ports[2]);
            try
            {
                return new AzuriteProcess(process, folder, await PortsAsync(process));
            }
            catch (InvalidOperationException taken) when (draw < Draws && taken.Message.Contains("EADDRINUSE", StringComparison.Ordinal))
            {
                await EndAsync(process);
            }
            catch
            {
                await EndAsync(process);
                folder?.Delete(recursive: true);
                throw;
            }
        }
    }

    /// <summary>Halts it (SIGSTOP): it still listens and answers nothing.</summary>
    public void Pause() => Posix.Signal(process, Posix.SigStop);

    /// <summary>Continues it after <see cref="Pause"/>.</summary>
    public void Resume() => Posix.Signal(process, Posix.SigCont);

    /// <summary>Stops it (SIGTERM) and frees its ports. Its data stay, unless they are in memory.</summary>
    public async Task StopAsync()
    {
        if (process.HasExited)
            return;

        Terminate();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>, on the same ports with its data.</summary>
    public async Task StartAgainAsync()
    {
        process.Dispose();
        process = Start(FindScript(), folder, BlobPort, QueuePort, TablePort);
        await PortsAsync(process);
    }

    /// <summary>Stops it and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        // A halted process does not react to SIGTERM.
        Resume();
        await StopAsync();
        process.Dispose();
        folder?.Delete(recursive: true);
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Start(string script, DirectoryInfo? folder, int blob, int queue, int table)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            script, "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--blobPort", $"{blob}", "--queuePort", $"{queue}", "--tablePort", $"{table}",
            .. folder is null ? (string[])["--inMemoryPersistence"] : ["--location", folder.FullName],
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("node could not be started.");
    }

    private static async Task<IReadOnlyDictionary<string, int>> PortsAsync(Process process)
    {
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        using var limit = new CancellationTokenSource(StartLimit);
        while (ports.Count < 3)
        {
            if (await process.StandardOutput.ReadLineAsync(limit.Token) is not { } line)
                throw new InvalidOperationException($"Azurite did not start: {await process.StandardError.ReadToEndAsync(limit.Token)}");
            if (Listening().Match(line) is { Success: true } match)
                ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
        }

        // Drains its output, as it would block on a full pipe.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        return ports;
    }

    private void Terminate()
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
            return;
        }

        Posix.Signal(process, Posix.SigTerm);
    }

    /// <summary>The script in the npm package installed at the repository's root, above the running tests.</summary>
    private static string FindScript()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var script = Path.Combine(at.FullName, "node_modules", "azurite", "dist", "src", "azurite.js");
            if (File.Exists(script))
                return script;
        }

        throw new InvalidOperationException("Azurite is not installed: run npm ci at the root of the repository.");
    }

    [GeneratedRegex("^Azurite (?<service>Blob|Queue|Table) service is successfully listening at http://[^ ]*:(?<port>[0-9]+)")]
    private static partial Regex Listening();
}
