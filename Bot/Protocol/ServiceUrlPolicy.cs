using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace BotApp.Protocol;

/// <summary>Which addresses an activity may name for answers, and which of them receive our token.</summary>
/// <remarks>
/// https on the default port of an allowed host, exactly; no user-info, query or fragment. A loopback host never receives
/// the token, and is allowed only if authentication is off (the local Playground).
/// </remarks>
internal sealed class ServiceUrlPolicy(IOptions<BotOptions> options)
{
    private readonly bool authenticationIsOff = options.Value.AuthenticationIsOff;
    private readonly FrozenSet<string> hosts =
        options.Value.Environment.ServiceHosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the bot may talk to this address; returns it parsed, so that nobody parses it differently later.</summary>
    public bool Allows(string? serviceUrl, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (serviceUrl is not { Length: > 0 and <= 2048 }
            || !serviceUrl.All(c => char.IsAsciiLetterOrDigit(c) || ":/.-_~%[]".Contains(c))
            || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri))
            return false;

        if (!IsTeams(uri) && !(authenticationIsOff && IsLocal(uri)))
            return false;

        address = uri;
        return true;
    }

    /// <summary>True when a request to this address may carry our token. Pass the address of the request itself.</summary>
    public bool MayReceiveToken(Uri address) => !authenticationIsOff && IsTeams(address);

    private bool IsTeams(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && !Loopback.IsHost(uri) && hosts.Contains(uri.IdnHost);

    private static bool IsLocal(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && Loopback.IsHost(uri);
}
