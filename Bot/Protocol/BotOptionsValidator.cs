using Microsoft.Extensions.Options;

namespace BotApp.Protocol;

/// <summary>Validates the options. Every message names the setting and the fix.</summary>
internal sealed class BotOptionsValidator : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Errors(BotOptions options)
    {
        if (options.Authentication is not (AuthenticationModes.Required or AuthenticationModes.None))
            yield return $"Bot:Authentication is '{options.Authentication}'. Set it to Required, or to None for local development.";

        if (options.MaxSendsPerSecond is < 1 or > 50)
            yield return $"Bot:MaxSendsPerSecond is {options.MaxSendsPerSecond}. Set it to 1 to 50; the platform takes no more than 50.";

        foreach (var error in RegistrationErrors(options).Concat(AddressErrors(options)))
            yield return error;

        foreach (var tenant in options.AllowedTenants.Where(t => !IsGuid(t)))
            yield return $"Bot:AllowedTenants has '{tenant}'. Set tenant ids, each a GUID.";
    }

    private static IEnumerable<string> RegistrationErrors(BotOptions options)
    {
        if (options.AppType is not (AppTypes.SingleTenant or AppTypes.UserAssignedMsi))
            yield return $"Bot:AppType is '{options.AppType}'. Set it to SingleTenant or UserAssignedMSI, as the bot was registered.";

        var required = !options.AuthenticationIsOff;
        if (required || options.AppId is { Length: > 0 })
        {
            if (!IsGuid(options.AppId))
                yield return "Bot:AppId is missing or not a GUID. Set it to the application (client) id of the bot's Entra registration.";
        }

        if (required || options.TenantId is { Length: > 0 })
        {
            if (!IsGuid(options.TenantId))
                yield return "Bot:TenantId is missing or not a GUID. Set it to the id of the tenant the bot is registered in.";
        }

        var hasSecret = options.ClientSecret is { Length: > 0 };
        var hasCertificate = options.CertificatePath is { Length: > 0 };
        if (hasSecret && hasCertificate)
            yield return "Bot:ClientSecret and Bot:CertificatePath are both set. Remove one of them.";
        if (options.AppType is AppTypes.UserAssignedMsi && (hasSecret || hasCertificate))
            yield return "Bot:AppType is UserAssignedMSI, which has no secret. Remove Bot:ClientSecret and Bot:CertificatePath, or set Bot:AppType to SingleTenant.";
        if (hasCertificate && !File.Exists(options.CertificatePath))
            yield return $"Bot:CertificatePath names '{options.CertificatePath}', which is not there. Set it to a PEM or PFX file with the private key.";
    }

    private static IEnumerable<string> AddressErrors(BotOptions options)
    {
        if (options.OpenIdMetadata is { Length: > 0 } metadata && !IsMetadataAddress(metadata))
            yield return $"Bot:OpenIdMetadata is '{metadata}'. Set an absolute https address; plain http only for a loopback host.";

        if (!CloudEnvironment.Names.Contains(options.Cloud, StringComparer.OrdinalIgnoreCase))
            yield return $"Bot:Cloud is '{options.Cloud}'. Set it to {string.Join(", ", CloudEnvironment.Names)}.";
        else if (options.Cloud.Equals("China", StringComparison.OrdinalIgnoreCase)
                 && options.AllowedServiceHosts.Count == 0
                 && !options.AuthenticationIsOff)
            yield return "Bot:AllowedServiceHosts is empty and for the cloud China no host is published. Set the host of the serviceUrl of your tenant.";

        foreach (var (key, hosts) in new[] { (nameof(options.AllowedServiceHosts), options.AllowedServiceHosts), (nameof(options.AllowedUploadHosts), options.AllowedUploadHosts) })
            foreach (var host in hosts.Where(h => Uri.CheckHostName(h) is UriHostNameType.Unknown))
                yield return $"Bot:{key} has '{host}'. Set bare host names, without scheme, port, path or wildcard.";
    }

    private static bool IsGuid(string? text) => Guid.TryParseExact(text, "D", out _);

    internal static bool IsMetadataAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && Loopback.IsHost(uri)));
}
