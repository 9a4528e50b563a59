using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.SelfReviews;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.SelfReviews.ReviewStores;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.SelfReviews;

/// <summary>A self-review opens only in the row it was sealed for, as that row was.</summary>
public sealed class ReviewSealTests(AzuriteFixture azurite)
{
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
