using System.Diagnostics;
using System.Text.Json.Nodes;
using BotApp.Tests.Support;

namespace BotApp.Tests.Integration.Telemetry;

/// <summary>The search that <c>./test</c> ends with finds what it is there to find.</summary>
public sealed class LogSearchTests : IDisposable
{
    private const string Turn = "Information BotApp.Protocol.TurnRunner Turn 0011aabb (message, sentence) done in 5 ms";
    private readonly DirectoryInfo results = Directory.CreateTempSubdirectory("logs-");

    public void Dispose() => results.Delete(recursive: true);

    [Fact]
    public async Task Search_NothingTypedInALog_Passes() => Assert.Equal("passed passed passed", await SearchAsync(Turn));

    [Theory]
    [InlineData("a line with 传达学习某个专题 in it")]
    [InlineData("""{"Message":"\u4F20\u8FBE\u5B66\u4E60\u67D0\u4E2A\u4E13\u9898"}""")]
    [InlineData("GET /x?q=%E4%BC%A0%E8%BE%BE%E5%AD%A6%E4%B9%A0%E6%9F%90%E4%B8%AA%E4%B8%93%E9%A2%98")]
    [InlineData("someone of the roster: 林晓禾")]
    public async Task Search_TypedTextInALog_IsFound(string line) => Assert.Equal("failed passed passed", await SearchAsync(Turn, line));

    [Theory]
    [InlineData("Authorization: Bearer abcdefgh12345678")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2EifQ.x")]
    [InlineData("AccountKey=abcdefgh1234;")]
    public async Task Search_TokenOrKeyInALog_IsFound(string line) => Assert.Equal("passed failed passed", await SearchAsync(Turn, line));

    [Fact]
    public async Task Search_NoLogsOfTurns_ProvesNothing() => Assert.Equal("passed passed failed", await SearchAsync("nothing"));

    private async Task<string> SearchAsync(params string[] lines)
    {
        var logs = results.CreateSubdirectory("Logs").FullName;
        await File.WriteAllLinesAsync(Path.Combine(logs, "some.host.log"), lines, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(logs, "some.typed.jsonl"), "\"刚开完支委会，传达学习某个专题，第一党支部\"\n", TestContext.Current.CancellationToken);
        using var node = Process.Start(new ProcessStartInfo(
            "node", [RepositoryRoot.Of("Tests", "Support", "Scripts", "logs.mjs"), results.FullName, RepositoryRoot.Of("seeds", "demo", "roster.csv")])
        { RedirectStandardOutput = true })!;
        await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(results.FullName, "Logs.json"), TestContext.Current.CancellationToken))!;
        return string.Join(' ', report["results"]!["tests"]!.AsArray().Select(t => t!["status"]!.GetValue<string>()));
    }
}
