using System.Net;

namespace BotApp.Protocol;

/// <summary>What counts as this machine: a loopback address or the name <c>localhost</c>; no other name, as it would need a DNS lookup.</summary>
internal static class Loopback
{
    public static bool IsHost(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public static bool IsHost(Uri uri) => IsHost(uri.IdnHost);
}
