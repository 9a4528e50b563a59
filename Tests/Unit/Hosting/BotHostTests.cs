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

    // What reads them as the host is wired names none of them.
    [Theory]
    [InlineData("Logging:LogLevel:Default", "Loud", "Logging:LogLevel:Default 'Loud'")]
    [InlineData("Logging:Console:LogLevel:Azure", "Loud", "Logging:Console:LogLevel:Azure 'Loud'")]
    [InlineData("Logging:Console:FormatterName", "yaml", "Logging:Console:FormatterName 'yaml'")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "zzz", "OTEL_EXPORTER_OTLP_HEADERS")]
    public void Build_WithASettingOfLogsOrTelemetryThatCannotBeRead_NamesIt(string key, string value, string named)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1";
        builder.Configuration[key] = value;

        var refused = Record.Exception(() => BotHost.Build(builder));

        Assert.StartsWith(named, Assert.Single(Refusal.LinesOf(refused!, isInterrupted: false) ?? [refused!.ToString()]), StringComparison.Ordinal);
    }
}
