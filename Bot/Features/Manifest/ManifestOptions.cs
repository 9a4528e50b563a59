namespace BotApp.Features.Manifest;

/// <summary>Section <c>Manifest</c> of the configuration: what the app package says about the office that publishes it.</summary>
internal sealed class ManifestOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Manifest";

    /// <summary>Id of the package in the tenant's catalogue, a GUID. Default: <c>Bot:AppId</c>.</summary>
    public string? PackageId { get; set; }

    /// <summary>Who publishes it, up to 32 characters. Default: <c>Office:Name</c>, else a plain word.</summary>
    public string? DeveloperName { get; set; }

    /// <summary>An https page about the assistant on the office's own website.</summary>
    public string? WebsiteUrl { get; set; }

    /// <summary>The page that says which data are kept about whom. Default: <see cref="WebsiteUrl"/>.</summary>
    public string? PrivacyUrl { get; set; }

    /// <summary>Default: <see cref="WebsiteUrl"/>.</summary>
    public string? TermsOfUseUrl { get; set; }

    /// <summary>Version of the package; raised with each upload. Default: the product's version.</summary>
    public string? Version { get; set; }
}
