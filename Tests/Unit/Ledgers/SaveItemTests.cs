using BotApp.Features.Ledgers;
using BotApp.Features.Records;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using static BotApp.Tests.Unit.Ledgers.LedgerOffice;

namespace BotApp.Tests.Unit.Ledgers;

public sealed class SaveItemTests
{
    [Fact]
    public void Decide_NewItem_IsNotStartedOfItsUnitsLevel()
    {
        var item = New(("owner", "季风"));

        Assert.Equal(("not-started", "branch", "false", Id(2)), (StatusOf(item), item.Fields["level"], item.Fields["added"], item.Fields["ownerId"]));
    }

    [Theory]
    [InlineData("2026-11-02", "false")]
    [InlineData("2026-11-03", "true")]
    public void Decide_FoundAfterTheBaseline_IsMarkedAsAdded(string found, string added) =>
        Assert.Equal(added, Record(SaveItem.Decide(Input(("found", found)) with { Baseline = new DateOnly(2026, 11, 2) }, Registers)).Fields["added"]);

    [Theory]
    [InlineData("2026-06-03", "2026-09-03", "true")]
    [InlineData("2026-09-03", "2026-06-03", "false")]
    public void Decide_EditThatCorrectsTheDate_IsMarkedByTheDateItHasNow(string entered, string corrected, string added)
    {
        var baseline = new DateOnly(2026, 6, 30);
        var item = Record(SaveItem.Decide(Input(("found", entered)) with { Baseline = baseline }, Registers));

        var edited = Record(SaveItem.Decide(Input(("found", corrected)) with { Baseline = baseline, Former = Stored(item) }, Registers));

        Assert.Equal(added, edited.Fields["added"]);
    }

    [Fact]
    public void Decide_EditAfterAnotherBaselineWasSet_KeepsTheMark()
    {
        var item = Record(SaveItem.Decide(Input() with { Baseline = new DateOnly(2026, 6, 30) }, Registers));

        var edited = Record(SaveItem.Decide(
            Input(("title", "检查太少")) with { Baseline = new DateOnly(2026, 11, 20), Former = Stored(item) }, Registers));

        Assert.Equal("true", edited.Fields["added"]);
    }

    [Fact]
    public void Decide_SameFormAfterSomeoneElsesNote_IsTheSameOperation()
    {
        var item = New(("owner", "季风"));
        var noted = Record(Update(item, Owner, "in-progress", "已排出检查计划", "2026-12-01"));

        Assert.Equal(OperationOf(item), OperationOf(noted));

        static string OperationOf(OfficeRecord former) => Assert.IsType<ItemDecision.Write>(
            SaveItem.Decide(Input(("title", "检查太少")) with { Former = Stored(former) }, Registers)).Save.OperationId;
    }

    [Fact]
    public void Decide_EditOfWhatSomeoneWithALongNameLooksBackOn_IsSaved()
    {
        var name = new string('名', 60);
        var roster = RosterSnapshot.From(
            [Branch],
            [new(Id(1), null, "骆红", Branch.Id, Role.Recorder, null, null), new(Id(3), null, name, Branch.Id, Role.Secretary, null, null)]);
        var closed = Record(CloseItem.Decide(new CloseItemInput(Stored(New()), [], new ItemForm(null, null, null, 1), Recorder, roster, 90, Now)));
        Assert.Equal(name, closed.Fields["checker"]);

        var edited = Record(SaveItem.Decide(
            Input(("title", "检查太少"), ("leader", name), ("reviewer", name)) with { Former = Stored(closed), Roster = roster }, Registers));

        Assert.Equal(("检查太少", Id(3)), (edited.Title, edited.Fields["reviewerId"]));
    }

    [Theory]
    [InlineData("季风同志", 2)]
    [InlineData("@季风", 2)]
    [InlineData("＠季风 同志", 2)]
    [InlineData("季风（牵头）", 2)]
    [InlineData("季风(牵头)", 2)]
    [InlineData("季风、周砚", 2)]
    [InlineData("季风，周砚(牵头)", 3)]
    [InlineData("综合科、季风", 2)]
    [InlineData("综合科、郑同", 6)]
    [InlineData("综合科", null)]
    [InlineData("同志", null)]
    [InlineData("、", null)]
    public void Decide_OwnerAsPeopleWriteNames_IsFoundAsFarAsThereIsOne(string owner, int? found)
    {
        var item = New(("owner", owner));

        Assert.Equal((owner, found is { } n ? Id(n) : null), (item.Fields["owner"], item.Fields.GetValueOrDefault("ownerId")));
    }

