using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BotApp.Tests.Support.Protocol;

/// <summary>A message that a person received.</summary>
/// <param name="At">Time since the platform was started.</param>
/// <param name="IsMarked">Whether it is marked as a possible repeat (补发).</param>
/// <param name="Body">The activity; empty unless <see cref="BusyTeams.KeepsBodies"/>.</param>
internal readonly record struct Arrival(TimeSpan At, bool IsMarked, string Body);

/// <summary>The Teams connector for many people: enforces the published limits, injects faults, and needs little memory per person.</summary>
/// <remarks>
/// Opens personal chats, takes messages and updates of them, nothing else; <see cref="FakeConnector"/> knows the whole protocol. A person's
/// chat is <c>a:{person}</c>. The path of the service URL names the tenant, as on the platform.
/// </remarks>
internal sealed class BusyTeams : IAsyncDisposable
{
    public const string TenantId = "11111111-1111-1111-1111-111111111111";

    private const string Mark = "补发";
    private const string EscapedMark = "\\u8865\\u53D1";
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(600);

    private readonly long origin = Stopwatch.GetTimestamp();
    private readonly PlatformLimits limits;
    private readonly Lock gate = new();
    private readonly Dictionary<string, LimitedScope> scopes = new(StringComparer.Ordinal);
    private readonly HashSet<string> busy = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, List<Arrival>> arrivals = new(StringComparer.Ordinal);
    private LoopbackServer server = null!;
    private long lastId;
    private int throttled;
    private int opened;
    private int received;

    private BusyTeams(PlatformLimits limits) => this.limits = limits;

    /// <summary>The value for <c>serviceUrl</c>.</summary>
    public string ServiceUrl => $"{server.Address}/amer/{TenantId}/";

    /// <summary>The mishaps of calls; none by default.</summary>
    public Weather Weather { get; set; } = Weather.Fair;

    /// <summary>Approximate latency of an ordinary call.</summary>
    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(30);

    /// <summary>Whether activities are stored in full.</summary>
    public bool KeepsBodies { get; set; }

    /// <summary>People who cannot be written to: object id, and the platform's error code.</summary>
    public ConcurrentDictionary<string, string> Unreachable { get; } = new(StringComparer.Ordinal);

    /// <summary>Raised for every message, with the person and the activity.</summary>
    public event Action<string, string>? Came;

    /// <summary>Number of calls answered 429 for exceeding a limit, not counting those by the <see cref="Weather"/>.</summary>
    public int Throttled => Volatile.Read(ref throttled);

    /// <summary>Number of chats opened.</summary>
    public int Opened => Volatile.Read(ref opened);

    /// <summary>Number of messages received.</summary>
    public int Received => Volatile.Read(ref received);

    /// <summary>Object ids of everyone who received anything.</summary>
    public IEnumerable<string> People => arrivals.Keys.Select(chat => chat["a:".Length..]);

    /// <summary>When the first message came in.</summary>
    public TimeSpan FirstArrival => arrivals.Values.SelectMany(list => list).Select(a => a.At).DefaultIfEmpty().Min();

    /// <summary>When the last message came in.</summary>
    public TimeSpan LastArrival => arrivals.Values.SelectMany(list => list).Select(a => a.At).DefaultIfEmpty().Max();

    /// <summary>Time since the start.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(origin);

    /// <summary>Starts on a free port.</summary>
    public static async Task<BusyTeams> StartAsync(PlatformLimits? limits = null)
    {
        var teams = new BusyTeams(limits ?? PlatformLimits.Published);
        teams.server = await LoopbackServer.StartAsync(teams.AnswerAsync);
        return teams;
    }

    /// <summary>A person's messages, in order.</summary>
    public IReadOnlyList<Arrival> To(string personId)
    {
        if (!arrivals.TryGetValue("a:" + personId, out var list))
            return [];
        lock (list)
            return [.. list];
    }

