using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using BotApp.Tests.Support.Azurite;
using BotApp.Tests.Support.Machine;

namespace BotApp.Tests.Bench.Turns;

/// <summary>The published bot as a separate process that logs to a file.</summary>
internal sealed class TurnsHost : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly HttpClient client = new();

    private TurnsHost(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Starts it without waiting until it listens.</summary>
    /// <param name="published">Folder of <c>dotnet publish</c>.</param>
    /// <param name="hooked">Whether <see cref="HostHook"/> is active.</param>
    /// <param name="settings">Added to the usual ones, which require no tokens.</param>
    public static TurnsHost Start(string published, AzuriteProcess azurite, bool hooked, params IEnumerable<(string Key, string Value)> settings)
    {
        var port = FreePorts.Take(1)[0];
        var start = Command(published, azurite, "serve");
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        if (hooked)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(HostHook).Assembly.Location;
            start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(HostHook).Assembly.GetName().Name;
            start.Environment[HostHook.StorageVariable] = string.Create(CultureInfo.InvariantCulture, $"{azurite.TablePort},{azurite.QueuePort}");
        }

        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return new TurnsHost(Process.Start(start) ?? throw new InvalidOperationException("The published bot could not be started."), port);
    }

    /// <summary>Runs one of its commands to the end.</summary>
    public static async Task RunAsync(string published, AzuriteProcess azurite, params string[] arguments)
    {
        using var process = Process.Start(Command(published, azurite, arguments)) ?? throw new InvalidOperationException("The published bot could not be started.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}; see {LogFile}.");
    }

    /// <summary>Waits until it listens; polls every millisecond for an exact time.</summary>
    public async Task ListensAsync()
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < StartLimit && !process.HasExited; await Task.Delay(1))
        {
            try
            {
                (await RawHttp.ConnectAsync(Port)).Dispose();
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }

        throw new InvalidOperationException($"The published bot does not listen; see {LogFile}.");
    }

    /// <summary>Its resources used so far.</summary>
    public async Task<HostCounters> CountersAsync() =>
        HostCounters.Parse(await client.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}{HostHook.CountersPath}"))));

    /// <summary>Its resident memory, in MiB.</summary>
    public double ResidentMiB()
    {
        process.Refresh();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited)
        {
            using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static string LogFile => Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"bench-turns-{Environment.ProcessId}.log"));

    // The shell redirects its log to a file; with a pipe, this process would have to read it.
    private static ProcessStartInfo Command(string published, AzuriteProcess azurite, params string[] arguments) => new(
        "/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1", "sh", LogFile, Path.Combine(published, "botapp"), .. arguments])
    {
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            // As in production: JSON lines with the turn's ids.
            ["Logging__Console__FormatterName"] = "json",
            ["Logging__Console__FormatterOptions__IncludeScopes"] = "true",
            // A Sunday, so that no reminders disturb the measurement.
            ["Clock__StartAt"] = "2026-11-22T10:00:00+08:00",
            ["Bot__Authentication"] = "None",
            ["Storage__ConnectionString"] = azurite.ConnectionString,
        },
    };
}
