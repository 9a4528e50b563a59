using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotApp.Tests.Support.Protocol;

/// <summary>An RSA key that stands in for the channel's and signs valid and invalid tokens.</summary>
/// <param name="keyId"><c>kid</c> in the tokens and in the key set.</param>
/// <param name="endorsements">Channels for which the key set endorses this key; null omits the member.</param>
public sealed class ChannelKey(string keyId, params string[]? endorsements) : IDisposable
{
    private readonly RSA rsa = RSA.Create(2048);

    /// <summary><c>kid</c>.</summary>
    public string KeyId => keyId;

    /// <summary>A key that may sign for Teams.</summary>
    public static ChannelKey ForTeams(string keyId = "key-1") => new(keyId, "msteams");

    /// <summary>Signs exactly this header and payload, whatever <c>alg</c> the header states.</summary>
    public string Sign(JsonObject header, JsonObject payload)
    {
        var signed = Encode(header) + "." + Encode(payload);
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = header["alg"]?.GetValue<string>() switch
        {
            "none" => [],
            // The classic forgery: the public key, which everyone knows, used as an HMAC secret.
            "HS256" => HMACSHA256.HashData(rsa.ExportSubjectPublicKeyInfo(), bytes),
            "RS384" => rsa.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "RS512" => rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "PS256" => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    /// <summary>The key as a member of a key set.</summary>
    public JsonObject ToJwk()
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = keyId,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (endorsements is not null)
            jwk["endorsements"] = JsonSerializer.SerializeToNode(endorsements);
        return jwk;
    }

    /// <inheritdoc/>
    public void Dispose() => rsa.Dispose();

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
