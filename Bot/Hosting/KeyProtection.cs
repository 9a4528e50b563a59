using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BotApp.Protocol;
using BotApp.Storage.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace BotApp.Hosting;

/// <summary>Section <c>DataProtection</c>: what protects the key ring of the self-reviews.</summary>
internal sealed class KeyProtectionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "DataProtection";

    /// <summary>A certificate with its private key, as PKCS #12 (<c>.pfx</c>), kept outside the storage account; the same on all hosts.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The same as base64, as from a secret store; instead of <see cref="CertificatePath"/>.</summary>
    public string? Certificate { get; set; }

    /// <summary>Password of the certificates; none by default.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>Certificates used before, with the same password, so that what they protected stays readable.</summary>
    public IList<string> FormerCertificatePaths { get; } = [];

    /// <summary>The same as base64.</summary>
    public IList<string> FormerCertificates { get; } = [];

    internal bool HasFormer => FormerCertificatePaths.Concat(FormerCertificates).Any(former => former.Length > 0);

    internal bool HasCertificate => CertificatePath is { Length: > 0 } || Certificate is { Length: > 0 };

    /// <summary>Runs outside Development without a certificate: anyone who can read the storage account can then read self-reviews.</summary>
    public bool AllowUnprotectedKeys { get; set; }

    /// <summary>
    /// Starts although no key of the ring can be opened: the certificate is lost, and with it the text of all self-reviews so far. Also
    /// applies to a single author whose key cannot be opened; that author gets a new one.
    /// </summary>
    public bool AllowUnreadableKeys { get; set; }
}

internal static class KeyProtection
{
    /// <summary>Adds Data Protection with its key ring in the office's storage.</summary>
    /// <exception cref="OptionsValidationException">A certificate cannot be read.</exception>
    public static IServiceCollection AddKeyProtection(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(KeyProtectionOptions.Section);
        var options = section.Get<KeyProtectionOptions>() ?? new KeyProtectionOptions();
        ProtocolServices.TakeList(section[nameof(options.FormerCertificatePaths)], options.FormerCertificatePaths);
        ProtocolServices.TakeList(section[nameof(options.FormerCertificates)], options.FormerCertificates);
        services.AddOptions<KeyProtectionOptions>().Bind(section);
        services.AddOptions<KeyManagementOptions>().Configure<TableXmlRepository>((keys, repository) => keys.XmlRepository = repository);

        // A fixed name: by default it is the host's folder, and what was protected under another name cannot be opened.
        var protection = services.AddDataProtection().SetApplicationName("BotApp");
        if (options.CertificatePath is { Length: > 0 } && options.Certificate is { Length: > 0 })
            throw Refusal("DataProtection:CertificatePath and DataProtection:Certificate are both set; leave one of them out.");
        if (options.HasFormer && !options.HasCertificate)
        {
            throw Refusal(
                "DataProtection:FormerCertificates or DataProtection:FormerCertificatePaths is set without the present certificate, and would be passed over. "
                + "Set DataProtection:CertificatePath or DataProtection:Certificate too, or leave the former ones out.");
        }

        if (options.HasCertificate)
        {
            protection.ProtectKeysWithCertificate(options.CertificatePath is { Length: > 0 } path
                ? FromFile(nameof(KeyProtectionOptions.CertificatePath), path, options.CertificatePassword)
                : FromText(nameof(KeyProtectionOptions.Certificate), options.Certificate!, options.CertificatePassword));
            protection.UnprotectKeysWithAnyCertificate(
            [
                .. options.FormerCertificatePaths.Select((p, i) => FromFile($"{nameof(KeyProtectionOptions.FormerCertificatePaths)}:{i}", p, options.CertificatePassword)),
                .. options.FormerCertificates.Select((c, i) => FromText($"{nameof(KeyProtectionOptions.FormerCertificates)}:{i}", c, options.CertificatePassword)),
            ]);
        }

        return services;
    }

    /// <summary>Refuses to start if the key ring would be stored unprotected beside what it protects, or if no key can be opened.</summary>
    public static IServiceCollection AddKeyProtectionGuard(this IServiceCollection services) => services
        .AddHostedService<KeyProtectionGuard>()
        .AddSingleton<RingSuccession>()
        .AddHostedService<RingSuccessionStart>();

    private static X509Certificate2 FromFile(string name, string path, string? password) => File.Exists(path)
        ? Load($"{name} '{path}'", () => X509CertificateLoader.LoadPkcs12FromFile(path, password))
        : throw Refusal($"DataProtection:{name} names '{path}', which is not there. Set it to a .pfx file with the certificate and its private key.");

    // The value is a secret, so no message repeats it.
    private static X509Certificate2 FromText(string name, string base64, string? password) =>
        Load(name, () => X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(base64), password));

    private static X509Certificate2 Load(string which, Func<X509Certificate2> load)
    {
        try
        {
            var certificate = load();
            if (!certificate.HasPrivateKey)
                throw Refusal($"DataProtection:{which} has no private key; export the certificate with it.");
            // The key ring is encrypted as XML, for which .NET supports only RSA.
            using var rsa = certificate.GetRSAPrivateKey();
            return rsa is null ? throw Refusal($"DataProtection:{which} has no RSA key; make one with RSA, 2048 bits or more.") : certificate;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw Refusal($"DataProtection:{which} cannot be read; give a .pfx file and its password in DataProtection:CertificatePassword.");
        }
    }

    internal static OptionsValidationException Refusal(string what) => new(KeyProtectionOptions.Section, typeof(KeyProtectionOptions), [what]);
}
