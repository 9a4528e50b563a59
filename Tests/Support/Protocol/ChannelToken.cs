using System.Text.Json.Nodes;

namespace BotApp.Tests.Support.Protocol;

/// <summary>A channel token before signing. Valid by default; a test spoils the part it is about.</summary>
public sealed class ChannelToken
{
    /// <summary>The public cloud's issuer.</summary>
    public const string PublicIssuer = "https://api.botframework.com";

    /// <param name="now">Issued at this moment, valid for an hour.</param>
    public ChannelToken(ChannelKey key, string appId, string serviceUrl, DateTimeOffset now)
    {
        Key = key;
        Header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key.KeyId };
        Payload = new JsonObject
        {
            ["iss"] = PublicIssuer,
            ["aud"] = appId,
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
    }

    /// <summary>The signing key.</summary>
    public ChannelKey Key { get; set; }

    /// <summary>JOSE header.</summary>
    public JsonObject Header { get; }

    /// <summary>Claims.</summary>
    public JsonObject Payload { get; }

    /// <summary>The token in its compact form.</summary>
    public string Sign() => Key.Sign(Header, Payload);
}
