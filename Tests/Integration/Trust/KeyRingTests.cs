using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Integration.Trust;

/// <summary>Which certificates a host starts with, where there is a key ring already.</summary>
public sealed class KeyRingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Start_WithACertificateThatOpensNoKey_IsRefusedUntilTheOtherIsSaidToBeLost()
    {
        var (first, second) = (Certificate(), Certificate());
        await using var office = await OfficeHost.StartAsync(azurite, more: ("DataProtection:Certificate", first));

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => office.RestartAsync(more: ("DataProtection:Certificate", second)));

        Assert.Contains("DataProtection:FormerCertificates:0", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("DataProtection:AllowUnreadableKeys", refusal.Message, StringComparison.Ordinal);
        await office.RestartAsync(more: [("DataProtection:Certificate", second), ("DataProtection:AllowUnreadableKeys", "true")]);
        // It has a key of its own now, so it need not be said again.
        await office.RestartAsync(more: ("DataProtection:Certificate", second));
    }

    [Fact]
    public async Task Start_WithANewCertificateAndTheFormerOne_GoesOn()
    {
        var (first, second) = (Certificate(), Certificate());
        await using var office = await OfficeHost.StartAsync(azurite, more: ("DataProtection:Certificate", first));

        await office.RestartAsync(more: [("DataProtection:Certificate", second), ("DataProtection:FormerCertificates:0", first)]);

        Assert.Contains("记", (await office.Member.SayAsync("帮助")).Text, StringComparison.Ordinal);
    }

    // As base64, as a secret store hands it out.
    private static string Certificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return Convert.ToBase64String(certificate.Export(X509ContentType.Pkcs12));
    }
}
