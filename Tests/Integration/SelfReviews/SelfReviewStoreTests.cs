using Azure;
using BotApp.Storage.SelfReviews;
using BotApp.Tests.Integration.Storage;
using static BotApp.Tests.Integration.SelfReviews.ReviewStores;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.SelfReviews;

public sealed class SelfReviewStoreTests(AzuriteFixture azurite)
{
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
    public async Task OpenAsync_CountedSince_OpensAsBefore()
    {
        var store = Store((await TestOffice.CreateAsync(azurite)).Tables);
        var saved = await store.SaveAsync(Head(1) with { IsPending = true, CountedIn = [Unit] }, new ReviewTexts("稿", "交", null), Ct);

        Assert.True(await store.SettleAsync(saved!, [Unit, "branch:第二党支部"], Ct));

        Assert.Equal("交", (await store.OpenAsync("p1", "c1", Ct))!.Texts!.Submitted);
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
}
