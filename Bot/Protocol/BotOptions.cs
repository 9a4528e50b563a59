namespace BotApp.Protocol;

/// <summary>Section <c>Bot</c> of the configuration. A wrong value stops the start; see <see cref="BotOptionsValidator"/>.</summary>
public sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>Client id of the Entra registration, a GUID.</summary>
    public string? AppId { get; set; }

    /// <summary>The bot's own tenant, a GUID.</summary>
    public string? TenantId { get; set; }

    /// <summary><see cref="AppTypes.SingleTenant"/> or <see cref="AppTypes.UserAssignedMsi"/>.</summary>
    public string AppType { get; set; } = AppTypes.SingleTenant;

    /// <summary>Secret of the registration. Without it and <see cref="CertificatePath"/>, the host's managed identity is used.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>File with certificate and private key: PEM, or PKCS #12 without a password.</summary>
    public string? CertificatePath { get; set; }

    /// <summary><c>Required</c>, or <c>None</c> in Development with every listening address on loopback.</summary>
    public string Authentication { get; set; } = AuthenticationModes.Required;

    /// <summary>Which cloud's addresses apply: <c>Public</c>, <c>USGov</c> or <c>China</c>.</summary>
    public string Cloud { get; set; } = "Public";

    /// <summary>Address of the channel's OpenID metadata; from the cloud unless set. Plain http only to a loopback host.</summary>
    public string? OpenIdMetadata { get; set; }

    /// <summary>Issuer of the channel's tokens; from the cloud unless set.</summary>
    public string? Issuer { get; set; }

    /// <summary>Tenants that are served; the bot's own unless set.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>Exact host names that activities may name and that receive our token; from the cloud unless set.</summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>Exact host names to which files may be uploaded, in addition to people's OneDrives in the cloud.</summary>
    public IList<string> AllowedUploadHosts { get; } = [];

    /// <summary>Connector calls per second and tenant, of all hosts together: 1 to 50, the platform's limit.</summary>
    public int MaxSendsPerSecond { get; set; } = 40;

    internal bool AuthenticationIsOff => Authentication == AuthenticationModes.None;

    internal CloudEnvironment Environment => CloudEnvironment.For(this);

    /// <summary>The bot's account in conversations; null without a registration.</summary>
    internal ChannelAccount? Account => AppId is { Length: > 0 } appId ? new ChannelAccount { Id = "28:" + appId } : null;

    /// <summary>The tenants that are served; empty only if authentication is off and none is configured.</summary>
    internal IEnumerable<string> ServedTenants =>
        AllowedTenants.Count > 0 ? AllowedTenants : TenantId is { Length: > 0 } own ? [own] : [];
}

/// <summary>Values of <see cref="BotOptions.Authentication"/>.</summary>
internal static class AuthenticationModes
{
    public const string Required = "Required";
    public const string None = "None";
}

/// <summary>Values of <see cref="BotOptions.AppType"/>.</summary>
internal static class AppTypes
{
    public const string SingleTenant = "SingleTenant";
    public const string UserAssignedMsi = "UserAssignedMSI";
}
