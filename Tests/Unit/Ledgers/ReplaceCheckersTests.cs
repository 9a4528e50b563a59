using BotApp.Features.Ledgers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using static BotApp.Tests.Unit.Ledgers.LedgerOffice;

namespace BotApp.Tests.Unit.Ledgers;

public sealed class ReplaceCheckersTests
{
    // The owner closed it, and the secretary is to look back on it.
    private static readonly OfficeRecord Closed = Record(Close(New(("owner", "季风")), Owner));

    [Fact]
    public void Decide_CheckerHasLeft_AsksTheNextAndKeepsTheDay()
    {
        var item = Record(Decide(Closed, Without(3)));

        Assert.Equal((Id(3), "骆红", Id(1)), (Closed.Fields["checkerId"], item.Fields["checker"], item.Fields["checkerId"]));
        Assert.Equal((Closed.Fields["lookBackDue"], RecordState.Closed, 2 + 1), (item.Fields["lookBackDue"], item.State, item.Version));
    }

    [Fact]
    public void Decide_CheckerHasLeft_NeverAsksWhoClosedIt()
    {
        var closed = Record(Close(New(("owner", "季风")), Recorder));

        Assert.Equal(Id(5), Record(Decide(closed, Without(3))).Fields["checkerId"]);
    }

    [Fact]
    public void Decide_CheckerIsThere_ChangesNothing() => Assert.IsType<ItemDecision.Nothing>(Decide(Closed, LedgerOffice.Roster));

    [Fact]
    public void Decide_NobodyElseIsThere_ChangesNothing() => Assert.IsType<ItemDecision.Nothing>(Decide(Closed, Without(1, 3, 5)));

    [Fact]
    public void Decide_NothingToLookBackOnAnyMore_ChangesNothing()
    {
        Assert.IsType<ItemDecision.Nothing>(Decide(Record(LookBackOn(Closed, Secretary, "holds")), Without(3)));
        Assert.IsType<ItemDecision.Nothing>(Decide(Record(LookBackOn(Closed, Secretary, "reopened")), Without(3)));
        Assert.IsType<ItemDecision.Nothing>(Decide(Closed with { State = RecordState.Cancelled }, Without(3)));
    }

    private static ItemDecision Decide(OfficeRecord item, RosterSnapshot roster) =>
        ReplaceCheckers.Decide(new ReplaceCheckerInput(Stored(item), roster, Now));

    private static RosterSnapshot Without(params int[] left) =>
        RosterSnapshot.From(LedgerOffice.Roster.Units, LedgerOffice.Roster.Members.Where(m => left.All(n => m.UserId != Id(n))));
}