    /// <summary>Forgets all messages so far.</summary>
    public void Forget()
    {
        arrivals.Clear();
        (throttled, opened, received) = (0, 0, 0);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var parts = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('/').Select(Uri.UnescapeDataString).ToArray();
        // /amer/{tenant}/v3/conversations[/{id}/activities[/{activity}]]
        var (tenant, person) = parts switch
        {
            ["", _, var t, "v3", "conversations"] => (t, JsonNode.Parse(body)!["members"]![0]!["id"]!.GetValue<string>()),
            ["", _, var t, "v3", "conversations", ['a', ':', .. var chat], "activities", ..] => (t, chat),
            _ => ("", ""),
        };
        if (person.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // PUT /amer/{tenant}/v3/conversations/{id}/activities/{activity} updates a message and notifies nobody.
        if (context.Request.Method is "PUT")
        {
            await context.Response.WriteAsync("{}");
            return;
        }

        var isSend = parts.Length > 5;
        if (Admit(tenant, "a:" + person) is { } wait)
        {
            Interlocked.Increment(ref throttled);
            await RefuseAsync(context, 429, "Throttled", wait);
            return;
        }

        if (!Enter(person))
        {
            await RefuseAsync(context, 412, "PreconditionFailed");
            return;
        }

        try
        {
            await CarryOutAsync(context, person, isSend, body);
        }
        finally
        {
            lock (gate)
                busy.Remove(person);
        }
    }

    private async Task CarryOutAsync(HttpContext context, string person, bool isSend, string body)
    {
        var mishap = Weather.Next();
        await Task.Delay(Weather.Around(Latency) + (mishap is Mishap.Slow ? Weather.Around(Late) : TimeSpan.Zero));
        switch (mishap)
        {
            case Mishap.Throttled:
                await RefuseAsync(context, 429, "Throttled", TimeSpan.FromSeconds(1));
                return;
            case Mishap.ThrottledUnsaid:
                await RefuseAsync(context, 429, "Throttled");
                return;
            case Mishap.Precondition:
                await RefuseAsync(context, 412, "PreconditionFailed");
                return;
            case Mishap.BadGatewayBefore:
                context.Response.StatusCode = 502;
                return;
            case Mishap.ResetBefore:
                context.Abort();
                return;
        }

        if (Unreachable.TryGetValue(person, out var code))
        {
            await RefuseAsync(context, 403, code);
            return;
        }

        var answer = isSend ? Take(person, body) : Open(person);
        if (mishap is Mishap.ResetAfter)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = mishap is Mishap.BadGatewayAfter ? 502 : 201;
        if (mishap is not Mishap.BadGatewayAfter)
            await context.Response.WriteAsync(answer);
    }

    /// <returns>How long to wait; null when the call is within the limits.</returns>
    private TimeSpan? Admit(string tenant, string conversation)
    {
        lock (gate)
        {
            var now = Now;
            return Scope(conversation, limits.PerConversation).Try(now)
                ?? (limits.PerTenant is { } most ? Scope("tenant " + tenant, [(most, 1)]).Try(now) : null);
        }
    }

    private LimitedScope Scope(string name, IReadOnlyList<(int, int)> of)
    {
        if (!scopes.TryGetValue(name, out var scope))
            scopes.Add(name, scope = new LimitedScope(of));
        return scope;
    }

    /// <summary>The platform refuses concurrent operations on one conversation.</summary>
    private bool Enter(string person)
    {
        lock (gate)
            return busy.Add(person);
    }

    private string Open(string person)
    {
        Interlocked.Increment(ref opened);
        return $$"""{"id":"a:{{person}}"}""";
    }

    /// <summary>Whether an activity is marked as a possible repeat.</summary>
    public static bool IsMarked(string body) =>
        body.Contains(Mark, StringComparison.Ordinal) || body.Contains(EscapedMark, StringComparison.OrdinalIgnoreCase);

    private string Take(string person, string body)
    {
        var isMarked = IsMarked(body);
        var list = arrivals.GetOrAdd("a:" + person, static _ => []);
        lock (list)
            list.Add(new Arrival(Now, isMarked, KeepsBodies ? body : ""));
        Interlocked.Increment(ref received);
        Came?.Invoke(person, body);
        return $$"""{"id":"{{1_700_000_000_000 + Interlocked.Increment(ref lastId)}}"}""";
    }

    private static async Task RefuseAsync(HttpContext context, int status, string code, TimeSpan? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync($$$"""{"error":{"code":"{{{code}}}","message":"{{{code}}}"}}""");
    }
}
