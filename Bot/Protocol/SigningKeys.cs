using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace BotApp.Protocol;

/// <summary>A key the channel signs with, and the channels it may sign for.</summary>
internal sealed record SigningKey(RsaSecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>The channel's signing keys: fetched when first needed, refreshed while in use, kept when a refresh fails.</summary>
internal sealed partial class SigningKeys(
    IHttpClientFactory clients, IOptions<BotOptions> options, TimeProvider clock, ILogger<SigningKeys> logger)
{
    public const string HttpClientName = "bot-signing-keys";

    /// <summary>Age at which a set is refreshed in the background.</summary>
    public static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);

    /// <summary>Shortest time between two fetches once there is a set, as anyone can invent unknown key ids.</summary>
    public static readonly TimeSpan RefetchPause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(10);

    private readonly Uri metadata = options.Value.Environment.OpenIdMetadata;
    private readonly Lock gate = new();
    private volatile KeySet? current;
    private Task<KeySet?>? fetching;
    private DateTimeOffset lastAttempt = DateTimeOffset.MinValue;

    /// <summary>The key with this id; null if the channel has no such key or its keys cannot be fetched.</summary>
    public ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (current is not { } keys || !keys.ById.TryGetValue(keyId, out var key))
            return FindAfterFetchAsync(keyId, cancellationToken);

        if (clock.GetUtcNow() - keys.FetchedAt >= RefreshAfter)
            _ = FetchOnceAsync(keys);

        return ValueTask.FromResult<SigningKey?>(key);
    }

    private async ValueTask<SigningKey?> FindAfterFetchAsync(string keyId, CancellationToken cancellationToken)
    {
        var keys = await FetchOnceAsync(current).WaitAsync(cancellationToken);
        return keys?.ById.GetValueOrDefault(keyId);
    }

    /// <summary>Joins the fetch in progress, or starts one unless the last was recent.</summary>
    private Task<KeySet?> FetchOnceAsync(KeySet? seen)
    {
        lock (gate)
        {
            if (fetching is { IsCompleted: false })
                return fetching;

            // Another request fetched between our check and the lock, or it is too soon to fetch again. Without any keys it
            // is never too soon: the next token is another chance, and one fetch at a time is limit enough.
            if (!ReferenceEquals(seen, current) || (current is not null && clock.GetUtcNow() - lastAttempt < RefetchPause))
                return Task.FromResult(current);

            lastAttempt = clock.GetUtcNow();
            // Without a request's cancellation token: if the first caller disconnects, the others still need the keys.
            return fetching = Task.Run(FetchAsync);
        }
    }

    private async Task<KeySet?> FetchAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(FetchTimeout, clock);
            using var client = clients.CreateClient(HttpClientName);
            var document = await GetAsync(client, metadata, SigningKeysJsonContext.Default.MetadataDocument, timeout.Token);
            if (!BotOptionsValidator.IsMetadataAddress(document.JwksUri ?? ""))
                throw new InvalidDataException("The metadata names no usable jwks_uri.");

            var set = await GetAsync(client, new Uri(document.JwksUri!), SigningKeysJsonContext.Default.KeyDocument, timeout.Token);
            var byId = Read(set);
            if (byId.Count == 0)
                throw new InvalidDataException("The key set has no RSA key.");

            LogFetched(byId.Count);
            return current = new KeySet(byId, clock.GetUtcNow());
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException or InvalidDataException or IOException)
        {
            LogFetchFailed(e, metadata.Host);
            return current;
        }
    }

    private static async Task<T> GetAsync<T>(
        HttpClient client, Uri address, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        await client.GetFromJsonAsync(address, type, cancellationToken) ?? throw new InvalidDataException("Empty document.");

    private static FrozenDictionary<string, SigningKey> Read(KeyDocument set)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var jwk in set.Keys ?? [])
        {
            if (jwk is not { Kty: "RSA", Use: null or "sig", Kid: { Length: > 0 } kid, N: { Length: > 0 } n, E: { Length: > 0 } e })
                continue;

            if (TryReadKey(kid, n, e) is { KeySize: >= 2048 } key)
                keys[kid] = new SigningKey(key, (jwk.Endorsements ?? []).ToFrozenSet(StringComparer.Ordinal));
        }

        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static RsaSecurityKey? TryReadKey(string kid, string modulus, string exponent)
    {
        try
        {
            var parameters = new RSAParameters
            {
                Modulus = Base64UrlEncoder.DecodeBytes(modulus),
                Exponent = Base64UrlEncoder.DecodeBytes(exponent),
            };
            return new RsaSecurityKey(parameters) { KeyId = kid };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Fetched {Count} signing keys of the channel")]
    private partial void LogFetched(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The channel's signing keys could not be fetched from {Host}; the last good ones stay, if there are any")]
    private partial void LogFetchFailed(Exception exception, string host);

    private sealed record KeySet(FrozenDictionary<string, SigningKey> ById, DateTimeOffset FetchedAt);
}

internal sealed record MetadataDocument([property: JsonPropertyName("jwks_uri")] string? JwksUri);

internal sealed record KeyDocument(IReadOnlyList<JsonWebKeyDocument>? Keys);

/// <param name="Endorsements">Ids of the channels this key may sign for; not part of the JWK standard.</param>
internal sealed record JsonWebKeyDocument(
    string? Kty, string? Use, string? Kid, string? N, string? E, IReadOnlyList<string>? Endorsements);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MetadataDocument))]
[JsonSerializable(typeof(KeyDocument))]
internal sealed partial class SigningKeysJsonContext : JsonSerializerContext;
