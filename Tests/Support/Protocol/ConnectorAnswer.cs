using System.Globalization;

namespace BotApp.Tests.Support.Protocol;

/// <summary>A scripted answer of the fake connector to one request.</summary>
public sealed record ConnectorAnswer
{
    /// <summary>HTTP status; null for the ordinary answer.</summary>
    public int? Status { get; init; }

    /// <summary>Body, JSON or not.</summary>
    public string? Body { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The request is carried out first, as a service may do before it fails.</summary>
    public bool AfterEffect { get; init; }

    /// <summary>The connection is cut instead of answering.</summary>
    public bool Reset { get; init; }

    /// <summary>Waits before anything else.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The ordinary answer, late.</summary>
    public static ConnectorAnswer Late(TimeSpan latency) => new() { Latency = latency };

    /// <summary>This status and body; nothing is carried out.</summary>
    public static ConnectorAnswer Of(int status, string? body = null) => new() { Status = status, Body = body };

    /// <summary>429, with <c>Retry-After</c> in seconds or without.</summary>
    public static ConnectorAnswer Throttled(int? retryAfterSeconds = null) => retryAfterSeconds is { } seconds
        ? Of(429).With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))
        : Of(429);

    /// <summary>429 with <c>Retry-After</c> as an HTTP date.</summary>
    public static ConnectorAnswer ThrottledUntil(DateTimeOffset moment) =>
        Of(429).With("Retry-After", moment.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>502, the request carried out or not.</summary>
    public static ConnectorAnswer BadGateway(bool afterEffect) => Of(502) with { AfterEffect = afterEffect };

    /// <summary>A cut connection, the request carried out or not.</summary>
    public static ConnectorAnswer Cut(bool afterEffect) => new() { Reset = true, AfterEffect = afterEffect };

    /// <summary>A redirect to elsewhere.</summary>
    public static ConnectorAnswer Redirect(string location) => Of(307).With("Location", location);

    private ConnectorAnswer With(string header, string value) =>
        this with { Headers = new Dictionary<string, string> { [header] = value } };
}
