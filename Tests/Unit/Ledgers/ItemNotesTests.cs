using BotApp.Cards.Texts;
using BotApp.Features.Ledgers;
using BotApp.Office.Ledgers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using static BotApp.Tests.Unit.Ledgers.LedgerOffice;

namespace BotApp.Tests.Unit.Ledgers;

/// <summary>What a card says of the people of an item whom the roster does not know, or not any more.</summary>
public sealed class ItemNotesTests
{
    private static readonly CardTexts T = CardTexts.For("zh");

    // 周砚, the secretary, has left.
    private static readonly RosterSnapshot Later = RosterSnapshot.From(LedgerOffice.Roster.Units, LedgerOffice.Roster.Members.Where(m => m.UserId != Id(3)));

    [Fact]
    public void PeopleNote_EveryoneOnTheRoster_IsNone() =>
        Assert.Null(LedgerViews.PeopleNote(new LedgerItem(New(("owner", "季风"), ("reviewer", "周砚"))), LedgerOffice.Roster, T));

    [Fact]
    public void PeopleNote_ReviewerWhoLeft_SaysWhoCanClose() => Assert.Equal(
        "复核人“周砚”已不在名册中：责任人可以直接销号，也可以另填复核人。",
        LedgerViews.PeopleNote(new LedgerItem(New(("owner", "季风"), ("reviewer", "周砚"))), Later, T));

    [Fact]
    public void PeopleNote_OwnerAndReviewerWhoLeft_SaysBoth()
    {
        var said = LedgerViews.PeopleNote(new LedgerItem(New(("owner", "周砚"), ("reviewer", "骆红"))), RosterSnapshot.From([Branch], []), T)!;

        Assert.Contains("责任人“周砚”", said, StringComparison.Ordinal);
        Assert.Contains("复核人“骆红”", said, StringComparison.Ordinal);
    }

    [Fact]
    public void PeopleNote_ClosedItem_IsNone()
    {
        var closed = Record(Close(New(("owner", "季风"), ("reviewer", "周砚")), Secretary));

        Assert.Null(LedgerViews.PeopleNote(new LedgerItem(closed), Later, T));
    }

    [Theory]
    [InlineData("每月走访 | 周砚 | 2026-12-10")]
    [InlineData("每月走访 | 季风 | 2026-12-10\n开座谈会 | 周砚")]
    public void PeopleNote_MeasureOfAnother_SaysThatTheyAreNotReminded(string measures) => Assert.Equal(
        "措施的责任人不单独提醒；需要提醒的，请另列为一个事项。",
        LedgerViews.PeopleNote(new LedgerItem(New(("owner", "季风"), ("measures", measures))), LedgerOffice.Roster, T));

    [Theory]
    [InlineData("每月走访 | 季风 | 2026-12-10")]
    [InlineData("每月走访 | | 2026-12-10")]
    [InlineData("每月走访 | 周砚 | 2026-11-10 | 2026-11-20")]
    public void PeopleNote_MeasureOfTheOwnerOrNobodyOrDone_IsNone(string measures) => Assert.Null(
        LedgerViews.PeopleNote(new LedgerItem(New(("owner", "季风"), ("measures", measures))), LedgerOffice.Roster, T));

    [Fact]
    public void History_StepsOfWhoLeft_KeepTheName()
    {
        var entered = New(("owner", "周砚"));
        var moved = Record(Update(entered, Secretary, "in-progress", "已安排", "2026-12-01"));

        Assert.Equal(["周砚", "骆红"], Steps(Later, entered, moved));
    }

    [Fact]
    public void History_StepsOfWhoLeftAndIsNamedNowhere_SaySo() =>
        Assert.Equal(["已离开名册的人员"], Steps(RosterSnapshot.From([Branch], []), New(("owner", "季风"))));

    private static IEnumerable<string> Steps(RosterSnapshot roster, params OfficeRecord[] versions) =>
        ItemHistory.Of(versions[..^1], versions[^1], Registers["problem-list"], roster, Now.Offset, T).Select(s => s.By);
}
