using Azure;
using Azure.Data.Tables;
using BotApp.Hosting;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace BotApp.Tests.Unit.Hosting;

public sealed class KeyProtectionTests
{
    [Theory]
    [InlineData("Production", null, false)]
    [InlineData("Staging", "", false)]
    public async Task Start_WithoutACertificate_NamesTheSettingAndTheFix(string environment, string? path, bool allowed)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(environment, path, allowed));

        Assert.Contains("DataProtection:CertificatePath", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("DataProtection:AllowUnprotectedKeys", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", null, false)]
    [InlineData("Production", "ring.pfx", false)]
    [InlineData("Production", null, true)]
    public async Task Start_InDevelopmentOrProtectedOrAllowed_GoesOn(string environment, string? path, bool allowed) =>
        await StartAsync(environment, path, allowed);

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:20002/devstoreaccount1;")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;TableEndpoint=http://localhost:20002/devstoreaccount1;")]
    public async Task Start_EmulatedStorageOnThisMachine_GoesOn(string storage) => await StartAsync("Production", null, allowed: false, storage);

    [Theory]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;TableEndpoint=http://10.0.0.7:10002/devstoreaccount1;")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=office;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:8443/office;")]
    public async Task Start_StorageElsewhereOrBehindThisMachine_IsRefused(string storage) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync("Production", null, allowed: false, storage));

    [Fact]
    public async Task Start_WhileTheStorageOfTheKeysDoesNotAnswer_GoesOn()
    {
        var ring = new Mock<IKeyManager>();
        ring.Setup(r => r.GetAllKeys()).Throws(new RequestFailedException(0, "refused"));

        await StartAsync("Production", "ring.pfx", allowed: false, ring: ring.Object);

        ring.Verify(r => r.GetAllKeys(), Times.Once);
    }

    [Fact]
    public void AddKeyProtection_CertificateThatIsNotThere_NamesTheSetting()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["DataProtection:CertificatePath"] = "no-such-file.pfx" }).Build();

        var refusal = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddKeyProtection(configuration));

        Assert.Contains("DataProtection:CertificatePath names 'no-such-file.pfx', which is not there", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "has no private key")]
    public void AddKeyProtection_CertificateAsText_IsTakenOrNamedWithoutItsContent(bool withKey, string? said)
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        using var made = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=ring", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        using var bare = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(made.RawData);
        var text = Convert.ToBase64String((withKey ? made : bare).Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "pw"));

        var refusal = Record.Exception(() => new ServiceCollection().AddKeyProtection(
            Configured(("DataProtection:Certificate", text), ("DataProtection:CertificatePassword", "pw"))));

        Assert.Equal(said is null, refusal is null);
        Assert.Contains(said ?? "", refusal?.Message ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(text, refusal?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void AddKeyProtection_CertificateWithoutAnRsaKey_IsRefused()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        using var made = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=ring", key, System.Security.Cryptography.HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        var text = Convert.ToBase64String(made.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "pw"));

        var refusal = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddKeyProtection(
            Configured(("DataProtection:Certificate", text), ("DataProtection:CertificatePassword", "pw"))));

        Assert.Contains("has no RSA key", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no base64 at all", null, "DataProtection:Certificate cannot be read")]
    [InlineData("AAAA", null, "DataProtection:Certificate cannot be read")]
    [InlineData("AAAA", "ring.pfx", "both set")]
    public void AddKeyProtection_WrongText_NamesTheSetting(string text, string? path, string said)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddKeyProtection(
            Configured(("DataProtection:Certificate", text), ("DataProtection:CertificatePath", path))));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddKeyProtection_WrongFormerCertificate_IsNamedByItsPlace()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        using var made = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=ring", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        var text = Convert.ToBase64String(made.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12));

        var refusal = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddKeyProtection(Configured(
            ("DataProtection:Certificate", text), ("DataProtection:FormerCertificates:0", text), ("DataProtection:FormerCertificates:1", "AAAA"))));

        Assert.Contains("DataProtection:FormerCertificates:1 cannot be read", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FormerCertificates", "AAAA", "FormerCertificates:0 cannot be read")]
    [InlineData("FormerCertificates", "AAAA, BBBB", "FormerCertificates:0 cannot be read")]
    [InlineData("FormerCertificatePaths", "no-such-file.pfx", "FormerCertificatePaths:0 names 'no-such-file.pfx'")]
    public void AddKeyProtection_FormerCertificateWithoutAnIndex_IsRead(string list, string value, string said)
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        using var made = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=ring", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        var text = Convert.ToBase64String(made.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12));

        var refusal = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddKeyProtection(
            Configured(("DataProtection:Certificate", text), ($"DataProtection:{list}", value))));

        Assert.Contains($"DataProtection:{said}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FormerCertificates:0")]
    [InlineData("FormerCertificates")]
    [InlineData("FormerCertificatePaths:0")]
    [InlineData("FormerCertificatePaths")]
    public void AddKeyProtection_FormerCertificateWithoutAPresentOne_IsRefused(string setting)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddKeyProtection(Configured(($"DataProtection:{setting}", "AAAA"))));

        Assert.Contains("DataProtection:FormerCertificates", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("DataProtection:CertificatePath", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", refusal.Message, StringComparison.Ordinal);
    }

    // As a template leaves it that has no former one to name.
    [Fact]
    public void AddKeyProtection_FormerCertificateSetToNothing_IsNone() =>
        new ServiceCollection().AddKeyProtection(Configured(("DataProtection:FormerCertificates:0", ""), ("DataProtection:FormerCertificatePaths", "")));

    private static IConfiguration Configured(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build();

    private static Task StartAsync(string environment, string? path, bool allowed, string storage = "DefaultEndpointsProtocol=https;AccountName=office;AccountKey=a2V5;EndpointSuffix=core.windows.net", IKeyManager? ring = null)
    {
        var options = new KeyProtectionOptions { CertificatePath = path, AllowUnprotectedKeys = allowed };
        var host = Mock.Of<IHostEnvironment>(h => h.EnvironmentName == environment);
        return new KeyProtectionGuard(
            Options.Create(options), host, new TableServiceClient(storage), ring ?? Mock.Of<IKeyManager>(m => m.GetAllKeys() == Array.Empty<IKey>()), NullLogger<KeyProtectionGuard>.Instance)
            .StartingAsync(TestContext.Current.CancellationToken);
    }
}
