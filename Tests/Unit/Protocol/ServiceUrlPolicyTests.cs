using BotApp.Protocol;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Unit.Protocol;

public sealed class ServiceUrlPolicyTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/11111111-1111-1111-1111-111111111111/")]
    [InlineData("https://smba.trafficmanager.net/teams")]
    [InlineData("https://smba.trafficmanager.net:443/teams/")]
    [InlineData("https://SMBA.trafficmanager.net/teams/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    public void Allows_Teams_WithToken(string url)
    {
        var policy = Policy();

        Assert.True(policy.Allows(url, out var address));
        Assert.True(policy.MayReceiveToken(address));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/teams")]
    [InlineData("smba.trafficmanager.net/teams")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("ftp://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net:8443/teams/")]
    [InlineData("https://evil.trafficmanager.net/teams/")]
    [InlineData("https://trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/teams/")]
    [InlineData("https://evilsmba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net./teams/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/teams/")]
    [InlineData("https://user:word@smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net\\@evil.example/")]
    [InlineData("https://evil.example\\.smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/teams/?a=b")]
    [InlineData("https://smba.trafficmanager.net/teams/#a")]
    [InlineData("https://smba.trafficmanager.net/te ams/")]
    [InlineData(" https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/teams/\r\nx: y")]
    [InlineData("https://ѕmba.trafficmanager.net/teams/")]
    [InlineData("https://smba。trafficmanager.net/teams/")]
    [InlineData("https://127.0.0.1/teams/")]
    [InlineData("https://localhost/teams/")]
    [InlineData("http://127.0.0.1:56150/_connector")]
    [InlineData("https://teams.microsoft.com/")]
    [InlineData("https://x.botframework.com/")]
    public void Allows_AnythingElse_No(string? url) => Assert.False(Policy().Allows(url, out _));

    [Fact]
    public void Allows_LongerThanAnyAddress_No() =>
        Assert.False(Policy().Allows("https://smba.trafficmanager.net/" + new string('a', 3000), out _));

    [Fact]
    public void Allows_ConfiguredHosts_ReplaceThoseOfTheCloud()
    {
        var policy = Policy(o => o.AllowedServiceHosts.Add("connector.example.cn"));

        Assert.True(policy.Allows("https://connector.example.cn/x", out _));
        Assert.False(policy.Allows("https://sub.connector.example.cn/x", out _));
        Assert.False(policy.Allows("https://smba.trafficmanager.net/teams/", out _));
    }

    [Theory]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("http://127.0.0.1:5000/x")]
    [InlineData("https://localhost/x")]
    [InlineData("https://[::1]/x")]
    public void Allows_LoopbackThatIsListed_NoAndNoToken(string url)
    {
        var policy = Policy(o =>
        {
            o.AllowedServiceHosts.Add("127.0.0.1");
            o.AllowedServiceHosts.Add("localhost");
            o.AllowedServiceHosts.Add("::1");
        });

        Assert.False(policy.Allows(url, out _));
        Assert.False(policy.MayReceiveToken(new Uri(url)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:56150/_connector")]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://[::1]:56150/_connector")]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    public void Allows_AuthenticationOff_LoopbackTooButNeverAToken(string url)
    {
        var policy = Policy(o => o.Authentication = "None");

        Assert.True(policy.Allows(url, out var address));
        Assert.False(policy.MayReceiveToken(address));
    }

    [Theory]
    [InlineData("http://10.0.0.1/x")]
    [InlineData("http://localhost.evil.example/x")]
    [InlineData("http://127.0.0.1.evil.example/x")]
    [InlineData("ftp://127.0.0.1/x")]
    public void Allows_AuthenticationOff_ElsewhereNo(string url) =>
        Assert.False(Policy(o => o.Authentication = "None").Allows(url, out _));

    private static ServiceUrlPolicy Policy(Action<BotOptions>? configure = null)
    {
        var options = new BotOptions();
        configure?.Invoke(options);
        return new ServiceUrlPolicy(Options.Create(options));
    }
}
