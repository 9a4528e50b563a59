using BotApp.Tests.Support.Machine;

namespace BotApp.Tests.EndToEnd;

/// <summary>The bot as an operator starts it.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task Serve_WithoutARegistration_NamesTheSettingsAndEnds()
    {
        var (code, output) = await StartAsync("host.unregistered", new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" });

        Assert.Equal(1, code);
        Assert.Contains("Bot:AppId", output, StringComparison.Ordinal);
        Assert.Contains("Bot:TenantId", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "http://127.0.0.1:0")]
    [InlineData("Development", "http://0.0.0.0:0")]
    public async Task Serve_WithAuthenticationOffWhereOthersReach_RefusesBeforeItLooksForStorage(string environment, string address)
    {
        var (code, output) = await StartAsync($"host.open.{environment}", new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["ASPNETCORE_URLS"] = address,
            ["Bot__Authentication"] = "None",
            ["Storage__ConnectionString"] = NoStorage(),
        });

        Assert.Equal(1, code);
        Assert.StartsWith("Bot:Authentication is None, but", output, StringComparison.Ordinal);
        Assert.Single(Lines(output));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("seed", "demo")]
    [InlineData("import", "roster", "seeds/demo/roster.csv")]
    [InlineData("audit", "verify")]
    public async Task AnyCommand_WithoutStorage_SaysSoInOneLine(params string[] command)
    {
        var (code, output) = await StartAsync(
            $"host.storage.{command[0]}",
            new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Bot__Authentication"] = "None",
                ["Storage__ConnectionString"] = NoStorage(),
            },
            command);

        Assert.Equal(1, code);
        Assert.Contains("does not answer. Start it, or set", Assert.Single(Lines(output)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bot__MaxSendsPerSecond", "forty", "'forty' at 'Bot:MaxSendsPerSecond'")]
    [InlineData("Office__StartedOn", "next month", "'next month' at 'Office:StartedOn'")]
    [InlineData("DataProtection__AllowUnprotectedKeys", "yes", "'yes' at 'DataProtection:AllowUnprotectedKeys'")]
    public async Task Serve_WithASettingOfTheWrongType_NamesItInOneLine(string key, string value, string names)
    {
        var (code, output) = await StartAsync($"host.{key}", new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Bot__Authentication"] = "None",
            ["Storage__ConnectionString"] = NoStorage(),
            [key] = value,
        });

        Assert.Equal(1, code);
        Assert.Contains(names, Assert.Single(Lines(output)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WithAClockOfItsOwnOutsideDevelopment_NamesTheSettingAndEnds()
    {
        var (code, output) = await StartAsync("host.clock", new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Bot__AppId"] = "22222222-2222-2222-2222-222222222222",
            ["Bot__TenantId"] = "11111111-1111-1111-1111-111111111111",
            ["Bot__ClientSecret"] = "unused",
            ["DataProtection__AllowUnprotectedKeys"] = "true",
            ["Storage__ConnectionString"] = NoStorage(),
            ["Clock__StartAt"] = "2026-02-10T08:59:00+08:00",
        });

        Assert.Equal(1, code);
        Assert.Equal("Clock:StartAt is for Development alone; remove it.", Assert.Single(Lines(output)));
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string NoStorage() =>
        $"DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=bm9ib2R5;TableEndpoint=http://127.0.0.1:{FreePorts.Take(1)[0]}/nobody;";

    private static async Task<(int Code, string Output)> StartAsync(
        string name, Dictionary<string, string> environment, params string[] command)
    {
        await using var bot = ChildProcess.Start(name, "dotnet", [BuildOutput.BotDll, .. command], environment);
        return await bot.EndsAsync(TimeSpan.FromSeconds(30));
    }
}
