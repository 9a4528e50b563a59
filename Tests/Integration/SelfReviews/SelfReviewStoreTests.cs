using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Keys;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.SelfReviews;

public sealed class SelfReviewStoreTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task OpenAsync_LongTexts_AreWhatWasSaved()
    {
        var store = Store((await TestOffice.CreateAsync(azurite)).Tables);
        var texts = new ReviewTexts(new string('稿', 60_000), new string('交', 60_000), "意见");

        await store.SaveAsync(Head(1), texts, Ct);

        var opened = await store.OpenAsync("p1", "c1", Ct);
        Assert.Equal((texts.Draft, texts.Submitted, texts.Remark), (opened!.Texts!.Draft, opened.Texts.Submitted, opened.Texts.Remark));
    }

    [Fact]
    public async Task OpenAsync_OnAnotherHost_OpensToo()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office.Tables).SaveAsync(Head(1), new ReviewTexts("稿", null, null), Ct);

        Assert.Equal("稿", (await Store(office.Connect()).OpenAsync("p1", "c1", Ct))!.Texts!.Draft);
    }

    [Fact]
    public async Task SaveAsync_OfWhatWasOpenedBeforeItsAuthorWasErased_WritesNothing()
    {
        var store = Store((await TestOffice.CreateAsync(azurite)).Tables);
        var opened = (await store.SaveAsync(Head(1), new ReviewTexts("稿", "交", null), Ct))!;
        await store.EraseAsync("p1", Ct);

        Assert.Null(await store.SaveAsync(opened with { Version = 2 }, new ReviewTexts("改过的稿", "交", null), Ct));

        Assert.Null((await store.OpenAsync("p1", "c1", Ct))!.Texts);
    }

    [Fact]
    public async Task EraseAsync_Author_LeavesTextsUnreadableOnEveryHostAndKeepsCounts()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var (one, other) = (Store(office.Tables), Store(office.Connect()));
        await one.SaveAsync(Head(1), new ReviewTexts("稿", "交", null), Ct);
        await one.SaveAsync(Head(1) with { Author = "p2" }, new ReviewTexts("别人的", null, null), Ct);
        Assert.NotNull((await other.OpenAsync("p1", "c1", Ct))!.Texts);

        Assert.True(await one.EraseAsync("p1", Ct));

        var opened = await other.OpenAsync("p1", "c1", Ct);
        Assert.Null(opened!.Texts);
        Assert.Equal(ReviewState.Submitted, opened.Head.State);
        Assert.Equal("别人的", (await other.OpenAsync("p2", "c1", Ct))!.Texts!.Draft);
        Assert.False(await one.EraseAsync("p1", Ct));

        // A new key of the same person opens nothing old.
        await one.SaveAsync(Head(1) with { Cycle = "c2" }, new ReviewTexts("新的", null, null), Ct);
        Assert.Null((await other.OpenAsync("p1", "c1", Ct))!.Texts);
    }

    [Fact]
    public async Task EraseAsync_KeyIsWrittenAgainAtEveryTry_EndsAsAnOutage()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office.Tables).SaveAsync(Head(1), new ReviewTexts("稿", null, null), Ct);
        var busy = Store(office.Connect(new FaultyNetwork { OfRows = Enumerable.Repeat(Fault.PreconditionBefore, 40) }));

        await Assert.ThrowsAsync<RequestFailedException>(() => busy.EraseAsync("p1", Ct));

        Assert.True(await Store(office.Tables).HasKeyAsync("p1", Ct));
    }

    [Fact]
    public async Task OpenAsync_BoxCopiedToAnotherAuthor_IsRefused()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = Store(office.Tables);
        await store.SaveAsync(Head(1), new ReviewTexts("稿", null, null), Ct);
        await store.SaveAsync(Head(1) with { Author = "thief" }, new ReviewTexts("贼", null, null), Ct);
        await CopyAsync(office.Tables.Reviews, "p1", "thief", "Draft0");
        await CopyAsync(office.Tables.Keys, TableKey.Of("author", "p1"), TableKey.Of("author", "thief"), "Wrapped");

        await Assert.ThrowsAnyAsync<CryptographicException>(() => store.OpenAsync("thief", "c1", Ct));
    }

    /// <summary>What someone who can write to the table makes of a head.</summary>
    private static readonly Dictionary<string, Func<ReviewHead, ReviewHead>> Alterations = new(StringComparer.Ordinal)
    {
        ["submitted to another branch"] = head => head with { Parts = [head.Parts[0] with { Unit = "branch:第二党支部" }] },
        ["submitted later"] = head => head with { Parts = [head.Parts[0] with { SubmittedAt = Now.AddDays(9) }] },
        ["submitted once more"] = head => head with { Parts = [.. head.Parts, head.Parts[0] with { Unit = "branch:第二党支部" }] },
        ["not submitted"] = head => head with { State = ReviewState.Returned },
        ["of another branch"] = head => head with { Unit = "branch:第二党支部" },
        ["of another version"] = head => head with { Version = 7 },
        ["changed later"] = head => head with { ChangedAt = Now.AddDays(9) },
        ["changed by another"] = head => head with { ChangedBy = "s1" },
    };

    public static TheoryData<string> Altered => [.. Alterations.Keys];

    [Theory]
    [MemberData(nameof(Altered))]
    public async Task OpenAsync_RowAltered_HasNoTextAndSaysWhy(string how)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = Store(office.Tables);
        await store.SaveAsync(Head(1), new ReviewTexts("稿", "交", null), Ct);

        await AlterAsync(office.Tables.Reviews, Alterations[how]);

        var opened = await store.OpenAsync("p1", "c1", Ct);
        Assert.Null(opened!.Texts);
        Assert.True(opened.IsAltered);
    }

    [Fact]
    public async Task OpenAsync_TextOfAFormerVersionPutBack_HasNoText()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = Store(office.Tables);
        var submitted = await store.SaveAsync(Head(1), new ReviewTexts("稿", "交", null), Ct);
        var before = Row(office.Tables.Reviews);
        await store.SaveAsync(submitted! with { Version = 2, State = ReviewState.Draft, Parts = [] }, new ReviewTexts("改过的稿", null, null), Ct);

        var row = Row(office.Tables.Reviews);
        row["Submitted0"] = before["Submitted0"];
        await office.Tables.Reviews.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Ct);

        Assert.Null((await store.OpenAsync("p1", "c1", Ct))!.Texts);
    }

    [Fact]
    public async Task OpenAsync_CountedSince_OpensAsBefore()
    {
        var store = Store((await TestOffice.CreateAsync(azurite)).Tables);
        var saved = await store.SaveAsync(Head(1) with { IsPending = true, CountedIn = [Unit] }, new ReviewTexts("稿", "交", null), Ct);

        Assert.True(await store.SettleAsync(saved!, [Unit, "branch:第二党支部"], Ct));

        Assert.Equal("交", (await store.OpenAsync("p1", "c1", Ct))!.Texts!.Submitted);
    }

    [Fact]
    public async Task OpenAsync_SealedByAFormerBuild_OpensAndIsBoundToItsRowFromTheNextSaveOn()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var (kept, store) = (AuthorKey.Make(), Store(office.Tables));
        await KeepAsync(office.Tables, kept);
        var row = ReviewRow.Write(Head(1));
        ReviewRow.PutBox(row, ReviewRow.Submitted, FormerSeal(kept, "交", ReviewRow.Submitted));
        await office.Tables.Reviews.AddEntityAsync(row, Ct);

        var opened = await store.OpenAsync("p1", "c1", Ct);
        Assert.Equal("交", opened!.Texts!.Submitted);

        await store.SaveAsync(opened.Head with { Version = 2 }, opened.Texts, Ct);
        await AlterAsync(office.Tables.Reviews, Alterations["submitted to another branch"]);
        Assert.Null((await store.OpenAsync("p1", "c1", Ct))!.Texts);
    }

    [Fact]
    public async Task OpenAsync_MarkOfAFormerBuildPutOnANewSeal_HasNoText()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = Store(office.Tables);
        await store.SaveAsync(Head(1), new ReviewTexts("稿", null, null), Ct);

        var row = Row(office.Tables.Reviews);
        row["Draft0"] = (byte[])[1, .. row.GetBinary("Draft0")[1..]];
        await office.Tables.Reviews.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Ct);

        var opened = await store.OpenAsync("p1", "c1", Ct);
        Assert.Null(opened!.Texts);
        Assert.True(opened.IsAltered);
    }

    [Fact]
    public async Task OpenAsync_KeyDestroyed_IsNotCalledAltered()
    {
        var store = Store((await TestOffice.CreateAsync(azurite)).Tables);
        await store.SaveAsync(Head(1), new ReviewTexts("稿", "交", null), Ct);
        await store.EraseAsync("p1", Ct);
        Assert.False((await store.OpenAsync("p1", "c1", Ct))!.IsAltered);

        await store.SaveAsync(Head(1) with { Cycle = "c2" }, new ReviewTexts("新的", null, null), Ct);
        Assert.False((await store.OpenAsync("p1", "c1", Ct))!.IsAltered);
    }

    [Fact]
    public async Task SaveAsync_UnderAnOldEtag_WritesNothing()
    {
        var store = Store((await TestOffice.CreateAsync(azurite)).Tables);
        var first = await store.SaveAsync(Head(1), new ReviewTexts("一", null, null), Ct);
        await store.SaveAsync(Head(2) with { ETag = first!.ETag }, new ReviewTexts("二", null, null), Ct);

        Assert.Null(await store.SaveAsync(Head(2) with { ETag = first.ETag }, new ReviewTexts("三", null, null), Ct));
        Assert.Null(await store.SaveAsync(Head(1), new ReviewTexts("三", null, null), Ct));
        Assert.Equal("二", (await store.OpenAsync("p1", "c1", Ct))!.Texts!.Draft);
    }

    [Fact]
    public async Task RecordReadingAsync_SameClickTwice_IsOneReadingNewestFirst()
    {
        var store = Store((await TestOffice.CreateAsync(azurite)).Tables);
        foreach (var (reader, at, click) in new[] { ("s1", Now, "a1"), ("s1", Now, "a1"), ("s2", Now.AddHours(1), "a2") })
            await store.RecordReadingAsync("p1", "c1", new ReviewReading(reader, at), click, Ct);

        Assert.Equal(["s2", "s1"], (await store.ReadersAsync("p1", "c1", Ct)).Select(r => r.Reader));
        Assert.Empty(await store.ReadersAsync("p1", "c", Ct));
    }

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

    private static ReviewHead Head(int version) => new()
    {
        Author = "p1",
        Cycle = "c1",
        Version = version,
        State = ReviewState.Submitted,
        Unit = Unit,
        Parts = [new ReviewPart(1, Now, Unit, 2, 3)],
        ChangedAt = Now,
        ChangedBy = "p1",
    };

    private static readonly DateTimeOffset Later = TimeProvider.System.GetUtcNow().AddDays(3);

    private static SelfReviewStore Store(OfficeTables tables, params X509Certificate2[] certificates) =>
        Services(tables, null, false, certificates).GetRequiredService<SelfReviewStore>();

    private static SelfReviewStore Store(OfficeTables tables, DateTimeOffset now, bool allowsUnreadable, params X509Certificate2[] certificates) =>
        Services(tables, now, allowsUnreadable, certificates).GetRequiredService<SelfReviewStore>();

    /// <param name="certificates">The present one, then former ones.</param>
    private static ServiceProvider Services(OfficeTables tables, DateTimeOffset? now, bool allowsUnreadable, X509Certificate2[] certificates)
    {
        var services = new ServiceCollection().AddSingleton(tables).AddSelfReviewStorage().AddLogging();
        if (now is { } at)
            services.AddSingleton<TimeProvider>(new FakeTimeProvider(at));
        services.Configure<AuthorKeyOptions>(o => o.AllowUnreadableKeys = allowsUnreadable);
        services.AddOptions<KeyManagementOptions>().Configure<TableXmlRepository>((keys, ring) => keys.XmlRepository = ring);
        var protection = services.AddDataProtection().SetApplicationName("BotApp");
        if (certificates.Length > 0)
            protection.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate(certificates[1..]);
        return services.BuildServiceProvider();
    }

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

    private static TableEntity Row(TableClient reviews) => reviews.Query<TableEntity>(cancellationToken: Ct).Single();

    private static async Task AlterAsync(TableClient reviews, Func<ReviewHead, ReviewHead> how)
    {
        var row = Row(reviews);
        foreach (var (column, value) in ReviewRow.Write(how(ReviewRow.ReadHead(row))))
            row[column] = value;
        await reviews.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Ct);
    }

    private static async Task KeepAsync(OfficeTables tables, byte[] kept)
    {
        var wrap = Services(tables, null, false, []).GetRequiredService<AuthorKeyWrap>();
        await tables.Keys.AddEntityAsync(
            new TableEntity(TableKey.Of("author", "p1"), TableKey.Of("key")) { ["Wrapped"] = wrap.Wrap("p1", kept) }, Ct);
    }

    // As builds before sealed: bound to author, round and slot alone.
    private static byte[] FormerSeal(byte[] kept, string text, string slot)
    {
        var (nonce, tag, plain) = (RandomNumberGenerator.GetBytes(12), new byte[16], Encoding.UTF8.GetBytes(text));
        var sealedText = new byte[plain.Length];
        using var aes = new AesGcm(kept.AsSpan(8), tag.Length);
        aes.Encrypt(nonce, plain, sealedText, tag, Encoding.UTF8.GetBytes(TableKey.Of("p1", "c1", slot)));
        return [1, .. kept[..8], .. nonce, .. tag, .. sealedText];
    }

    private static async Task CopyAsync(TableClient table, string from, string to, string column)
    {
        var rows = table.Query<TableEntity>(cancellationToken: Ct).ToList();
        var (source, target) = (rows.Single(r => r.PartitionKey == from && r.ContainsKey(column)), rows.Single(r => r.PartitionKey == to && r.ContainsKey(column)));
        target[column] = source[column];
        await table.UpdateEntityAsync(target, target.ETag, TableUpdateMode.Replace, Ct);
    }
}
