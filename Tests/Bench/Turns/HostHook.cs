using System.Diagnostics.Metrics;
using System.Globalization;
using BotApp.Protocol;
using BotApp.Tests.Bench.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

[assembly: HostingStartup(typeof(HostHook))]

namespace BotApp.Tests.Bench.Turns;

/// <summary>
/// Changes the published host for a benchmark, within its process: no platform limits, a stand-in for
/// Teams if tokens are checked, and <see cref="CountersPath"/>. Everything else stays as published.
/// </summary>
internal sealed class HostHook : IHostingStartup
{
    /// <summary>Returns the resources used so far; see <see cref="HostCounters"/>.</summary>
    public const string CountersPath = "/bench/counters";

    /// <summary>Environment variable: where calls to Teams go instead.</summary>
    public const string ConnectorVariable = "BENCH_CONNECTOR";

    /// <summary>Environment variable: the ports of the storage, separated by commas.</summary>
    public const string StorageVariable = "BENCH_STORAGE";

    private const int NoLimit = 100_000;

    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices((_, services) =>
    {
        services.AddSingleton(s => new SendRates(
            Options.Create(new BotOptions { MaxSendsPerSecond = NoLimit }), s.GetRequiredService<TimeProvider>()) { LimitsConversations = false });
        services.AddSingleton<IStartupFilter, Counters>();
        if (Environment.GetEnvironmentVariable(ConnectorVariable) is not { Length: > 0 } address)
            return;

        services.AddSingleton<IConnectorTokenSource, AnyToken>();
        services.AddHttpClient(ConnectorTransport.HttpClientName).AddHttpMessageHandler(() => new StandIn(new Uri(address)));
    });

    private sealed class AnyToken(TimeProvider clock) : IConnectorTokenSource
    {
        // As long as a token by Entra.
        private readonly string token = new('t', 1_500);

        public Task<ConnectorAccessToken> AcquireAsync(CancellationToken cancellationToken) =>
            Task.FromResult(new ConnectorAccessToken(token, clock.GetUtcNow().AddHours(1)));
    }

    /// <summary>Replaces Teams' address only at the last step, so that the token is still sent; only TLS is saved.</summary>
    private sealed class StandIn(Uri connector) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(connector, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Counters : IStartupFilter, IDisposable
    {
        private static readonly AsyncLocal<Counters?> Turn = new();
        private readonly int[] ports =
            [.. (Environment.GetEnvironmentVariable(StorageVariable) ?? "").Split(',').Select(port => int.Parse(port, CultureInfo.InvariantCulture))];

        private readonly MeterListener listener = new();
        private long inStorage;
        private long ofTurns;
        private long all;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            Listen();
            app.Use(inner => context =>
            {
                if (context.Request.Path == CountersPath)
                    return context.Response.WriteAsync(HostCounters.Now(TimeSpan.FromTicks(inStorage), ofTurns, all).ToString());
                Turn.Value = this;
                return inner(context);
            });
            next(app);
        };

        public void Dispose() => listener.Dispose();

        // A call counts for the turn that awaits it; background calls count for none.
        private void Listen()
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
                    self.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    if (tag is { Key: "server.port", Value: int port } && ports.Contains(port))
                        Count(TimeSpan.FromSeconds(seconds));
                }
            });
            listener.Start();
        }

        private void Count(TimeSpan took)
        {
            Interlocked.Increment(ref all);
            if (Turn.Value is null)
                return;
            Interlocked.Increment(ref ofTurns);
            Interlocked.Add(ref inStorage, took.Ticks);
        }
    }
}
