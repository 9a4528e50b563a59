using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using static BotApp.Tests.Integration.Ledgers.EnteredItems;

namespace BotApp.Tests.Integration.Ledgers;

/// <summary>Who sees and moves an item, in a list, a unit and a conversation.</summary>
public sealed class LedgerReadersTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Item_OwnedInAnotherUnit_IsTheirsToOpenAndMove()
    {
        await office.EnterItemAsync(("f-owner", "陆青禾"));
        await office.DispatchAsync();

        var list = await office.OtherRecorder.SayAsync("台账");
        Assert.Contains("第一党支部", list.Text, StringComparison.Ordinal);
        var opened = await office.OtherRecorder.ClickAsync(list, CardVerbs.LedgerOpen);
        Assert.False(opened.Card.Has(CardVerbs.LedgerEdit));
        var moved = await office.OtherRecorder.ClickAsync(opened.Card, CardVerbs.LedgerUpdate, changed: ("status", "in-progress"));
        Assert.Contains("推进中", moved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_AnyRole_IsSeenAndMovedAsTheContractSays()
    {
        var card = await office.EnterItemAsync(("f-owner", "骆松筠"));
        await office.DispatchAsync();
        var data = card.DataOf(CardVerbs.LedgerUpdate);
        data["status"] = "in-progress";
        // who, sees it, may move it, may change what it says
        (Person Who, bool Sees, bool Moves, bool Edits)[] rights =
        [
            (office.Member, true, false, false), (office.Leader, true, false, false), (office.OtherRecorder, false, false, false),
            (office.Recorder, true, true, true), (office.Secretary, true, true, true), (office.Office, true, true, true),
        ];
        foreach (var (who, sees, moves, edits) in rights)
        {
            var opened = await who.ForgeAsync(CardVerbs.LedgerOpen, data.DeepClone().AsObject());
            Assert.Equal(sees, opened.IsCard);
            if (sees)
                Assert.Equal((moves, edits), (opened.Card.Has(CardVerbs.LedgerUpdate), opened.Card.Has(CardVerbs.LedgerEdit)));
            else
                Assert.DoesNotContain(Title, opened.Said, StringComparison.Ordinal);
            Assert.Equal(edits, (await who.ForgeAsync(CardVerbs.LedgerEdit, data.DeepClone().AsObject())).IsCard);
            if (!moves)
                foreach (var verb in (string[])[CardVerbs.LedgerUpdate, CardVerbs.LedgerClose, CardVerbs.LedgerLookBack, CardVerbs.LedgerMeasure, CardVerbs.LedgerSave])
                    Assert.False((await who.ForgeAsync(verb, data.DeepClone().AsObject())).IsCard, verb);
            var listed = await who.ForgeAsync(CardVerbs.LedgerList, new JsonObject { ["view"] = Branch });
            Assert.Equal(sees, listed.Card.Text.Contains(Title, StringComparison.Ordinal));
        }

        Assert.Equal(1, (await office.ItemAsync(card)).Version);
        Assert.DoesNotContain(Title, (await office.Stranger.SayAsync("台账")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decision_OfAMeetingThatFewReadAbout_IsSeenByThoseAndItsOwner()
    {
        var form = await office.Recorder.SayAsync("记 昨天开了民主生活会，到会5人");
        await office.Recorder.ClickAsync(form, CardVerbs.MeetingSave, changed: [("type", "democratic-life"), ("actions", "整改台账第七项 | 骆松筠 | 2026-12-01")]);
        await office.DispatchAsync();

        Assert.DoesNotContain("整改台账第七项", (await office.Member.SayAsync("台账 第一党支部")).Text, StringComparison.Ordinal);
        Assert.Contains("整改台账第七项", (await office.Secretary.SayAsync("台账 第一党支部")).Text, StringComparison.Ordinal);
        var owner = office.PersonOf("3a7eaff1-6ef1-4447-baf5-811e642d9705");
        var opened = await owner.ClickAsync(await owner.SayAsync("我的"), CardVerbs.LedgerOpen);
        Assert.Contains("整改台账第七项", opened.Card.Text, StringComparison.Ordinal);
        Assert.False(opened.Card.Has(CardVerbs.MeetingOpen));
    }

    [Fact]
    public async Task List_OfTheOffice_PagesByDueDate()
    {
        for (var n = 1; n <= 10; n++)
            await office.EnterItemAsync(("f-title", FormattableString.Invariant($"事项{n:D2}")), ("f-due", FormattableString.Invariant($"2026-12-{11 - n:D2}")));
        await office.DispatchAsync();

        var first = await office.Office.SayAsync("台账");
        var second = await office.Office.ClickAsync(first, CardVerbs.LedgerList, data: first.DataOf(CardVerbs.LedgerList));

        Assert.Equal(8, first.Count(CardVerbs.LedgerOpen));
        Assert.True(first.Text.IndexOf("事项10", StringComparison.Ordinal) < first.Text.IndexOf("事项09", StringComparison.Ordinal));
        Assert.Equal(2, second.Card.Count(CardVerbs.LedgerOpen));
        Assert.Contains("事项01", second.Card.Text, StringComparison.Ordinal);
        var overdue = await office.Office.ClickAsync(first, CardVerbs.LedgerList, data: [], changed: ("show", "overdue"));
        Assert.Equal(0, overdue.Card.Count(CardVerbs.LedgerOpen));
    }

    [Fact]
    public async Task Item_WhereOthersReadAlong_IsNotShown()
    {
        var card = await office.EnterItemAsync(("f-owner", "沈一舟"));
        await office.DispatchAsync();
        Assert.Contains(Title, (await office.Recorder.SayAsync("台账")).Text, StringComparison.Ordinal);

        var command = await office.Recorder.ForgeAsync(CardVerbs.CommandRun, new JsonObject { ["text"] = "台账" }, channel: true);
        var opened = await office.Recorder.ForgeAsync(CardVerbs.LedgerOpen, card.DataOf(CardVerbs.LedgerEdit), channel: true);

        Assert.False(command.IsCard || opened.IsCard);
        Assert.DoesNotContain(Title, command.Said + opened.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(
            office.Teams.Messages, m => m.ConversationId.StartsWith("19:", StringComparison.Ordinal) && m.Activity.Readable().Contains(Title, StringComparison.Ordinal));
    }
}
