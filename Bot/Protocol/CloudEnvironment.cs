namespace BotApp.Protocol;

/// <summary>The addresses of one cloud. No other file names a host of the platform.</summary>
/// <param name="Login">Entra's login host.</param>
/// <param name="Resource">The resource of a connector token; the scope is this plus <c>/.default</c>.</param>
/// <param name="Issuer">Issuer of the channel's tokens.</param>
/// <param name="OpenIdMetadata">Address of the metadata that lead to the channel's signing keys.</param>
/// <param name="ServiceHosts">Exact host names of the connector. None is published for China.</param>
/// <param name="FileDomains">Domains of people's OneDrives.</param>
internal sealed record CloudEnvironment(
    Uri Login, string Resource, string Issuer, Uri OpenIdMetadata, IReadOnlyList<string> ServiceHosts, IReadOnlyList<string> FileDomains)
{
    private static readonly Dictionary<string, CloudEnvironment> Presets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Public"] = new(
            new("https://login.microsoftonline.com"),
            "https://api.botframework.com",
            "https://api.botframework.com",
            new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
            ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"],
            ["sharepoint.com"]),
        ["USGov"] = new(
            new("https://login.microsoftonline.us"),
            "https://api.botframework.us",
            "https://api.botframework.us",
            new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
            ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"],
            ["sharepoint.us", "sharepoint-mil.us"]),
        ["China"] = new(
            new("https://login.partner.microsoftonline.cn"),
            "https://api.botframework.azure.cn",
            "https://api.botframework.azure.cn",
            new("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
            [],
            ["sharepoint.cn"]),
    };

    public static IReadOnlyCollection<string> Names => Presets.Keys;

    /// <summary>The chosen cloud, with overrides from the configuration.</summary>
    public static CloudEnvironment For(BotOptions options)
    {
        var preset = Presets[options.Cloud];
        return preset with
        {
            Issuer = options.Issuer is { Length: > 0 } issuer ? issuer : preset.Issuer,
            OpenIdMetadata = options.OpenIdMetadata is { Length: > 0 } metadata ? new Uri(metadata) : preset.OpenIdMetadata,
            ServiceHosts = options.AllowedServiceHosts.Count > 0 ? [.. options.AllowedServiceHosts] : preset.ServiceHosts,
        };
    }
}
