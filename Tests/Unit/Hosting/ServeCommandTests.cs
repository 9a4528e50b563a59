using BotApp.Commands;

namespace BotApp.Tests.Unit.Hosting;

public sealed class ServeCommandTests
{
    [Theory]
    [InlineData]
    [InlineData("--Bot:Authentication=None")]
    [InlineData("--Storage:TablePrefix=", "--Logging:LogLevel:BotApp.Delivery=Debug", "--Office:Admins:0=a b")]
    [InlineData("--urls=http://127.0.0.1:3978")]
    [InlineData("--urls", "http://127.0.0.1:3978", "--environment", "Development", "--Bot:Authentication=None")]
    public async Task Serve_WithSettings_Serves(params string[] settings) => Assert.Equal((42, ""), await RunAsync(settings));

    [Theory]
    [InlineData("--x")]
    [InlineData("--x=1")]
    [InlineData("x")]
    [InlineData("--Bot:Authentication")]
    [InlineData("--Bot:Authentication=None", "--fresh")]
    [InlineData("--Bot:=1")]
    [InlineData("--Bot:Authentication=None", "x")]
    [InlineData("--environment=Development", "--urls")]
    public async Task Serve_WithAnythingElse_IsWrongUsageAndNamesIt(params string[] arguments)
    {
        var (code, error) = await RunAsync(arguments);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains(arguments[^1], error, StringComparison.Ordinal);
        Assert.Contains("--Section:Key=value", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["serve", .. arguments], [ServeCommand.Create(_ => Task.FromResult(42))], _ => Task.FromResult(0), output, error, TestContext.Current.CancellationToken);
        return (code, error.ToString());
    }
}
