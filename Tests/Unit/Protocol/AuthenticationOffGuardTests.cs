using BotApp.Protocol;
using Microsoft.Extensions.Configuration;

namespace BotApp.Tests.Unit.Protocol;

public sealed class AuthenticationOffGuardTests
{
    [Theory]
    [InlineData("http://127.0.0.1:3978", true)]
    [InlineData("http://127.0.0.53", true)]
    [InlineData("http://[::1]:3978", true)]
    [InlineData("http://localhost:3978", true)]
    [InlineData("https://LOCALHOST", true)]
    [InlineData("http://0.0.0.0:3978", false)]
    [InlineData("http://[::]:3978", false)]
    [InlineData("http://*:3978", false)]
    [InlineData("http://+:3978", false)]
    [InlineData("http://bot.example:3978", false)]
    [InlineData("http://localhost.example:3978", false)]
    [InlineData("http://127.0.0.1.example:3978", false)]
    [InlineData("http://10.0.0.5:3978", false)]
    [InlineData("http://unix:/run/bot.sock", false)]
    [InlineData("http://pipe:/bot", false)]
    [InlineData("nonsense", false)]
    public void IsLoopbackAddress_OnlyThisMachine(string address, bool expected) =>
        Assert.Equal(expected, AuthenticationOffGuard.IsLoopbackAddress(address));

    [Theory]
    [InlineData("urls", "http://127.0.0.1:1;http://*:2", "http://127.0.0.1:1", "http://*:2")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://*:3", "http://*:3")]
    [InlineData("http_ports", "80;81", "http://*:80", "http://*:81")]
    [InlineData("https_ports", "443", "https://*:443")]
    public void ConfiguredAddresses_EveryWayToSayThem_IsSeen(string key, string value, params string[] expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        Assert.Equal(expected, AuthenticationOffGuard.ConfiguredAddresses(configuration));
    }

    [Fact]
    public void ConfiguredAddresses_PortsBesideUrls_AreOverridden()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("urls", "http://127.0.0.1:1"), new("http_ports", "80")])
            .Build();

        Assert.Equal(["http://127.0.0.1:1"], AuthenticationOffGuard.ConfiguredAddresses(configuration));
    }
}
