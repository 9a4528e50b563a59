using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Integration.Protocol;

/// <summary>Where the host refuses to start without authentication.</summary>
public sealed class AuthenticationOffTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Start_NotInDevelopment_Refuses(string environment)
    {
        var refusal = await RefusalAsync("http://127.0.0.1:0", environment);

        Assert.Contains("Bot:Authentication", refusal, StringComparison.Ordinal);
        Assert.Contains(environment, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    public async Task Start_ConfiguredForMoreThanLoopback_Refuses(string urls) =>
        Assert.Contains("loopback", await RefusalAsync(urls, "Development"), StringComparison.Ordinal);

    [Fact]
    public async Task Start_ListeningOnMoreThanLoopbackByCode_Refuses()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => BotHost.StartAsync(
            Settings, "Development", listen: host => host.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0))));

        Assert.Contains("loopback", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:0")]
    public async Task Start_LoopbackInDevelopment_Starts(string urls)
    {
        await using var bot = await BotHost.StartAsync(new() { ["Bot:Authentication"] = "None", ["urls"] = urls }, "Development");

        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync("hello")).StatusCode);
    }

    [Fact]
    public async Task Start_WrongSetting_SaysWhichAndHow()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => BotHost.StartAsync(new() { ["Bot:AppId"] = "x" }, "Production"));

        Assert.Contains("Bot:AppId", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Bot:TenantId", refusal.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Settings => new() { ["Bot:Authentication"] = "None" };

    private static async Task<string> RefusalAsync(string urls, string environment)
    {
        var settings = Settings;
        settings["urls"] = urls;
        return (await Assert.ThrowsAsync<OptionsValidationException>(() => BotHost.StartAsync(settings, environment))).Message;
    }
}
