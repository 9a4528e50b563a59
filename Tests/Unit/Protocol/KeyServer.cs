using System.Net;
using System.Text.Json.Nodes;
using BotApp.Tests.Support.Protocol;
using BotApp.Tests.Support.Turns;

namespace BotApp.Tests.Unit.Protocol;

/// <summary>Metadata and key set without a network.</summary>
internal sealed class KeyServer
{
    private int fetches;

    public KeyServer() => Handler = new ScriptedHandler(AnswerAsync);

    public ScriptedHandler Handler { get; }

    public ChannelKey[] Keys { get; set; } = [];

    public bool IsDown { get; set; }

    /// <summary>Where the metadata says the keys are.</summary>
    public string KeysAddress { get; set; } = "https://login.botframework.com/v1/.well-known/keys";

    /// <summary>Held back until this ends.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How often a fetch began.</summary>
    public int Fetches => Volatile.Read(ref fetches);

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isMetadata = request.RequestUri!.AbsolutePath.EndsWith("openidconfiguration", StringComparison.Ordinal);
        if (isMetadata)
            Interlocked.Increment(ref fetches);
        await Gate.WaitAsync(cancellationToken);
        if (IsDown)
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);

        var document = isMetadata
            ? new JsonObject { ["jwks_uri"] = KeysAddress }
            : new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(k => k.ToJwk())]) };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(document.Readable()) };
    }
}
