using BotApp.Delivery;
using BotApp.Protocol;
using BotApp.Storage.Outbox;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BotApp.Hosting;

/// <summary>Metrics, traces and logs over OTLP, if an endpoint is set.</summary>
/// <remarks>
/// Only our own spans: those of HTTP and the storage client contain addresses, and thus conversation ids and keys.
/// The OpenTelemetry settings (<c>OTEL_SERVICE_NAME</c>, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, …) apply as their specification says.
/// </remarks>
internal static class Telemetry
{
    /// <summary>The setting that turns it on.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds telemetry if <see cref="Endpoint"/> is set.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint]))
            return services;

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                configuration["OTEL_SERVICE_NAME"] ?? "botapp", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics
                .AddMeter(ProtocolMetrics.MeterName, DeliveryMetrics.MeterName, OutboxMetrics.MeterName)
                .AddMeter("System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"))
            .WithTracing(traces => Sampled(traces.AddSource(Spans.SourceName, OutboxDispatcher.SourceName), configuration))
            .WithLogging(_ => { }, logs => logs.IncludeScopes = true)
            .UseOtlpExporter();
        return services;
    }

    /// <summary>Faults in the endpoint settings, with which the exporter would silently send nothing.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        if (configuration[Endpoint] is { } endpoint && !string.IsNullOrWhiteSpace(endpoint)
            && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)))
            yield return $"{Endpoint} '{endpoint}' is no address; write http:// or https://, the host and its port.";
        if (configuration[Protocol] is { Length: > 0 } protocol and not ("grpc" or "http/protobuf"))
            yield return $"{Protocol} '{protocol}' is unknown; write 'grpc' or 'http/protobuf'.";
    }

    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    // Ignores a sampling decision sent by the channel: unless a sampler is set, every turn is sampled.
    private static TracerProviderBuilder Sampled(TracerProviderBuilder traces, IConfiguration configuration) =>
        string.IsNullOrEmpty(configuration["OTEL_TRACES_SAMPLER"]) ? traces.SetSampler(new AlwaysOnSampler()) : traces;
}
