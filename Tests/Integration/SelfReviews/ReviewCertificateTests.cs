using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Data.Tables;
using BotApp.Storage.SelfReviews;
using BotApp.Tests.Integration.Storage;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.SelfReviews.ReviewStores;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>Keys of authors under the certificates of the key ring.</summary>
public sealed class ReviewCertificateTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task KeyRing_WithACertificate_IsReadOnlyWithIt()
    {
        var office = await TestOffice.CreateAsync(azurite);
        using var certificate = Certificate();
        await Store(office.Tables, certificate).SaveAsync(Head(1), new ReviewTexts("稿", null, null), Ct);

        // A host without it would make a ring key of its own, so the ring is looked at first.
        Assert.DoesNotContain("<masterKey", string.Concat(office.Tables.Keys.Query<TableEntity>(cancellationToken: Ct).Select(r => r.GetString("Xml"))), StringComparison.Ordinal);
        Assert.Equal("稿", (await Store(office.Connect(), certificate).OpenAsync("p1", "c1", Ct))!.Texts!.Draft);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Store(office.Connect()).OpenAsync("p1", "c1", Ct));
    }

    [Fact]
    public async Task RenewKeysAsync_KeyOfAFormerCertificate_OpensWithoutItAfterwards()
    {
        var office = await TestOffice.CreateAsync(azurite);
        using var former = Certificate();
        using var present = Certificate();
        await Store(office.Tables, former).SaveAsync(Head(1), new ReviewTexts("稿", null, null), Ct);
        MakeRingKey(office, present, former);
        Assert.Equal((0, 1), await Store(office.Connect(), present).RenewKeysAsync(Ct));

        // Another host may not have read the new key of the ring yet.
        Assert.Equal((0, 0), await Store(office.Connect(), present, former).RenewKeysAsync(Ct));
        Assert.Equal((1, 0), await Store(office.Connect(), Later, false, present, former).RenewKeysAsync(Ct));

        Assert.Equal("稿", (await Store(office.Connect(), present).OpenAsync("p1", "c1", Ct))!.Texts!.Draft);
        Assert.Equal((0, 0), await Store(office.Connect(), Later, false, present).RenewKeysAsync(Ct));
        Assert.True(await Store(office.Connect(), present).EraseAsync("p1", Ct));
        Assert.Null((await Store(office.Connect(), present, former).OpenAsync("p1", "c1", Ct))!.Texts);
    }

    [Fact]
    public async Task SaveAsync_KeyThatDoesNotOpenHere_IsKeptUnlessItIsSaidToBeLost()
    {
        var office = await TestOffice.CreateAsync(azurite);
        using var former = Certificate();
        using var present = Certificate();
        await Store(office.Tables, former).SaveAsync(Head(1), new ReviewTexts("稿", null, null), Ct);
        MakeRingKey(office, present, former);
        var next = Head(1) with { Cycle = "c2" };

        var wrong = Store(office.Connect(), present);
        Assert.Contains(
            "DataProtection:FormerCertificates", (await Assert.ThrowsAsync<CryptographicException>(() => wrong.SaveAsync(next, new ReviewTexts("新的", null, null), Ct))).Message, StringComparison.Ordinal);
        Assert.Equal("稿", (await Store(office.Connect(), present, former).OpenAsync("p1", "c1", Ct))!.Texts!.Draft);

        var given = Store(office.Connect(), Later, true, present);
        Assert.Null((await given.OpenAsync("p1", "c1", Ct))!.Texts);
        Assert.NotNull(await given.SaveAsync(next, new ReviewTexts("新的", null, null), Ct));
        Assert.Equal("新的", (await Store(office.Connect(), present).OpenAsync("p1", "c2", Ct))!.Texts!.Draft);
        Assert.Null((await Store(office.Connect(), present, former).OpenAsync("p1", "c1", Ct))!.Texts);
    }

    private static readonly DateTimeOffset Later = TimeProvider.System.GetUtcNow().AddDays(3);

    // As the ring makes one every 90 days, under the certificate then in force.
    private static void MakeRingKey(TestOffice office, params X509Certificate2[] certificates) =>
        Services(office.Connect(), null, false, certificates).GetRequiredService<IKeyManager>()
            .CreateNewKey(Later.AddDays(-3), Later.AddDays(90));

    private static X509Certificate2 Certificate()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=key ring", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddYears(1));
    }
}
