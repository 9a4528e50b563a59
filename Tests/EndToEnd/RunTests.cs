using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BotApp.Tests.EndToEnd.Browser;
using BotApp.Tests.Support.Machine;
using BotApp.Tests.EndToEnd.Office;
using BotApp.Tests.Support;

namespace BotApp.Tests.EndToEnd;

/// <summary><c>./run</c> as someone uses it for the first time.</summary>
public sealed class RunTests : IDisposable
{
    private readonly DirectoryInfo _local = Directory.CreateTempSubdirectory("run-");
    private readonly int[] _ports = FreePorts.Take(5);

    [Fact]
    public async Task Run_TheFirstTime_ShowsTheDemoOfficeInThePlaygroundAndStopsAllOfIt()
    {
        await using var run = Start("run.first");
        await run.WritesAsync("Ctrl-C stops everything.", TimeSpan.FromMinutes(5));

        await using (var browser = await Chromium.StartAsync())
        {
            var demo = DemoOffice.Read();
            var page = new PlaygroundPage(await browser.NewPageAsync("zh-CN"), demo.Bot);
            await page.OpenAsync($"http://127.0.0.1:{_ports[1]}");
            // The welcome may come in between.
            var list = await page.NextCardAsync(() => page.SayAsync(Sentences.Meetings), "第一党支部");
            Assert.Contains("第一党支部", await list.TextAsync(), StringComparison.Ordinal);
            Assert.Contains(Labels.Open, await list.ButtonsAsync());
        }

        await run.StopAsync();

        Assert.Equal(0, (await run.EndsAsync(TimeSpan.FromSeconds(1))).Code);
        Assert.All(_ports, port => Assert.True(IsFree(port), $"Something still listens on {port}."));
    }

    [Fact]
    public async Task Run_WithAPortInUse_NamesItWithTheFixAndEnds()
    {
        using var occupant = new TcpListener(IPAddress.Loopback, _ports[0]);
        occupant.Start();

        await using var run = Start("run.port");
        var (code, output) = await run.EndsAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, code);
        Assert.Contains($"Port {_ports[0]} (bot) is in use.", output, StringComparison.Ordinal);
        Assert.Contains("RUN_BOT_PORT=", output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Run_WithAnUnknownOption_EndsWithTheUsage()
    {
        await using var run = Start("run.usage", "--nope");
        var (code, output) = await run.EndsAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, code);
        Assert.StartsWith("Usage: ./run", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AsNobodyOfTheDemo_SaysWhoThereIsBeforeItBuilds()
    {
        await using var run = Start("run.as", new Dictionary<string, string> { ["RUN_AS"] = "王不在" });
        var (code, output) = await run.EndsAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, code);
        Assert.StartsWith("Nobody here is called 王不在. There are: 林晓禾, ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Building", output, StringComparison.Ordinal);
    }

    public void Dispose() => _local.Delete(recursive: true);

    private ChildProcess Start(string name, params string[] arguments) => Start(name, [], arguments);

    private ChildProcess Start(string name, Dictionary<string, string> environment, params string[] arguments)
    {
        string Port(int which) => _ports[which].ToString(CultureInfo.InvariantCulture);
        return ChildProcess.Start(name, RepositoryRoot.Of("run"), arguments, new Dictionary<string, string>(environment)
        {
            ["RUN_LOCAL"] = _local.FullName,
            ["RUN_BOT_PORT"] = Port(0),
            ["RUN_PLAYGROUND_PORT"] = Port(1),
            ["RUN_BLOB_PORT"] = Port(2),
            ["RUN_QUEUE_PORT"] = Port(3),
            ["RUN_TABLE_PORT"] = Port(4),
            // Nothing is owed, so that no card of the day comes between a question and its answer.
            ["Office__StartedOn"] = "2099-01-01",
        });
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
