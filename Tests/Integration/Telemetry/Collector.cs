using System.Collections.Concurrent;
using System.Text;
using BotApp.Tests.Support.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Integration.Telemetry;

/// <summary>Takes what is exported over OTLP/HTTP. Texts lie in its protobuf as they are, so they can be looked for.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> received = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue((signal, body.ToArray()));
            KeptLogs.Told(signal, Encoding.UTF8.GetString(body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Address => app.Urls.Single();

    public static async Task<Collector> StartAsync(CancellationToken ct)
    {
        var collector = new Collector();
        await collector.app.StartAsync(ct);
        return collector;
    }

    /// <summary>Everything that came of a signal: <c>metrics</c>, <c>traces</c> or <c>logs</c>.</summary>
    public string TextOf(string signal) =>
        string.Join('\n', received.Where(r => r.Signal == signal).Select(r => Encoding.UTF8.GetString(r.Body)));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
