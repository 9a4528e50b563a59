using System.Diagnostics;
using System.Globalization;
using BotApp.Storage.Deliveries;

namespace BotApp.Tests.Bench;

/// <summary>Controls a <see cref="FanOutHost"/>.</summary>
internal sealed class FanOutProcess : IAsyncDisposable
{
    private readonly Process process;

    private FanOutProcess(Process process) => this.process = process;

    public static async Task<FanOutProcess> StartAsync(string connection, string prefix, int limit, int chunksAtOnce = 4)
    {
        string[] arguments =
        [
            typeof(FanOutHost).Assembly.Location, FanOutHost.Name, connection, prefix, limit.ToString(CultureInfo.InvariantCulture),
            chunksAtOnce.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var host = new FanOutProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started."));
        if (await host.process.StandardOutput.ReadLineAsync() is not "ready")
            throw new InvalidOperationException("The host of the benchmark did not start.");
        return host;
    }

    /// <summary>Sends it a command and reads the answer.</summary>
    public async Task<string> AskAsync(string what)
    {
        await process.StandardInput.WriteLineAsync(what);
        return await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The host ended at: {what}.");
    }

    public async Task<DeliveryCounts> CountAsync(string reminder)
    {
        var numbers = (await AskAsync($"count {reminder}")).Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        return new DeliveryCounts(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]);
    }

    /// <summary>Its peak memory, in MB.</summary>
    public async Task<int> PeakMemoryAsync() => int.Parse((await AskAsync("memory")).Split(' ')[0], CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