    [Fact]
    public void Decide_SeveralReviewers_AreNotOnePerson() =>
        Assert.Equal(ItemErrors.NotOnePerson, Error(SaveItem.Decide(Input(("reviewer", "周砚、骆红")), Registers)).Code);

    [Theory]
    [InlineData("季风")]
    [InlineData("季风（牵头）、周砚")]
    public void Decide_OwnerWhoIsTheReviewer_IsRefusedAtTheReviewer(string owner) =>
        Assert.Equal("reviewer", Error(SaveItem.Decide(Input(("owner", owner), ("reviewer", "季风")), Registers)).Field);

    [Fact]
    public void Decide_EditThatLeavesOwnerAndReviewerAlone_IsSavedThoughTheyAreOne()
    {
        var item = New(("owner", "季风"));
        item = item with { Fields = item.Fields.SetItem("reviewer", "季风").SetItem("reviewerId", Id(2)) };

        var edited = Record(SaveItem.Decide(Input(("title", "检查太少"), ("owner", "季风"), ("reviewer", "季风")) with { Former = Stored(item) }, Registers));

        Assert.Equal("检查太少", edited.Title);
    }

    // Both are measured by the roster: 和 within a name is no "and".
    [Theory]
    [InlineData("季风和周砚", 2)]
    [InlineData("季风 周砚", 2)]
    [InlineData("季风 周砚（牵头）", 3)]
    [InlineData("季风与周砚及骆红", 2)]
    [InlineData("季风 and 周砚", 2)]
    [InlineData("季风等", 2)]
    [InlineData("季风、周砚等同志", 2)]
    [InlineData("季风和某人", null)]
    [InlineData("和平", null)]
    public void Decide_SeveralOwnersJoinedByWords_AreFoundWhereEachIsOne(string owner, int? found)
    {
        var item = New(("owner", owner));

        Assert.Equal((owner, found is { } n ? Id(n) : null), (item.Fields["owner"], item.Fields.GetValueOrDefault("ownerId")));
    }

    [Fact]
    public void Decide_OwnerOfAnotherUnit_IsFoundThere() => Assert.Equal(Id(4), New(("owner", "顾远")).Fields["ownerId"]);

    [Fact]
    public void Decide_NameThatTheUnitHasOnce_IsThatPersonThoughOthersAreCalledSo() => Assert.Equal(Id(6), New(("owner", "郑同")).Fields["ownerId"]);

    [Fact]
    public void Decide_NameThatSeveralElsewhereHave_IsNobodys() =>
        Assert.False(Record(SaveItem.Decide(Input(("owner", "郑同")) with { Unit = Department }, Registers)).Fields.ContainsKey("ownerId"));

    [Theory]
    [InlineData("无名")]
    [InlineData("郑同")]
    public void Decide_ReviewerThatTheRosterHasNotExactlyOnce_IsRefusedAtTheField(string reviewer)
    {
        Assert.Equal("reviewer", Error(SaveItem.Decide(Input(("reviewer", reviewer)) with { Unit = Department }, Registers)).Field);
        Assert.Equal(Id(3), Record(SaveItem.Decide(Input(("reviewer", "周砚")) with { Unit = Department }, Registers)).Fields["reviewerId"]);
    }

    [Fact]
    public void Decide_EditOfAnOwnerWithoutAnAccount_FindsTheAccount()
    {
        var item = New(("owner", "顾远"));
        var former = item with { Fields = item.Fields.Remove("ownerId") };

        Assert.Equal(Id(4), Record(SaveItem.Decide(Input(("owner", "顾远")) with { Former = Stored(former) }, Registers)).Fields["ownerId"]);
    }

    [Fact]
    public void Decide_EditOfAReviewerWhoHasLeft_KeepsThem()
    {
        var item = New(("reviewer", "周砚"));

        var edited = Record(SaveItem.Decide(
            Input(("reviewer", "周砚"), ("title", "检查太少")) with
            {
                Former = Stored(item),
                Roster = RosterSnapshot.From([Branch], [new RosterMember(Id(1), null, "骆红", Branch.Id, Role.Recorder, null, null)]),
            },
            Registers));

        Assert.Equal(Id(3), edited.Fields["reviewerId"]);
    }

