using Azure;
using Azure.Identity;
using BotApp.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Unit.Hosting;

public sealed class BriefOutagesTests
{
    public static TheoryData<Exception, string> Outages => new()
    {
        { new RequestFailedException(503, "The server is busy.\nRequestId:1", "ServerBusy", null), "503 ServerBusy The server is busy." },
        { new RequestFailedException(403, "Not authorized.\nRequestId:1", "AuthorizationPermissionMismatch", null), "403 AuthorizationPermissionMismatch" },
        { new RequestFailedException(0, "Connection refused (127.0.0.1:10002)", new HttpRequestException("refused")), "Connection refused (127.0.0.1:10002)" },
        {
            new AggregateException(
                "Retry failed after 4 tries. Retry settings can be adjusted.", new TaskCanceledException("Called off."), Refused(), Refused(), Refused()),
            "AggregateException: 4 tries: Called off.; Connection refused (127.0.0.1:10002)"
        },
        { new AuthenticationFailedException("No identity.\nMore."), "No identity." },
    };

    public static TheoryData<Exception> Faults =>
    [
        new InvalidOperationException("ours"),
        new RequestFailedException(400, "a query of ours"),
        new TaskCanceledException("whose?"),
        new AggregateException(new RequestFailedException(503, "busy"), new ArgumentException("ours")),
    ];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Log_OutageOfTheStorage_IsTellingInOneLine(Exception e, string says)
    {
        var text = await LoggedAsync(e);

        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Contains(e.GetType().FullName!, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public async Task Log_OutageOfSeveralTries_SaysTheFaultOnce() => Assert.Equal(
        "System.AggregateException: 3 tries: Connection refused (127.0.0.1:10002)",
        await LoggedAsync(new AggregateException("Retry failed after 3 tries.", Refused(), Refused(), Refused())));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Log_AnythingElse_KeepsItsStack(Exception e) =>
        Assert.Contains($"at {typeof(BriefOutagesTests).FullName}", await LoggedAsync(e), StringComparison.Ordinal);

    private static RequestFailedException Refused() => new(0, "Connection refused (127.0.0.1:10002)", new HttpRequestException("refused"));

    /// <summary>What a provider of the host writes of an exception that was thrown.</summary>
    private static async Task<string> LoggedAsync(Exception e)
    {
        var kept = new Kept();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["Bot:Authentication"] = "None";
        builder.Logging.ClearProviders().AddProvider(kept);
        await using var app = BotHost.Build(builder);
        try
        {
            throw e;
        }
        catch (Exception thrown)
        {
            app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("any").Log(LogLevel.Warning, thrown, "It failed.");
        }

        return Assert.Single(kept.Exceptions);
    }

    private sealed class Kept : ILoggerProvider, ILogger
    {
        public List<string> Exceptions { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
                Exceptions.Add(exception.ToString());
        }

        public void Dispose()
        {
        }
    }
}
