using BotApp.Features.Ledgers;
using BotApp.Office.Calendar;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Storage.People;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using static BotApp.Tests.Unit.Ledgers.LedgerOffice;

namespace BotApp.Tests.Unit.Ledgers;

public sealed class ItemMovesTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.DateTime);

    [Fact]
    public void Update_StatusNoteAndDeadline_AreWrittenTogether()
    {
        var item = Record(Update(New(("owner", "季风")), Owner, "in-progress", "已排出检查计划", "2026-12-01"));

        Assert.Equal(("in-progress", "2026-12-01", 2), (StatusOf(item), item.Fields["due"], item.Version));
        Assert.Equal("2026-11-23 | 季风 | 已排出检查计划", item.Fields["notes"]);
    }

    [Fact]
    public void Update_NothingAskedFor_IsNothing()
    {
        var item = New(("owner", "季风"), ("due", "2026-12-01"));

        Assert.IsType<ItemDecision.Nothing>(Update(item, Owner));
        Assert.IsType<ItemDecision.Nothing>(Update(item, Owner, "not-started", due: "2026-12-01"));
    }

    [Fact]
    public void Update_EmptyDeadline_LeavesTheOneThereIs() =>
        Assert.Equal("2026-12-01", Record(Update(New(("due", "2026-12-01")), Owner, "in-progress")).Fields["due"]);

    [Fact]
    public void Update_DeadlineEmptied_TakesItAway()
    {
        var item = Record(Update(New(("owner", "季风"), ("leader", "顾远"), ("due", "2026-12-01")), Owner, note: "改为长期跟进", due: ""));

        Assert.False(item.Fields.ContainsKey("due"));
        Assert.Equal(new ItemDuty(Id(2), Duties.Carry, null), Assert.Single(ItemDuties.Of(item)));
        Assert.IsType<ItemDecision.Nothing>(Update(item, Owner, due: ""));
    }

    [Theory]
    [InlineData("closed", ItemErrors.IllegalMove)]
    [InlineData("overdue", FieldErrorCode.NotChoice)]
    [InlineData("'; drop", FieldErrorCode.NotChoice)]
    public void Update_ToWhatItCannotBecome_IsRefusedAtTheStatus(string status, string code)
    {
        var error = Error(Update(New(), Recorder, status));

        Assert.Equal(("status", code), (error.Field, error.Code));
    }

    [Fact]
    public void Update_BackToNotStarted_IsRefused() =>
        Assert.Equal(ItemErrors.IllegalMove, Error(Update(Record(Update(New(), Recorder, "in-progress")), Recorder, "not-started")).Code);

    [Theory]
    [InlineData("明天", FieldErrorCode.NotDate)]
    [InlineData("2026-02-30", FieldErrorCode.NotDate)]
    [InlineData("2026-11-01", ItemErrors.BeforeFound)]
    public void Update_DeadlineThatIsNone_IsRefusedAtTheDeadline(string due, string code)
    {
        var error = Error(Update(New(), Recorder, due: due));

        Assert.Equal(("due", code), (error.Field, error.Code));
    }

    [Fact]
    public void Update_OfWhatIsDueBeforeItWasFoundSince_AsksNothingOfTheDeadlineThatWasLeftAlone()
    {
        var item = FoundAfterItWasDue(New(("due", "2026-11-10")));

        Assert.Equal("2026-11-10", Record(Update(item, Recorder, "to-review", "已整理", "2026-11-10")).Fields["due"]);
        Assert.Equal(ItemErrors.BeforeFound, Error(Update(item, Recorder, due: "2026-11-09")).Code);
    }

    [Fact]
    public void Update_ToKeptUp_IsOverdueForNobodyAndHasItsDeadlineAgainAfterwards()
    {
        var item = New(("owner", "季风"), ("leader", "顾远"), ("due", "2026-11-10"));
        Assert.Equal(9, new LedgerItem(item).WorkdaysLate(Today, OfficeCalendar.Provisional));

        var standing = Record(Update(item, Owner, "standing"));

        Assert.Equal(0, new LedgerItem(standing).WorkdaysLate(Today, OfficeCalendar.Provisional));
        Assert.Equal([new ItemDuty(Id(2), Duties.Carry, null)], ItemDuties.Of(standing));
        Assert.Contains("\"Due\":null", LedgerMessage.Of(new RecordWrite.Create(standing)).Body, StringComparison.Ordinal);
        var resumed = Record(Update(standing, Owner, "in-progress"));
        Assert.Equal(
            [new ItemDuty(Id(2), Duties.Carry, new DateOnly(2026, 11, 10)), new ItemDuty(Id(4), Duties.Lead, new DateOnly(2026, 11, 10))],
            ItemDuties.Of(resumed));
    }

    [Fact]
    public void Update_NoteWithBarsAndLines_IsOneRow()
    {
        var item = Record(Update(New(), Recorder, note: "甲 | 乙\n丙｜丁"));

        Assert.Equal(["2026-11-23", "骆红", "甲 ／ 乙 丙／丁"], new LedgerItem(item).Rows("notes").Single());
    }

    [Fact]
    public void Update_NoteTooLong_IsRefused() =>
        Assert.Equal(FieldErrorCode.TooLong, Error(Update(New(), Recorder, note: new string('长', 301))).Code);

    [Fact]
    public void Close_OwnItem_SchedulesALookBackBySomeoneElse()
    {
        var item = Record(Close(New(("owner", "季风"), ("leader", "顾远")), Owner));

        Assert.Equal((RecordState.Closed, "closed", "2026-11-23"), (item.State, StatusOf(item), item.Fields["closed"]));
        Assert.Equal(("2027-02-21", "顾远", Id(4)), (item.Fields["lookBackDue"], item.Fields["checker"], item.Fields["checkerId"]));
        Assert.Equal(new ItemDuty(Id(4), Duties.Check, new DateOnly(2027, 2, 21)), Assert.Single(ItemDuties.Of(item)));
    }

    [Fact]
    public void Close_BySecretaryWhoWouldCheck_FindsAnother()
    {
        var item = Record(Close(New(("owner", "季风")), Secretary));

        Assert.Equal("骆红", item.Fields["checker"]);
    }

    [Fact]
    public void Close_LedgerThatIsNotLookedBackOn_SchedulesNothing()
    {
        var item = Record(Close(New(("owner", "季风")), Owner, days: 0));

        Assert.False(item.Fields.ContainsKey("lookBackDue"));
        Assert.Empty(ItemDuties.Of(item));
    }

    [Fact]
    public void Close_OwnItemWithAReviewer_GoesToTheReviewerFirst()
    {
        var item = New(("owner", "季风"), ("reviewer", "周砚"));

        Assert.Equal(ItemErrors.NeedsReview, Error(Close(item, Owner)).Code);
        var waiting = Record(Update(item, Owner, "to-review"));
        Assert.Contains(new ItemDuty(Id(3), Duties.Review, null), ItemDuties.Of(waiting));
        // For the reviewer it begins now, however long the item has been there.
        var former = item with { CreatedAt = Now.AddDays(-20), ChangedAt = Now.AddDays(-20) };
        var news = LedgerMessage.Of(new RecordWrite.Replace(waiting with { CreatedAt = former.CreatedAt }, Stored(former))).Body;
        Assert.Contains("\"Entered\":\"2026-11-23\"", news, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Entered\":\"2026-11-03\"", news, StringComparison.Ordinal);
        Assert.Equal("closed", StatusOf(Record(Close(waiting, Secretary))));
    }

    [Theory]
    [InlineData(3, "in-progress", true)]
    [InlineData(3, "standing", true)]
    [InlineData(3, null, false)]
    [InlineData(2, "in-progress", false)]
    public void Update_OfWhatItsOwnerHandedOver_CameBackToTheOwnerIfAnotherSendsItBack(int by, string? status, bool cameBack)
    {
        var waiting = Record(Update(New(("owner", "季风"), ("reviewer", "周砚")), Owner, "to-review"));

        var sent = Record(Update(waiting, LedgerOffice.Roster.Find(Id(by))!, status, "佐证材料不足"));

        Assert.Equal(cameBack, CameBack(waiting, sent));
        Assert.False(CameBack(sent, Record(Update(sent, Secretary, note: "请补"))));
    }

    [Fact]
    public void LookBack_ThatReopens_CameBackToTheOwner()
    {
        var closed = Record(Close(New(("owner", "季风")), Owner));

        Assert.True(CameBack(closed, Record(LookBackOn(closed, Secretary, "reopened"))));
    }

    [Fact]
    public void Edit_OfAnItemThatGivesItToAnother_IsNewToThatOne()
    {
        var waiting = Record(Update(New(("owner", "季风"), ("reviewer", "周砚")), Owner, "to-review"));

        Assert.False(CameBack(waiting, waiting with
        {
            Fields = waiting.Fields.SetItem("ownerId", Id(1)).SetItem("status", "in-progress"), ChangedBy = Id(3), Version = 3,
        }));
    }

    [Fact]
    public void Close_OwnItemWhoseReviewerHasLeftTheRoster_WaitsForNobody()
    {
        var item = New(("owner", "季风"), ("reviewer", "周砚"));
        var waiting = Record(Update(item with { Fields = item.Fields.SetItem("reviewerId", Id(99)) }, Owner, "to-review"));

        Assert.Equal("closed", StatusOf(Record(Close(waiting, Owner))));
    }

    [Fact]
    public void Close_AssistedProject_IsCompletedUntilALookBackReopensIt()
    {
        var project = New(("owner", "季风"), ("progress", "marked")) with { Register = "assisted-project" };

        var closed = Record(Close(project, Owner));

        Assert.Equal("done", closed.Fields["progress"]);
        Assert.False(Record(LookBackOn(closed, Secretary, "reopened")).Fields.ContainsKey("progress"));
        Assert.Equal("done", Record(LookBackOn(closed, Secretary, "holds")).Fields["progress"]);
    }

    [Fact]
    public void Close_ItemThatIsTickedIntoTheAssistedProjects_IsCompletedAsThose()
    {
        var closed = Record(Close(New(("owner", "季风"), ("tags", "assisted-project")), Owner));

        Assert.Equal("done", closed.Fields["progress"]);
        Assert.False(Record(LookBackOn(closed, Secretary, "reopened")).Fields.ContainsKey("progress"));
    }

    [Fact]
    public void Close_ItemOfAnyOtherLedger_LeavesItsProgressAsItWas() =>
        Assert.Equal("underway", Record(Close(New(("owner", "季风"), ("progress", "underway")), Owner)).Fields["progress"]);

    [Fact]
    public void Close_ClosedItem_IsRefused() => Assert.Equal(ItemErrors.IsClosed, Error(Close(Record(Close(New(), Recorder)), Secretary)).Code);

    [Fact]
    public void LookBack_ByWhoeverClosed_IsRefused() =>
        Assert.Equal(ItemErrors.OwnClosing, Error(LookBackOn(Record(Close(New(), Recorder)), Recorder, "holds")).Code);

    [Fact]
    public void LookBack_ByWhoeverCarriedItOut_IsRefused() =>
        Assert.Equal(ItemErrors.OwnClosing, Error(LookBackOn(Record(Close(New(("owner", "骆红")), Secretary)), Recorder, "holds")).Code);

    [Fact]
    public void LookBack_OpenItem_IsRefused() => Assert.Equal(ItemErrors.NotClosed, Error(LookBackOn(New(), Secretary, "holds")).Code);

    [Fact]
    public void LookBack_WithoutResult_IsAskedForIt() =>
        Assert.Equal(FieldErrorCode.Required, Error(LookBackOn(Record(Close(New(), Recorder)), Secretary, null)).Code);

    [Fact]
    public void LookBack_Holds_StaysClosedAndIsNobodysDutyAnyMore()
    {
        var item = Record(LookBackOn(Record(Close(New(("owner", "季风")), Owner)), Secretary, "holds", "抽查三次均有记录"));

        Assert.Equal((RecordState.Closed, "closed"), (item.State, StatusOf(item)));
        Assert.Equal("2026-11-23 | 周砚 | holds | 抽查三次均有记录", item.Fields["lookBacks"]);
        Assert.Empty(ItemDuties.Of(item));
    }

    [Fact]
    public void LookBack_Reopened_IsTheOwnersAgainWithAllItHad()
    {
        var worked = Record(Update(New(("owner", "季风"), ("due", "2026-11-20")), Owner, "in-progress", "已排出检查计划"));
        var item = Record(LookBackOn(Record(Close(worked, Owner, note: "完成")), Secretary, "reopened", "又有反弹", "2026-12-20"));

        Assert.Equal((RecordState.Active, "in-progress", "2026-12-20"), (item.State, StatusOf(item), item.Fields["due"]));
        Assert.Equal(2, new LedgerItem(item).Rows("notes").Count);
        Assert.Single(new LedgerItem(item).Rows("lookBacks"));
        Assert.DoesNotContain("closed", item.Fields.Keys);
        Assert.Equal(Id(2), Assert.Single(ItemDuties.Of(item)).PersonId);
    }

    [Theory]
    [InlineData("2026-11-22", true)]
    [InlineData("2026-11-23", false)]
    [InlineData("2026-11-10", false)] // the one it had
    public void LookBack_ReopenedByADayThatHasPassed_IsRefusedAtTheDeadline(string due, bool isRefused)
    {
        var reopened = LookBackOn(Record(Close(New(("owner", "季风"), ("due", "2026-11-10")), Owner)), Secretary, "reopened", due: due);

        Assert.Equal(isRefused ? "due" : null, (reopened as ItemDecision.Refuse)?.Errors.Single().Field);
    }

    [Fact]
    public void LookBack_ReopenedWithoutANewDeadline_KeepsTheOneItHad() => Assert.Equal(
        "2026-12-01",
        Record(LookBackOn(Record(Close(New(("owner", "季风"), ("due", "2026-12-01")), Owner)), Secretary, "reopened", "又有反弹", due: "")).Fields["due"]);

    [Theory]
    [InlineData("2026-11-20", "2026-11-23", 1)] // due on a Friday, seen on Monday
    [InlineData("2026-11-21", "2026-11-22", 0)] // due on a Saturday, seen on Sunday
    [InlineData("2026-11-21", "2026-11-23", 1)]
    [InlineData("2026-11-23", "2026-11-23", 0)]
    [InlineData("2026-11-24", "2026-11-23", 0)]
    public void WorkdaysLate_AroundAWeekend_CountsTheDaysTheOfficeWorks(string due, string today, int late)
    {
        var item = new LedgerItem(New(("due", due)));

        Assert.Equal(late, item.WorkdaysLate(DateOnly.ParseExact(today, "yyyy-MM-dd"), BotApp.Office.Calendar.OfficeCalendar.Provisional));
    }

    private static bool CameBack(OfficeRecord former, OfficeRecord record) =>
        LedgerMessage.Of(new RecordWrite.Replace(record, Stored(former))).Body.Contains("\"CameBack\":true", StringComparison.Ordinal);
}
