using System.Net;
using System.Net.Sockets;
using BotApp.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Unit.Hosting;

public sealed class BotHostTests
{
    [Fact]
    public async Task Start_WhereSomethingElseListens_NamesTheAddress()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        using var error = new StringWriter();

        Assert.False(await BotHost.StartAsync(app, error, TestContext.Current.CancellationToken));

        Assert.Contains(address, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", error.ToString(), StringComparison.Ordinal);
    }
}
