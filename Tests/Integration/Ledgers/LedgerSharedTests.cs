using BotApp.Cards;
using BotApp.Office.Ledgers;
using BotApp.Tests.Integration.SelfReviews;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>What several people do to one item at once or one after the other: no word lost, and nobody looks back on what is their own.</summary>
public sealed class LedgerSharedTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task LookBack_ByWhoeverCarriedItOut_IsNotOffered()
    {
        var card = await office.EnterItemAsync(("f-owner", "林晓禾"), ("f-reviewer", "周砚清"));
        var reviewed = await office.Secretary.ForgeAsync(CardVerbs.LedgerOpen, card.DataOf(CardVerbs.LedgerEdit));
        await office.Secretary.ClickAsync(reviewed.Card, CardVerbs.LedgerClose);

        var opened = await office.Recorder.ForgeAsync(CardVerbs.LedgerOpen, card.DataOf(CardVerbs.LedgerEdit));

        Assert.Contains("已销号", opened.Card.Text, StringComparison.Ordinal);
        Assert.False(opened.Card.Has(CardVerbs.LedgerLookBack));
    }

    [Fact]
    public async Task Update_EightTapsAtOnce_AreOneChange()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            office.Recorder.ClickAsync(card, CardVerbs.LedgerUpdate, changed: [("status", "in-progress"), ("note", "已部署")])));

        Assert.All(answers, a => Assert.Contains("已部署", a.Card.Text, StringComparison.Ordinal));
        var item = await office.ItemAsync(card);
        Assert.Equal(2, item.Version);
        Assert.Single(new LedgerItem(item).Rows("notes"));
    }

    [Fact]
    public async Task Update_OfTwoPeopleFromTheSameCard_LosesNeithersWords()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));

        var answers = await Task.WhenAll(
            office.Recorder.ClickAsync(card, CardVerbs.LedgerUpdate, changed: [("status", "in-progress"), ("note", "甲说的")]),
            office.Secretary.ClickAsync(card, CardVerbs.LedgerUpdate, changed: [("status", "to-review"), ("note", "乙说的")]));

        var item = await office.ItemAsync(card);
        Assert.Equal(2, item.Version);
        var told = Assert.Single(answers, a => a.Card.Text.Contains("您的改动没有保存", StringComparison.Ordinal));
        var note = new LedgerItem(item).Rows("notes").Single()[2];
        Assert.Equal(note == "甲说的" ? "乙说的" : "甲说的", told.Card.Inputs["note"]);

        // The card that was handed back shows how it stands now: sent again, it is the second change.
        var person = note == "甲说的" ? office.Secretary : office.Recorder;
        var second = await person.ClickAsync(told.Card, CardVerbs.LedgerUpdate, changed: ("status", "to-review"));
        Assert.DoesNotContain("没有保存", second.Card.Text, StringComparison.Ordinal);
        Assert.Equal(2, new LedgerItem(await office.ItemAsync(card)).Rows("notes").Count);
    }

    [Fact]
    public async Task LookBack_BySomeoneWhoChangedItLastAndHasLeftTheBranch_IsRefused()
    {
        // The owner closes it, so the secretary is asked to check, and the recorder only edits.
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        var closed = await office.Member.ClickAsync(card, CardVerbs.LedgerClose);
        var form = await office.Recorder.ClickAsync(closed.Card, CardVerbs.LedgerEdit, data: card.DataOf(CardVerbs.LedgerEdit));
        var edited = await office.Recorder.ClickAsync(form.Card, CardVerbs.LedgerSave, changed: ("f-title", "学习笔记检查太少"));
        var data = edited.Card.DataOf(CardVerbs.LedgerEdit);
        var before = await office.ItemAsync(edited.Card);
        Assert.Equal(office.Recorder.Id, before.ChangedBy);
        await office.MoveAsync(office.Recorder, "第二党支部");
        await OfficeHost.EventuallyAsync(
            () => office.Recorder.ForgeAsync(CardVerbs.LedgerOpen, data.DeepClone().AsObject()), answer => !answer.IsCard);

        data["status"] = "reopened";
        var refused = await office.Recorder.ForgeAsync(CardVerbs.LedgerLookBack, data.DeepClone().AsObject());

        Assert.False(refused.IsCard);
        Assert.Equal(before.Version, (await office.ItemAsync(edited.Card)).Version);
        // It is refused to this person, not in itself.
        Assert.Contains("已销号 → 推进中", (await office.Secretary.ForgeAsync(CardVerbs.LedgerLookBack, data)).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_TwiceFromTheSameCard_IsOneClosing()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        await office.Recorder.ClickAsync(card, CardVerbs.LedgerClose);

        var again = await office.Recorder.ClickAsync(card, CardVerbs.LedgerClose);

        Assert.Contains("此前已经保存过", again.Card.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await office.ItemAsync(card)).Version);
    }

    [Fact]
    public async Task LookBack_ByWhoeverClosed_IsRefused()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        var closed = await office.Recorder.ClickAsync(card, CardVerbs.LedgerClose);
        var data = closed.Card.DataOf(CardVerbs.LedgerEdit);
        data["status"] = "holds";

        var own = await office.Recorder.ForgeAsync(CardVerbs.LedgerLookBack, data.DeepClone().AsObject());
        var other = await office.Secretary.ForgeAsync(CardVerbs.LedgerLookBack, data);

        Assert.Contains("销号人以外的人", own.Card.Text, StringComparison.Ordinal);
        Assert.Contains("回头看：已巩固", other.Card.Text, StringComparison.Ordinal);
    }
}
