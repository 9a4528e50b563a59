using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BotApp.Tests.Support.Protocol;

/// <summary>The channel's OpenID metadata and key set on a loopback port.</summary>
public sealed class FakeOpenId : IAsyncDisposable
{
    private LoopbackServer server = null!;
    private ImmutableArray<ChannelKey> keys;
    private volatile bool isDown;
    private int fetches;

    private FakeOpenId(ChannelKey[] keys) => this.keys = [.. keys];

    /// <summary>The value for <c>Bot:OpenIdMetadata</c>.</summary>
    public string MetadataAddress => server.Address + "/v1/.well-known/openidconfiguration";

    /// <summary>Number of requests for the key set, including those while it was down.</summary>
    public int Fetches => Volatile.Read(ref fetches);

    /// <summary>While true, everything is answered 503.</summary>
    public bool IsDown { get => isDown; set => isDown = value; }

    /// <summary>Starts with these keys.</summary>
    public static async Task<FakeOpenId> StartAsync(params ChannelKey[] keys)
    {
        var fake = new FakeOpenId(keys);
        fake.server = await LoopbackServer.StartAsync(fake.AnswerAsync);
        return fake;
    }

    /// <summary>Replaces the keys.</summary>
    public void Rotate(params ChannelKey[] keys) => this.keys = [.. keys];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var isKeySet = context.Request.Path.Value is "/v1/.well-known/keys";
        if (isKeySet || isDown)
            Interlocked.Increment(ref fetches);
        if (isDown)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        var document = isKeySet
            ? new JsonObject { ["keys"] = new JsonArray([.. keys.Select(k => k.ToJwk())]) }
            : new JsonObject { ["issuer"] = ChannelToken.PublicIssuer, ["jwks_uri"] = server.Address + "/v1/.well-known/keys" };
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(document.ToJsonString());
    }
}
