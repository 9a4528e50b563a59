using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BotApp.Tests.Support.Protocol;

/// <summary>A received request.</summary>
/// <param name="Target">Path and query as on the wire, still escaped.</param>
public sealed record ConnectorRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At)
{
    /// <summary><c>Authorization</c>, or null.</summary>
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>True for a post of a message, new or as a reply.</summary>
    public bool IsSend => Method is "POST" && Target.Contains("/activities", StringComparison.Ordinal);
}

/// <summary>A message as currently visible in Teams.</summary>
public sealed record PostedMessage(string Id, string ConversationId, JsonNode Activity);

/// <summary>The Teams connector on a loopback port: records requests, carries them out, and fails as scripted.</summary>
/// <remarks>
/// Without a script it behaves: messages are posted and updated, personal chats and channel threads created. A scripted
/// answer serves one request, in order.
/// </remarks>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<ConnectorRequest> requests = new();
    private readonly ConcurrentQueue<(Func<ConnectorRequest, bool> For, ConnectorAnswer Answer)> script = new();
    private readonly Lock gate = new();
    private LoopbackServer server = null!;
    private ImmutableList<PostedMessage> messages = [];
    private int lastId;

    /// <summary>The value for <c>serviceUrl</c>; has a path, like the real one.</summary>
    public string ServiceUrl => server.Address + "/amer/tenant/";

    /// <summary><c>http://127.0.0.1:{port}</c>.</summary>
    public string Address => server.Address;

    /// <summary>Everything that arrived, in order.</summary>
    public IReadOnlyList<ConnectorRequest> Requests => [.. requests];

    /// <summary>The visible messages of all conversations, in order of posting.</summary>
    public IReadOnlyList<PostedMessage> Messages => Volatile.Read(ref messages);

    /// <summary>Starts on a free port.</summary>
    public static async Task<FakeConnector> StartAsync()
    {
        var fake = new FakeConnector();
        fake.server = await LoopbackServer.StartAsync(fake.AnswerAsync);
        return fake;
    }

    /// <summary>Sets the answers of the next requests, one each.</summary>
    public void Script(params ReadOnlySpan<ConnectorAnswer> answers) => Script(static _ => true, answers);

    /// <summary>Sets the answers of the next matching requests, one each; others pass.</summary>
    public void Script(Func<ConnectorRequest, bool> when, params ReadOnlySpan<ConnectorAnswer> answers)
    {
        lock (gate)
        {
            foreach (var answer in answers)
                script.Enqueue((when, answer));
        }
    }

    /// <summary>Waits until this many messages are posted.</summary>
    /// <exception cref="TimeoutException">They were not posted within ten seconds.</exception>
    public async Task<IReadOnlyList<PostedMessage>> WaitForMessagesAsync(int count)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            if (Messages is var posted && posted.Count >= count)
                return posted;
            await Task.Delay(10);
        }

        throw new TimeoutException($"{Messages.Count} messages were posted, not {count}.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await RecordAsync(context);
        var answer = NextAnswer(request);
        if (answer.Latency > TimeSpan.Zero)
            await Task.Delay(answer.Latency);

        var ordinary = answer is { Status: null, Reset: false } || answer.AfterEffect ? CarryOut(request) : (Status: 200, Body: null);
        if (answer.Reset)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status ?? ordinary.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        var body = answer.Status is null ? ordinary.Body?.ToJsonString() : answer.Body;
        if (body is not null)
            await context.Response.WriteAsync(body);
    }

    private async Task<ConnectorRequest> RecordAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new ConnectorRequest(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(),
            TimeProvider.System.GetUtcNow());
        requests.Enqueue(request);
        return request;
    }

    private ConnectorAnswer NextAnswer(ConnectorRequest request)
    {
        lock (gate)
        {
            var waiting = script.ToList();
            var at = waiting.FindIndex(s => s.For(request));
            if (at < 0)
                return new ConnectorAnswer();

            script.Clear();
            foreach (var other in waiting.Where((_, i) => i != at))
                script.Enqueue(other);
            return waiting[at].Answer;
        }
    }

    private (int Status, JsonNode? Body) CarryOut(ConnectorRequest request)
    {
        var path = request.Target.Split('?')[0];
        var parts = path[path.IndexOf("/v3/", StringComparison.Ordinal)..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        lock (gate)
        {
            return (request.Method, parts) switch
            {
                ("POST", ["", "v3", "conversations", var conversation, "activities", ..]) => (201, Post(conversation, request.Json)),
                ("PUT", ["", "v3", "conversations", var conversation, "activities", var id]) => Update(conversation, id, request.Json),
                ("POST", ["", "v3", "conversations"]) => (201, Create(request.Json)),
                _ => (404, Error("ConversationNotFound")),
            };
        }
    }

    private JsonObject Post(string conversation, JsonNode activity)
    {
        var id = NextId();
        messages = messages.Add(new PostedMessage(id, conversation, activity));
        return new JsonObject { ["id"] = id };
    }

    private (int, JsonNode?) Update(string conversation, string id, JsonNode activity)
    {
        if (messages.Find(m => m.Id == id && m.ConversationId == conversation) is not { } old)
            return (404, Error("ActivityNotFoundInConversation"));

        messages = messages.Replace(old, old with { Activity = activity });
        return (200, new JsonObject { ["id"] = id });
    }

    private JsonObject Create(JsonNode parameters)
    {
        // The same person always has the same chat.
        if (parameters["isGroup"]?.GetValue<bool>() is not true)
            return new JsonObject { ["id"] = "a:" + parameters["members"]![0]!["id"]!.GetValue<string>() };

        var root = NextId();
        var thread = $"{parameters["channelData"]!["channel"]!["id"]!.GetValue<string>()};messageid={root}";
        messages = messages.Add(new PostedMessage(root, thread, parameters["activity"]!.DeepClone()));
        return new JsonObject { ["id"] = thread, ["activityId"] = root };
    }

    private static JsonObject Error(string code) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = code } };

    private string NextId() => (1_700_000_000_000 + ++lastId).ToString(CultureInfo.InvariantCulture);
}
