using BotApp.Features.MeetingLogs;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using static BotApp.Tests.Unit.MeetingLogs.SaveMeetingCases;

namespace BotApp.Tests.Unit.MeetingLogs;

/// <summary>What becomes of a meeting's tasks when it is saved and edited.</summary>
public sealed class SaveMeetingItemsTests
{
    [Fact]
    public void Decide_AnItemOfAKnownOwner_GoesToTheOwnersList()
    {
        var save = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));

        var item = save.Writes[1].Record;
        Assert.Equal(("follow-up", new DateOnly(2026, 11, 20), "写信息稿", "2026-12-01"), (item.Register, item.Date, item.Title, item.Fields["due"]));
        Assert.Equal("00000000-0000-0000-0000-000000000002", item.Fields["ownerId"]);
        Assert.Equal(item.Id, Assert.Single(save.Outbox).Key);
    }

    [Fact]
    public void Decide_AnItemOfSomeoneNotOnTheRoster_IsKeptOnNobodysList()
    {
        var save = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "核拨资金 | 财政所 | 2026-12-01")));

        Assert.Equal(2, save.Writes.Count);
        Assert.Contains("\"Items\":[]", Assert.Single(save.Outbox).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("写信息稿")]
    [InlineData("写信息稿 | 季风")]
    [InlineData("写信息稿 |  | 2026-12-01")]
    public void Decide_AFollowUpWithoutOwnerOrDeadline_MakesNoItem(string action) =>
        Assert.Single(Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", action))).Writes);

    [Fact]
    public void Decide_AnEditThatMovesADeadline_ChangesTheSameItem()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));

        var second = Write(Edit(first, ("actions", "写信息稿 | 季风 | 2026-12-08")));

        var item = Assert.IsType<RecordWrite.Replace>(second.Writes[1]).Record;
        Assert.Equal((first.Writes[1].Record.Id, 2, "2026-12-08"), (item.Id, item.Version, item.Fields["due"]));
    }

    [Fact]
    public void Decide_AnEditThatLeavesAnItemAlone_DoesNotTouchIt()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));

        Assert.Single(Write(Edit(first, ("topic", "补上主题"), ("actions", "写信息稿 | 季风 | 2026-12-01"))).Writes);
    }

    [Fact]
    public void Decide_AnEditThatDropsAnItem_CancelsItAndANewOneGetsAnotherId()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));

        var second = Write(Edit(first, ("actions", "订材料 | 骆红 | 2026-12-02")));

        Assert.Equal(RecordState.Cancelled, second.Writes.Single(w => w.Record.Id == first.Writes[1].Record.Id).Record.State);
        var added = Assert.Single(second.Writes, w => w is RecordWrite.Create).Record;
        Assert.NotEqual(first.Writes[1].Record.Id, added.Id);
        Assert.Equal([.. second.Writes.Skip(1).Select(w => w.Record.Id).Order()], FollowUpItems.IdsOf(second.Writes[0].Record).Order());
    }

    // Gone for good, as former builds deleted an item before its meeting.
    [Fact]
    public void Decide_AnEditOnceAnItemIsGone_GoesOnNumberingBehindAllThereEverWere()
    {
        var first = Write(Input(
            ("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01\n订材料 | 骆红 | 2026-12-02")));
        var edit = Edit(first, ("actions", "订材料 | 骆红 | 2026-12-02\n借会场 | 季风 | 2026-12-03"));

        var second = Write(edit with { FormerItems = [edit.FormerItems[1]] });

        var meeting = second.Writes[0].Record;
        Assert.Equal(meeting.Id + ".3", Assert.Single(second.Writes, w => w is RecordWrite.Create).Record.Id);
        Assert.Equal(3, FollowUpItems.IdsOf(meeting).Count());
    }

    [Fact]
    public void Decide_AnEditOnceAllItemsAreGone_KeepsCountingThem()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));

        var second = Write(Edit(first, ("actions", "")) with { FormerItems = [] });

        Assert.Single(FollowUpItems.IdsOf(second.Writes[0].Record));
    }

    [Fact]
    public void Decide_AnEditThatLeavesALineAlone_LeavesWhatBecameOfItsItem()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));
        var moved = first.Writes[1].Record with
        {
            Fields = first.Writes[1].Record.Fields.SetItem("due", "2026-12-20").SetItem("owner", "骆红").SetItem("status", "to-review"),
        };
        var edit = Edit(first, ("topic", "补上主题"), ("actions", "写信息稿 | 季风 | 2026-12-01")) with
        {
            FormerItems = [new Stored<OfficeRecord>(moved, new Azure.ETag("1"))],
        };

        Assert.Single(Write(edit).Writes);
    }

    [Fact]
    public void Decide_AnEditOnceTheRosterKnowsTheOwner_HandsThemTheItem()
    {
        var edit = EditOnceTheRosterHas("新人", Id(3));

        var save = Write(edit);

        Assert.Equal(Id(3), Assert.IsType<RecordWrite.Replace>(Assert.Single(save.Writes.Skip(1))).Record.Fields["ownerId"]);
        Assert.Contains(Id(3), Assert.Single(save.Outbox).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_AnEditOnceAnotherAccountHasTheNameOfAnOwnerWhoLeft_HandsThatOneTheItem()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));
        var later = RosterSnapshot.From(
            SaveMeetingCases.Roster.Units, [.. SaveMeetingCases.Roster.Members.Where(m => m.Name != "季风"), new RosterMember(Id(3), null, "季风", Branch.Id, Role.Member, null, null)]);

        var save = Write(Edit(first, ("place", "三楼"), ("actions", "写信息稿 | 季风 | 2026-12-01")) with { Roster = later });

        Assert.Equal(Id(3), Assert.Single(save.Writes.Skip(1)).Record.Fields["ownerId"]);
    }

    [Fact]
    public void Decide_AnEditOnceTheOwnerIsCalledOtherwise_LeavesTheItemTheirs()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));
        var later = RosterSnapshot.From(SaveMeetingCases.Roster.Units, SaveMeetingCases.Roster.Members.Select(m => m.Name == "季风" ? m with { Name = "季风来" } : m));

        Assert.Single(Write(Edit(first, ("place", "三楼"), ("actions", "写信息稿 | 季风 | 2026-12-01")) with { Roster = later }).Writes);
    }

    [Fact]
    public void Decide_AnEditOfATaskThatTheLedgerGaveSomeoneElse_LooksForThatName()
    {
        var edit = EditOnceTheRosterHas("新人", Id(3));
        var given = edit.FormerItems[0].Value;
        var item = given with { Fields = given.Fields.SetItem("owner", "综合科") };

        Assert.Single(Write(edit with { FormerItems = [new Stored<OfficeRecord>(item, new Azure.ETag("1"))] }).Writes);
    }

    [Fact]
    public void Decide_AnEditOfATaskThatIsClosed_GivesItToNobody()
    {
        var edit = EditOnceTheRosterHas("新人", Id(3));
        var open = edit.FormerItems[0].Value;
        var item = open with { Fields = open.Fields.SetItem("status", "closed").SetItem("closed", "2026-11-22") };

        Assert.Single(Write(edit with { FormerItems = [new Stored<OfficeRecord>(item, new Azure.ETag("1"))] }).Writes);
    }

    [Fact]
    public void Decide_ALineThatIsPutBackAfterItsItemWasClosed_IsNoneThatCameBack()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01")));
        var item = first.Writes[1].Record;
        var closed = item with { Fields = item.Fields.SetItem("status", "closed").SetItem("closed", "2026-11-22"), State = RecordState.Cancelled };

        var save = Write(Edit(first, ("actions", "写信息稿 | 季风 | 2026-12-01")) with { FormerItems = [new Stored<OfficeRecord>(closed, new Azure.ETag("1"))] });

        Assert.Contains("\"CameBack\":false", Assert.Single(save.Outbox).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ATaskFromBeforeTheOfficeBegan_IsNoItem_AndAnItemThatIsThereGoesOn()
    {
        var start = new DateOnly(2026, 12, 2);
        var input = Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01"));

        Assert.Single(Write(input with { OwesFrom = start }).Writes);
        var item = Assert.Single(Write(EditOfWorkedOn(("actions", "写好信息稿 | 季风 | 2026-12-01")) with { OwesFrom = start }).Writes.Skip(1)).Record;
        Assert.Equal((RecordState.Active, "写好信息稿"), (item.State, item.Title));
    }

    [Fact]
    public void Decide_AnEditThatCorrectsTheWordsOfALine_GoesOnWithTheSameItem()
    {
        var edit = EditOfWorkedOn(("actions", "写好信息稿 | 季风 | 2026-12-01"));

        var item = Assert.IsType<RecordWrite.Replace>(Assert.Single(Write(edit).Writes.Skip(1))).Record;

        Assert.Equal(
            (RecordState.Active, "写好信息稿", "写好信息稿", "in-progress", "2026-11-21 | 季风 | 已起草"),
            (item.State, item.Title, item.Fields["title"], item.Fields["status"], item.Fields["notes"]));
        Assert.Single(Write(edit with { FormerItems = [new Stored<OfficeRecord>(item, new Azure.ETag("2"))] }).Writes);
    }

    [Theory]
    [InlineData("订购党报党刊 | 季风 | 2026-12-01")]
    [InlineData("写好信息稿 | 季风 | 2026-12-08")]
    [InlineData("写好信息稿 | 骆红 | 2026-12-01")]
    public void Decide_AnEditThatPutsAnotherTaskInALinesPlace_BeginsAnew(string line)
    {
        var writes = Write(EditOfWorkedOn(("actions", line))).Writes.Skip(1).ToList();

        Assert.Equal(RecordState.Cancelled, Assert.Single(writes.OfType<RecordWrite.Replace>()).Record.State);
        Assert.Equal("not-started", Assert.Single(writes.OfType<RecordWrite.Create>()).Record.Fields["status"]);
    }

    [Theory]
    [InlineData("写信息稿 | 季风 | 2020-12-01", true)]
    [InlineData("写信息稿 | 季风 | 2026-11-19", true)]
    [InlineData("写信息稿 | 季风 | 2026-11-20", false)]
    [InlineData("写信息稿 | | 2026-11-19", true)]
    public void Decide_ATaskThatIsDueBeforeItsMeeting_IsRefusedAtItsLine(string line, bool isRefused)
    {
        var decision = SaveMeeting.Decide(
            Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "订材料 | 骆红 | 2026-12-02\n" + line)), Registers);

        var error = (decision as SaveMeetingDecision.Refuse)?.Errors.Single();
        Assert.Equal(isRefused ? ("actions", (int?)2) : (null, null), (error?.Field, error?.Row));
    }

    [Fact]
    public void Decide_AnEditThatLeavesALineAloneThatIsDueBeforeTheMeetingNow_IsSaved()
    {
        var first = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-11-21")));

        Write(Edit(first, ("date", "2026-11-22"), ("actions", "写信息稿 | 季风 | 2026-11-21")));
    }

    [Theory]
    [InlineData("季风同志")]
    [InlineData("@季风")]
    [InlineData("季风(牵头)")]
    [InlineData("季风、骆红")]
    public void Decide_ATaskWhoseOwnerIsWrittenAsPeopleDo_GoesToTheOwnersList(string owner) => Assert.Equal(
        "00000000-0000-0000-0000-000000000002",
        Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", $"写信息稿 | {owner} | 2026-12-01"))).Writes[1].Record.Fields.GetValueOrDefault("ownerId"));

    [Fact]
    public void Decide_AMeetingThatFewMayReadAbout_GivesItemsThatOnlyThoseRead()
    {
        var few = Write(Input(("type", "party-group-meeting"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01"))).Writes[1].Record;
        var all = Write(Input(("type", "branch-committee"), ("date", "2026-11-20"), ("actions", "写信息稿 | 季风 | 2026-12-01"))).Writes[1].Record;

        Assert.Equal(Visibility.Leaders, new LedgerItem(few).VisibilityIn(Registers["follow-up"]));
        Assert.Equal(Visibility.Unit, new LedgerItem(all).VisibilityIn(Registers["follow-up"]));
    }
}
