using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotApp.Protocol;

/// <summary>Why a request is refused. For the log and metrics; the caller gets only a status.</summary>
internal enum Rejection
{
    None,
    NoToken,
    MalformedToken,
    Algorithm,
    Issuer,
    UnknownKey,
    Signature,
    Audience,
    Lifetime,
    Channel,
    Endorsement,
    ServiceUrlClaim,
    ServiceUrl,
    NotLoopback,
    Tenant,
}

/// <summary>The claims of a valid token: which channels and which service URL its activity may name.</summary>
internal sealed record TokenGrant(FrozenSet<string> Endorsements, string? ServiceUrl)
{
    /// <summary>Stands for "authentication is off".</summary>
    public static readonly TokenGrant Anything = new(FrozenSet<string>.Empty, null);
}

/// <summary>Decides whether a request comes from the channel and is meant for this bot. Fails closed.</summary>
/// <remarks>
/// In two steps, because the second needs the body: first the token alone, then whether this token may carry the
/// activity. The token signs an identity and an address, not the body.
/// </remarks>
internal sealed class BotAuthentication(
    IOptions<BotOptions> options, SigningKeys keys, ServiceUrlPolicy serviceUrls, TimeProvider clock)
{
    /// <summary>Tolerated difference between the channel's clock and ours.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Longest accepted <c>Authorization</c> value, in characters; the channel's tokens have about a thousand.</summary>
    public const int MaxTokenLength = 8192;

    private const string Scheme = "Bearer ";

    private readonly BotOptions bot = options.Value;
    private readonly string issuer = options.Value.Environment.Issuer;
    private readonly FrozenSet<string> tenants = options.Value.ServedTenants.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private readonly KnownTokens known = new();
    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = MaxTokenLength };

    /// <summary>Checks the token. The order gives a forger no leverage: the key is looked up only for our issuer.</summary>
    public async ValueTask<(Rejection Rejection, TokenGrant? Grant)> CheckTokenAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        if (bot.AuthenticationIsOff)
            return IsLocal(context) ? (Rejection.None, TokenGrant.Anything) : (Rejection.NotLoopback, null);

        if (context.Request.Headers.Authorization is not [{ Length: <= MaxTokenLength } header]
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || header.AsSpan(Scheme.Length).ContainsAny(' ', ','))
            return (Rejection.NoToken, null);

        if (known.Find(header.AsSpan(Scheme.Length)) is { } seen
            && ReferenceEquals(await keys.FindAsync(seen.KeyId, cancellationToken), seen.Key))
            return Judge(seen);

        JsonWebToken token;
        try
        {
            token = new JsonWebToken(header[Scheme.Length..]);
        }
        catch (Exception e) when (e is ArgumentException or JsonException or SecurityTokenException or FormatException)
        {
            return (Rejection.MalformedToken, null);
        }

        var (rejection, right) = await VerifyAsync(token, cancellationToken);
        if (right is null)
            return (rejection, null);

        known.Add(header.AsSpan(Scheme.Length), right);
        return Judge(right);
    }

    /// <summary>Checks that the token may carry the activity, that its answers go to Teams, and that its tenant is served.</summary>
    public Rejection CheckActivity(TokenGrant grant, Activity activity)
    {
        if (!ReferenceEquals(grant, TokenGrant.Anything))
        {
            if (activity.ChannelId is not ChannelIds.Teams)
                return Rejection.Channel;
            if (!grant.Endorsements.Contains(activity.ChannelId))
                return Rejection.Endorsement;
            if (grant.ServiceUrl is not { Length: > 0 } claimed
                || !string.Equals(claimed, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
                return Rejection.ServiceUrlClaim;
        }

        if (!serviceUrls.Allows(activity.ServiceUrl, out _))
            return Rejection.ServiceUrl;

        return IsServed(activity) ? Rejection.None : Rejection.Tenant;
    }

    /// <summary>Checks whose result never changes for a token, so that it can be remembered.</summary>
    private async ValueTask<(Rejection, KnownToken?)> VerifyAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        if (token.Alg is not (SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.RsaSha384 or SecurityAlgorithms.RsaSha512))
            return (Rejection.Algorithm, null);
        if (!string.Equals(token.Issuer, issuer, StringComparison.Ordinal))
            return (Rejection.Issuer, null);
        if (token.Kid is not { Length: > 0 } keyId || await keys.FindAsync(keyId, cancellationToken) is not { } key)
            return (Rejection.UnknownKey, null);
        if (!await IsSignedByAsync(token, key))
            return (Rejection.Signature, null);
        if (!token.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Exp, out var expires))
            return (Rejection.Lifetime, null);
        if (token.Audiences.ToList() is not [var audience] || !string.Equals(audience, bot.AppId, StringComparison.OrdinalIgnoreCase))
            return (Rejection.Audience, null);

        long? notBefore = token.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Nbf, out var begins) ? begins : null;
        return (Rejection.None, new KnownToken(key, keyId, expires, notBefore, new TokenGrant(key.Endorsements, ServiceUrlOf(token))));
    }

    private (Rejection, TokenGrant?) Judge(KnownToken token)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)ClockSkew.TotalSeconds;
        return (token.NotBefore ?? now) <= now + skew && token.Expires >= now - skew ? (Rejection.None, token.Grant) : (Rejection.Lifetime, null);
    }

    private async Task<bool> IsSignedByAsync(JsonWebToken token, SigningKey key)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            // The rest is checked by this class, with the injected clock and a distinct reason each.
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return result.IsValid;
    }

    /// <summary>The platform's code writes the name in lower case; its documentation does not.</summary>
    private static string? ServiceUrlOf(JsonWebToken token) =>
        token.TryGetPayloadValue<string>("serviceurl", out var url) || token.TryGetPayloadValue("serviceUrl", out url) ? url : null;

    private bool IsServed(Activity activity)
    {
        // Only possible if authentication is off and no tenant is configured.
        if (tenants.Count == 0)
            return true;

        var ofConversation = activity.Conversation?.TenantId;
        var ofChannel = TeamsChannelData.Of(activity).TenantId;
        return (ofConversation ?? ofChannel) is not null
            && (ofConversation is null || tenants.Contains(ofConversation))
            && (ofChannel is null || tenants.Contains(ofChannel));
    }

    /// <summary>No remote address means a transport within this process.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is not { } remote || System.Net.IPAddress.IsLoopback(remote);
}
