using BotApp.Tests.EndToEnd.Machine;
using BotApp.Tests.Support.Azurite;

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
    public async Task Serve_WithAuthenticationOffWhereOthersReach_Refuses(string environment, string address)
    {
        await using var storage = await AzuriteProcess.StartAsync();
        var (code, output) = await StartAsync($"host.open.{environment}", new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["ASPNETCORE_URLS"] = address,
            ["Bot__Authentication"] = "None",
            ["Storage__ConnectionString"] = storage.ConnectionString,
        });

        Assert.Equal(1, code);
        Assert.Contains("Bot:Authentication is None, but", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> StartAsync(string name, Dictionary<string, string> environment)
    {
        await using var bot = ChildProcess.Start(name, "dotnet", [BuildOutput.BotDll], environment);
        return await bot.EndsAsync(TimeSpan.FromSeconds(30));
    }
}