    [Fact]
    public void Decide_FormThatClaimsStatusAccountsOrHistory_IsNotBelieved()
    {
        var item = New(("status", "closed"), ("ownerId", Id(4)), ("closedBy", Id(4)), ("lookBacks", "2026-01-01 | 某 | holds"), ("added", "true"));

        Assert.Equal(("not-started", "false"), (StatusOf(item), item.Fields["added"]));
        Assert.DoesNotContain(item.Fields.Keys, k => k is "ownerId" or "closedBy" or "lookBacks");
    }

    [Fact]
    public void Decide_SeveralLists_AreTagsOfOneItem()
    {
        var item = New(("tags", "special-rectification,livelihood-list"));

        Assert.Equal(["livelihood-list", "special-rectification"], item.Tags);
    }

    [Fact]
    public void Decide_FoundTomorrow_IsRefused() =>
        Assert.Equal(("found", RecordErrors.InFuture), Of(SaveItem.Decide(Input(("found", "2026-11-24")), Registers)));

    [Fact]
    public void Decide_DueBeforeItWasFound_IsRefused() =>
        Assert.Equal(("due", ItemErrors.BeforeFound), Of(SaveItem.Decide(Input(("due", "2026-11-01")), Registers)));

    [Fact]
    public void Decide_EditOfWhatIsDueBeforeItWasFoundSince_AsksNothingOfDaysThatWereLeftAlone()
    {
        var former = FoundAfterItWasDue(New(("due", "2026-11-10")));

        var edited = SaveItem.Decide(Input(("found", "2026-11-12"), ("due", "2026-11-10"), ("owner", "季风")) with { Former = Stored(former) }, Registers);
        var worse = SaveItem.Decide(Input(("found", "2026-11-12"), ("due", "2026-11-09")) with { Former = Stored(former) }, Registers);
        var later = SaveItem.Decide(Input(("found", "2026-11-13"), ("due", "2026-11-10")) with { Former = Stored(former) }, Registers);

        Assert.Equal("季风", Record(edited).Fields["owner"]);
        Assert.All([worse, later], refused => Assert.Equal(ItemErrors.BeforeFound, Error(refused).Code));
    }

    [Fact]
    public void Decide_Edit_KeepsWhereItStandsAndItsHistory()
    {
        var moved = Record(Update(New(("owner", "季风")), Owner, "in-progress", "已排出检查计划"));

        var edited = Record(SaveItem.Decide(Input(("title", "检查和通报不够经常"), ("owner", "顾远")) with { Former = Stored(moved) }, Registers));

        Assert.Equal(("in-progress", "检查和通报不够经常", Id(4), 3), (StatusOf(edited), edited.Title, edited.Fields["ownerId"], edited.Version));
        Assert.Equal(moved.Fields["notes"], edited.Fields["notes"]);
    }

    [Fact]
    public void Decide_EditThatChangesNothing_WritesNothing()
    {
        var item = New(("owner", "季风"), ("measures", "每月检查 | 骆红 | 2026-12-01"));

        Assert.IsType<ItemDecision.Nothing>(SaveItem.Decide(
            Input(("owner", "季风"), ("level", "branch"), ("measures", "每月检查 | 骆红 | 2026-12-01")) with { Former = Stored(item) }, Registers));
    }

    [Fact]
    public void Decide_OwnerChanged_TakesItOffTheFormerOwnersList()
    {
        var item = New(("owner", "季风"));

        var save = Assert.IsType<ItemDecision.Write>(SaveItem.Decide(Input(("owner", "顾远")) with { Former = Stored(item) }, Registers)).Save;

        var message = Assert.Single(save.Outbox);
        Assert.Contains($"\"Gone\":[\"{Id(2)}\"]", message.Body, StringComparison.Ordinal);
        Assert.Contains($"\"PersonId\":\"{Id(4)}\"", message.Body, StringComparison.Ordinal);
    }

    private static (string, string) Of(ItemDecision decision)
    {
        var error = Error(decision);
        return (error.Field, error.Code);
    }
}
