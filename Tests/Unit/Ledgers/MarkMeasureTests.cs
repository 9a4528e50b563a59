using BotApp.Cards.Texts;
using BotApp.Features.Ledgers;
using BotApp.Office.Ledgers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.People;
using BotApp.Storage.Records;
using static BotApp.Tests.Unit.Ledgers.LedgerOffice;

namespace BotApp.Tests.Unit.Ledgers;

/// <summary>What a measure asks of its owner, and what its owner may do about it.</summary>
public sealed class MarkMeasureTests
{
    private static readonly DateOnly Tenth = new(2026, 12, 10);

    // 郑同 of the branch, in whose name two others of the department hide.
    private static Person Measured => LedgerOffice.Roster.Find(Id(6))!;

    private static OfficeRecord Item(string measures, params (string, string)[] more) => New([("owner", "季风"), ("due", "2026-12-20"), ("measures", measures), .. more]);

    [Fact]
    public void Duties_OpenMeasures_AreOneByTheEarliestDay()
    {
        var item = Item("通报 | 郑同 | 2026-12-15\n走访 | 郑同 | 2026-12-10\n培训 | 郑同 | 2026-12-01 | 2026-11-20");

        Assert.Equal([new(Id(2), Duties.Carry, new DateOnly(2026, 12, 20)), new(Id(6), Duties.Measure, Tenth)], ItemDuties.Of(item));
    }

    [Fact]
    public void Duties_MeasureWithoutADay_IsDueWithTheItem() =>
        Assert.Contains(new ItemDuty(Id(6), Duties.Measure, new DateOnly(2026, 12, 20)), ItemDuties.Of(Item("走访 | 郑同")));

    [Theory]
    [InlineData("owner", Duties.Carry)]
    [InlineData("leader", Duties.Measure)]
    public void Duties_OfSomeoneWithAnother_ComeAfterCarryingOutAndBeforeLeading(string role, string duty)
    {
        var item = New((role, "季风"), ("due", "2026-12-20"), ("measures", "走访 | 季风 | 2026-12-10"));

        Assert.Equal(duty, Assert.Single(ItemDuties.Of(item)).Duty);
    }

    [Fact]
    public void Duties_ItemContinuedWithoutAnEnd_HaveNoDay()
    {
        var standing = Record(Update(Item("走访 | 郑同 | 2026-12-10"), Owner, "standing"));

        Assert.Contains(new ItemDuty(Id(6), Duties.Measure, null), ItemDuties.Of(standing));
    }

    [Fact]
    public void Duties_ClosedItem_AskNothingOfTheMeasuresOwner() =>
        Assert.DoesNotContain(ItemDuties.Of(Record(Close(Item("走访 | 郑同 | 2026-12-10"), Owner))), d => d.PersonId == Id(6));

    [Fact]
    public void Decide_OwnOpenMeasure_IsDoneTodayAndNothingElseChanges()
    {
        var item = Item("通报 | 骆红 | 2026-12-15\n走访 | 郑同 | 2026-12-10\n培训 | 郑同");

        var done = Record(Mark(item, Measured, 2));

        Assert.Equal("通报 | 骆红 | 2026-12-15\n走访 | 郑同 | 2026-12-10 | 2026-11-23\n培训 | 郑同", done.Fields["measures"]);
        Assert.Equal(item.Fields.Remove("measures"), done.Fields.Remove("measures"));
        Assert.Equal((item.State, item.Version + 1, Id(6)), (done.State, done.Version, done.ChangedBy));
        Assert.Equal("培训 | 郑同 |  | 2026-11-23", Record(Mark(item, Measured, 3)).Fields["measures"].Split('\n')[2]);
    }

    [Fact]
    public void Decide_OwnDoneMeasure_IsOpenAgainAndOwed()
    {
        var item = Item("走访 | 郑同 | 2026-12-10 | 2026-11-20");
        Assert.DoesNotContain(ItemDuties.Of(item), d => d.PersonId == Id(6));

        var open = Record(Mark(item, Measured, 1));

        Assert.Equal("走访 | 郑同 | 2026-12-10", open.Fields["measures"]);
        Assert.Contains(new ItemDuty(Id(6), Duties.Measure, Tenth), ItemDuties.Of(open));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    public void Decide_MeasureOfAnotherOrNone_IsRefused(int number) => Assert.Equal(
        ItemErrors.NotOwnMeasure, Error(Mark(Item("通报 | 骆红\n走访 | 郑同"), Measured, number)).Code);

    [Fact]
    public void Decide_ClosedItem_IsRefused()
    {
        var closed = Record(Close(Item("走访 | 郑同 | 2026-12-10"), Owner));

        Assert.Equal(ItemErrors.IsClosed, Error(Mark(closed, Measured, 1)).Code);
    }

    [Fact]
    public void Decide_NoteOnTheCard_IsKept()
    {
        var done = Record(Mark(Item("走访 | 郑同"), Measured, 1, "走访了三户"));

        Assert.Equal("2026-11-23 | 郑同 | 走访了三户", done.Fields["notes"]);
    }

    // The same version, so only the number tells them apart.
    [Fact]
    public void Decide_TwoMeasuresOfOneVersion_AreTwoOperations()
    {
        var item = Item("走访 | 郑同\n培训 | 郑同");

        Assert.NotEqual(Save(Mark(item, Measured, 1)), Save(Mark(item, Measured, 2)));

        static string Save(ItemDecision decision) => Assert.IsType<ItemDecision.Write>(decision).Save.OperationId;
    }

    [Fact]
    public void May_OwnerOfAMeasure_ReadsTheItemAndMarksAndNoMore()
    {
        var item = Item("走访 | 顾远 | 2026-12-10 | 2026-11-20") with { Unit = "branch:二" };
        var unit = new BotApp.Office.Roster.Unit("branch:二", UnitKind.Branch, "二", 2);
        var ledger = Registers["instruction"];

        Assert.Equal([Operation.ReadItem, Operation.MarkMeasure], Enum.GetValues<Operation>().Where(o => ItemAccess.May(Leader, o, unit, ledger, item)));
        Assert.DoesNotContain(Enum.GetValues<Operation>(), o => ItemAccess.May(Measured, o, unit, ledger, item));
    }

    [Theory]
    [InlineData("zh", "措施已完成：走访", "措施改为未完成：走访")]
    [InlineData("en", "measure done: 走访", "measure not done after all: 走访")]
    public void History_Marks_SayWhichMeasure(string language, string marked, string back)
    {
        var item = Item("通报 | 骆红\n走访 | 郑同 | 2026-12-10");
        var done = Record(Mark(item, Measured, 2));
        var open = Record(Mark(done, Measured, 2));

        var t = CardTexts.For(language);
        var steps = ItemHistory.Of([item, done], open, Registers["problem-list"], LedgerOffice.Roster, Now.Offset, t);
        Assert.Equal([("郑同", back), ("郑同", marked), ("骆红", t.LedgerStepEntered)], steps.Select(s => (s.By, s.What)));
        // Who left keeps the name that the measure has.
        var left = RosterSnapshot.From(LedgerOffice.Roster.Units, LedgerOffice.Roster.Members.Where(m => m.UserId != Id(6)));
        Assert.Equal("郑同", ItemHistory.Of([item], done, Registers["problem-list"], left, Now.Offset, t)[0].By);
    }
}
