using BotApp.Cards;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using static BotApp.Tests.Integration.Ledgers.EnteredItems;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>Whoever clicks on a card that is out of date is told so, and loses nothing of what was typed.</summary>
public sealed class StaleItemTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Save_OfAFormThatIsStale_HandsItBackAsTypedOverWhatStandsNow()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-12-01"), ("f-category", "学习"));
        var form = await office.Secretary.ClickAsync(card, CardVerbs.LedgerEdit);
        await office.Recorder.ClickAsync(card, CardVerbs.LedgerUpdate, changed: [("status", "in-progress"), ("due", "2026-12-10")]);

        var stale = await office.Secretary.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: [("f-title", "学习笔记检查太少"), ("f-category", null)]);

        Assert.True(stale.Card.Has(CardVerbs.LedgerSave), stale.Card.Text);
        Assert.Contains("没有保存", stale.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("学习笔记检查太少", "沈一舟", "2026-12-10"), (stale.Card.Inputs["f-title"], stale.Card.Inputs["f-owner"], stale.Card.Inputs["f-due"]));
        Assert.False(stale.Card.Inputs.ContainsKey("f-category"));
        var saved = await office.Secretary.ClickAsync(stale.Card, CardVerbs.LedgerSave);
        Assert.DoesNotContain("没有保存", saved.Card.Text, StringComparison.Ordinal);
        var item = await office.ItemAsync(card);
        Assert.Equal(("学习笔记检查太少", "2026-12-10", "in-progress", 3), (item.Title, item.Fields["due"], item.Fields["status"], item.Version));
    }

    [Fact]
    public async Task Edit_FromACardThatIsStale_SaysSo()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-12-01"));
        var updated = await office.Recorder.ClickAsync(card, CardVerbs.LedgerUpdate, changed: ("due", "2026-12-10"));

        var form = await office.Secretary.ClickAsync(card, CardVerbs.LedgerEdit);

        Assert.Contains("已有修改", form.Card.Text, StringComparison.Ordinal);
        Assert.Equal("2026-12-10", form.Card.Inputs["f-due"]);
        Assert.DoesNotContain("已有修改", (await office.Secretary.ClickAsync(updated.Card, CardVerbs.LedgerEdit)).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_OfAStaleCard_ShowsWhatWasNotTouchedAsItStandsNow()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-12-01"));
        await office.Recorder.ClickAsync(card, CardVerbs.LedgerUpdate, changed: [("status", "in-progress"), ("due", "2026-12-31")]);

        var stale = await office.Secretary.ClickAsync(card, CardVerbs.LedgerUpdate, changed: ("note", "已问过"));

        Assert.Equal(("2026-12-31", "in-progress", "已问过"), (stale.Card.Inputs["due"], stale.Card.Inputs["status"], stale.Card.Inputs["note"]));
        await office.Secretary.ClickAsync(stale.Card, CardVerbs.LedgerUpdate);
        var item = await office.ItemAsync(card);
        Assert.Equal(("2026-12-31", "in-progress"), (item.Fields["due"], item.Fields["status"]));
        Assert.Contains("已问过", item.Fields["notes"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfANewItemsFormWithOtherContent_HandsItBackToChangeTheItem()
    {
        var form = await office.Recorder.NewItemFormAsync();
        var saved = await office.Recorder.ClickAsync(form, CardVerbs.LedgerSave, changed: ("f-title", Title));

        var other = await office.Recorder.ClickAsync(form, CardVerbs.LedgerSave, changed: [("f-title", Title), ("f-problem", "检查间隔较长")]);

        Assert.Equal("检查间隔较长", other.Card.Inputs.GetValueOrDefault("f-problem"));
        await office.Recorder.ClickAsync(other.Card, CardVerbs.LedgerSave);
        Assert.Equal("检查间隔较长", (await office.ItemAsync(saved.Card)).Fields["problem"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Save_DeliveredAgain_IsNotSaidToBeLost(bool movedOnMeanwhile)
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        var form = await office.Secretary.ClickAsync(card, CardVerbs.LedgerEdit);
        (string, string?)[] typed = [("f-title", "学习笔记检查太少")];
        var saved = await office.Secretary.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: typed);
        if (movedOnMeanwhile)
            await office.Recorder.ClickAsync(saved.Card, CardVerbs.LedgerUpdate, changed: [("status", "in-progress"), ("due", "2026-12-10"), ("note", "已部署")]);

        var again = await office.Secretary.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: typed);

        Assert.Contains("此前已经保存过", again.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("学习笔记检查太少", movedOnMeanwhile ? 3 : 2), ((await office.ItemAsync(card)).Title, (await office.ItemAsync(card)).Version));
    }

    [Fact]
    public async Task Update_DeadlineEmptied_IsTakenAwayAndARefusalLeavesItEmpty()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-12-01"));

        var refused = await office.Recorder.ClickAsync(card, CardVerbs.LedgerUpdate, changed: [("due", ""), ("note", new string('长', 301))]);
        Assert.Equal("", refused.Card.Inputs.GetValueOrDefault("due", ""));
        var saved = await office.Recorder.ClickAsync(refused.Card, CardVerbs.LedgerUpdate, changed: [("due", ""), ("note", "改为长期跟进")]);

        Assert.Contains("取消时限", saved.Card.Text, StringComparison.Ordinal);
        Assert.False((await office.ItemAsync(card)).Fields.ContainsKey("due"));
    }

    [Fact]
    public async Task Update_OfAStaleCardWithoutADeadline_DoesNotTakeAwayTheOneThatIsNew()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        await office.Recorder.ClickAsync(card, CardVerbs.LedgerUpdate, changed: ("due", "2026-12-31"));

        var stale = await office.Secretary.ClickAsync(card, CardVerbs.LedgerUpdate, changed: [("due", ""), ("note", "已问过")]);

        Assert.Equal("2026-12-31", stale.Card.Inputs["due"]);
    }

    [Fact]
    public async Task Update_OfWhatWasClosedMeanwhile_ShowsTheNoteThatWasNotKept()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        await office.DispatchAsync();
        var own = await office.Member.ClickAsync(await office.Member.SayAsync("我的"), CardVerbs.LedgerOpen);
        await office.Recorder.ClickAsync(card, CardVerbs.LedgerClose);

        var noted = await office.Member.ClickAsync(own.Card, CardVerbs.LedgerUpdate, changed: ("note", "已收齐三份"));
        var plain = await office.Member.ClickAsync(own.Card, CardVerbs.LedgerUpdate, changed: ("status", "in-progress"));

        Assert.False(noted.Card.HasInput("note"));
        Assert.Contains("已收齐三份", noted.Card.Text, StringComparison.Ordinal);
        foreach (var answer in new[] { noted, plain })
        {
            Assert.Contains("您的改动没有保存", answer.Card.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("仍在卡片上", answer.Card.Text, StringComparison.Ordinal);
        }
    }
}
