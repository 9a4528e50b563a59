using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace BotApp.Protocol;

/// <summary>Where a file may be uploaded: only to a person's own OneDrive.</summary>
/// <remarks>
/// https on the default port of <c>TENANT-my.DOMAIN</c>, the domain from the cloud, or of a configured host; no
/// user-info and no fragment. A loopback host is allowed only if authentication is off. None of them receives our token.
/// </remarks>
internal sealed class UploadUrlPolicy(IOptions<BotOptions> options)
{
    private const string PersonalSites = "-my";
    private const int LongestAddress = 8192;

    private readonly bool authenticationIsOff = options.Value.AuthenticationIsOff;
    private readonly IReadOnlyList<string> domains = options.Value.Environment.FileDomains;
    private readonly FrozenSet<string> hosts = options.Value.AllowedUploadHosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when bytes may be sent there; returns the address parsed, so that nobody parses it differently later.</summary>
    public bool Allows(string? url, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (url is not { Length: > 0 and <= LongestAddress } || url.Any(c => c is <= ' ' or '\\' or > '~')
            || !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return false;

        var isLocal = authenticationIsOff && Loopback.IsHost(uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        if (!isLocal && !(uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && !Loopback.IsHost(uri) && IsPersonalSite(uri.IdnHost)))
            return false;

        address = uri;
        return true;
    }

    private bool IsPersonalSite(string host)
    {
        if (hosts.Contains(host))
            return true;
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > PersonalSites.Length
            && host.AsSpan(0, dot).EndsWith(PersonalSites, StringComparison.OrdinalIgnoreCase)
            && domains.Contains(host[(dot + 1)..], StringComparer.OrdinalIgnoreCase);
    }
}
