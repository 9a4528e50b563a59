using BotApp.Cards;
using BotApp.Storage.Records;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using static BotApp.Tests.Integration.Ledgers.EnteredItems;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>What was entered by mistake is taken back by whoever keeps the list.</summary>
public sealed class CancelItemTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Cancel_OfAnItemEnteredByMistake_TakesItOffListsAndCounts()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-12-01"));
        await office.DispatchAsync();
        Assert.Contains(Title, (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);

        var cancelled = await office.Recorder.ClickAsync(card, "ledger.cancel");
        var twice = await office.Recorder.ClickAsync(card, "ledger.cancel");
        await office.DispatchAsync();

        foreach (var answer in new[] { cancelled, twice })
        {
            Assert.Contains("已取消", answer.Card.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("没有保存", answer.Card.Text, StringComparison.Ordinal);
            Assert.False(answer.Card.Has(CardVerbs.LedgerUpdate) || answer.Card.Has(CardVerbs.LedgerEdit) || answer.Card.Has("ledger.cancel"));
        }

        var item = await office.ItemAsync(card);
        Assert.Equal((RecordState.Cancelled, 2), (item.State, item.Version));
        Assert.DoesNotContain(Title, (await office.Member.SayAsync("我的")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, (await office.Secretary.SayAsync("台账 第一党支部")).Text, StringComparison.Ordinal);
        var tally = await office.Units.TallyAsync(Branch, new DateOnly(2026, 11, 1), OfficeHost.Stop);
        Assert.DoesNotContain(tally, t => t.Key.StartsWith("problem-list/", StringComparison.Ordinal) && t.Value != 0);
        Assert.Null((await office.Units.AuditAsync(Branch, OfficeHost.Stop)).Break);
        var late = await office.Recorder.ClickAsync(card, CardVerbs.LedgerUpdate, changed: ("note", "已收齐三份"));
        Assert.Contains("已收齐三份", late.Card.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await office.ItemAsync(card)).Version);
    }

    [Fact]
    public async Task Cancel_OfWhatMovedOnMeanwhile_IsAskedAgain()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        await office.Secretary.ClickAsync(card, CardVerbs.LedgerUpdate, changed: ("status", "in-progress"));

        var stale = await office.Recorder.ClickAsync(card, "ledger.cancel");

        Assert.Contains("没有保存", stale.Card.Text, StringComparison.Ordinal);
        Assert.Equal(RecordState.Active, (await office.ItemAsync(card)).State);
        Assert.Contains("已取消", (await office.Recorder.ClickAsync(stale.Card, "ledger.cancel")).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_OfWhatWasCancelledMeanwhile_SaysSoBeforeAnythingIsTyped()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        var form = await office.Recorder.ClickAsync(card, CardVerbs.LedgerEdit);
        await office.Secretary.ClickAsync(card, "ledger.cancel");

        var edited = await office.Recorder.ClickAsync(card, CardVerbs.LedgerEdit);
        var saved = await office.Recorder.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: [("f-title", "学习笔记检查太少"), ("f-due", "2026-12-01")]);

        Assert.False(edited.Card.Has(CardVerbs.LedgerSave));
        Assert.Contains("已取消", edited.Card.Text, StringComparison.Ordinal);
        Assert.Contains("没有保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Contains("学习笔记检查太少", saved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_OfAClosedItem_LeavesNothingToLookBackOn()
    {
        var closed = await office.Recorder.ClickAsync(await office.EnterItemAsync(("f-owner", "沈一舟")), CardVerbs.LedgerClose);

        await office.Recorder.ClickAsync(closed.Card, "ledger.cancel");
        await office.DispatchAsync();

        Assert.DoesNotContain(Title, (await office.Secretary.SayAsync("我的")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_ByWhoMayNotEditOrOfWhatAMeetingDecided_IsRefused()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        foreach (var person in new[] { office.Member, office.Leader, office.OtherRecorder, office.Stranger })
            Assert.False((await person.ForgeAsync("ledger.cancel", card.DataOf(CardVerbs.LedgerEdit))).IsCard);
        Assert.Equal(RecordState.Active, (await office.ItemAsync(card)).State);

        var form = await office.Recorder.SayAsync("昨天下午开了支委会，到会5人");
        await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: ("actions", "报送材料 | 骆松筠 | 2026-12-01"));
        await office.DispatchAsync();
        var list = await office.Recorder.SayAsync("台账 第一党支部");
        var decided = list.ButtonsOf(CardVerbs.LedgerOpen).Single(d => d["id"]!.GetValue<string>() != card.DataOf(CardVerbs.LedgerEdit)["id"]!.GetValue<string>());
        var opened = await office.Recorder.ForgeAsync(CardVerbs.LedgerOpen, decided);
        Assert.False(opened.Card.Has("ledger.cancel"));
        var forged = await office.Recorder.ForgeAsync("ledger.cancel", opened.Card.DataOf(CardVerbs.LedgerEdit));
        Assert.Contains("会议议定的事项随会议记录修改或取消", forged.Said, StringComparison.Ordinal);
        Assert.Equal(RecordState.Active, (await office.ItemAsync(opened.Card)).State);
    }
}
