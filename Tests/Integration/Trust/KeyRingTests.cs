using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BotApp.Features.SelfReviews;
using BotApp.Storage.SelfReviews;
using BotApp.Tests.Integration.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
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

    [Fact]
    public async Task Review_WhoseCertificateIsLost_SaysSoAndItsAuthorWritesTheNextRound()
    {
        var (first, second) = (Certificate(), Certificate());
        await using var office = await OfficeHost.StartAsync(azurite, more: ("DataProtection:Certificate", first));
        await office.OpenCycleAsync();
        await office.Member.SubmitAsync(("旧的问题", "每月学习一次"));
        await office.RestartAsync(more: [("DataProtection:Certificate", second), ("DataProtection:AllowUnreadableKeys", "true")]);

        var home = await office.Member.SayAsync("自查");
        Assert.Contains("不能打开", (await office.Member.ForgeAsync("review.open", home.DataOf("review.open"))).Text, StringComparison.Ordinal);
        await office.OpenCycleAsync("第二轮", "2026-12-18");
        await office.Member.SubmitAsync(("新的问题", "每月学习一次"));

        var cycles = await office.Services.GetRequiredService<ReviewCycles>().ListAsync(OfficeHost.Stop);
        var read = await office.Secretary.ForgeAsync("review.read", new() { ["id"] = cycles.Single(c => c.Name == "第二轮").Id, ["who"] = office.Member.Id });
        Assert.Contains("新的问题", read.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_OfWhatCannotBeOpened_IsNoReading()
    {
        var (first, second) = (Certificate(), Certificate());
        await using var office = await OfficeHost.StartAsync(azurite, more: ("DataProtection:Certificate", first));
        await office.OpenCycleAsync();
        await office.Member.SubmitAsync(("旧的问题", "每月学习一次"));
        await office.RestartAsync(more: [("DataProtection:Certificate", second), ("DataProtection:AllowUnreadableKeys", "true")]);
        var cycle = Assert.Single(await office.Services.GetRequiredService<ReviewCycles>().ListAsync(OfficeHost.Stop)).Id;

        var read = await office.Secretary.ForgeAsync("review.read", new() { ["id"] = cycle, ["who"] = office.Member.Id });

        Assert.Contains("不能打开", read.Text, StringComparison.Ordinal);
        Assert.Empty(await office.Services.GetRequiredService<SelfReviewStore>().ReadersAsync(office.Member.Id, cycle, OfficeHost.Stop));
        Assert.DoesNotContain("review.read", await office.AllStoredTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_WrittenAfterACertificateWasSet_IsReadOnlyWithIt()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
        await office.RestartAsync(more: ("DataProtection:Certificate", Certificate()));
        await office.Member.SubmitAsync(("新的问题", "每月学习一次"));

        var read = await ReadWithoutACertificateAsync(office);

        Assert.Contains("不能打开", read.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_WrittenBeforeACertificateWasSet_IsReadOnlyWithItOnceItsKeyIsWrappedAnew()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.OpenCycleAsync();
        await office.Member.SubmitAsync(("旧的问题", "每月学习一次"));
        var certificate = ("DataProtection:Certificate", Certificate());
        await office.RestartAsync(more: certificate);
        Assert.Contains("旧的问题", (await ReadAsync(office)).Card.Text, StringComparison.Ordinal);

        // The ring goes by the clock of the machine; the key in use is two days old by then.
        await office.RestartAsync(TimeProvider.System.GetUtcNow().AddDays(3).ToString("O", CultureInfo.InvariantCulture), certificate);
        await office.Services.GetRequiredService<AuthorKeyWork>().RunOnceAsync(OfficeHost.Stop);

        Assert.Contains("旧的问题", (await ReadAsync(office)).Card.Text, StringComparison.Ordinal);
        Assert.Contains("不能打开", (await ReadWithoutACertificateAsync(office)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithACertificateSetLater_MakesOneKeyHoweverOftenAndManyHostsStart()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var certificate = ("DataProtection:Certificate", Certificate());

        await office.RestartAsync(more: certificate);
        await office.RestartAsync(more: certificate);

        var keys = office.Services.GetRequiredService<IKeyManager>().GetAllKeys();
        Assert.Equal(2, keys.Count);
        Assert.Single(office.Logs.Lines, line => line.Contains("lies unencrypted", StringComparison.Ordinal));
    }

    private static async Task<Answer> ReadWithoutACertificateAsync(OfficeHost office)
    {
        await office.RestartAsync(more: ("DataProtection:AllowUnreadableKeys", "true"));
        return await ReadAsync(office);
    }

    private static async Task<Answer> ReadAsync(OfficeHost office)
    {
        var cycle = Assert.Single(await office.Services.GetRequiredService<ReviewCycles>().ListAsync(OfficeHost.Stop)).Id;
        return await office.Secretary.ForgeAsync("review.read", new() { ["id"] = cycle, ["who"] = office.Member.Id });
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
