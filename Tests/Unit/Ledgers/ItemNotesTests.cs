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
        Assert.Null(ItemNotes.People(new LedgerItem(New(("owner", "季风"), ("reviewer", "周砚"))), LedgerOffice.Roster, T));

    [Fact]
    public void PeopleNote_ReviewerWhoLeft_SaysWhoCanClose() => Assert.Equal(
        "复核人“周砚”已不在名册中：责任人可以直接销号，也可以另填复核人。",
        ItemNotes.People(new LedgerItem(New(("owner", "季风"), ("reviewer", "周砚"))), Later, T));

    [Fact]
    public void PeopleNote_OwnerAndReviewerWhoLeft_SaysBoth()
    {
        var said = ItemNotes.People(new LedgerItem(New(("owner", "周砚"), ("reviewer", "骆红"))), RosterSnapshot.From([Branch], []), T)!;

        Assert.Contains("责任人“周砚”", said, StringComparison.Ordinal);
        Assert.Contains("复核人“骆红”", said, StringComparison.Ordinal);
    }

    [Fact]
    public void PeopleNote_ClosedItem_IsNone()
    {
        var closed = Record(Close(New(("owner", "季风"), ("reviewer", "周砚")), Secretary));

        Assert.Null(ItemNotes.People(new LedgerItem(closed), Later, T));
    }

    [Theory]
    [InlineData("每月走访 | 综合科 | 2026-12-10", "措施责任人“综合科”不是名册中的一个人，不会提醒。")]
    [InlineData("每月走访 | 郑同（办公室）\n开座谈会 | 综合科\n通报 | 综合科", "措施责任人“郑同（办公室）、综合科”不是名册中的一个人，不会提醒。")]
    [InlineData("每月走访 | 周砚、骆红\n开座谈会 | 骆红", "有多位责任人的措施，只提醒其中一位：周砚。")]
    public void PeopleNote_MeasuresWhoseOwnersAreNotOnePerson_SayWhoIsReminded(string measures, string said) => Assert.Equal(
        said, ItemNotes.People(new LedgerItem(New(("owner", "季风"), ("measures", measures))), LedgerOffice.Roster, T));

    [Fact]
    public void PeopleNote_MeasureOfAnEarlierBuild_SaysWhenItsOwnerIsReminded()
    {
        var item = New(("owner", "季风"), ("measures", "每月走访 | 周砚"));

        Assert.Equal(
            "编辑并保存一次后，也会提醒措施责任人周砚。",
            ItemNotes.People(new LedgerItem(item with { Fields = item.Fields.Remove("measureOwners") }), LedgerOffice.Roster, T));
    }

    [Fact]
    public void PeopleNote_MeasureOfWhoLeft_SaysThatNobodyIsReminded() => Assert.Equal(
        "措施责任人“周砚”不是名册中的一个人，不会提醒。",
        ItemNotes.People(new LedgerItem(New(("owner", "季风"), ("measures", "每月走访 | 周砚"))), Later, T));

    [Theory]
    [InlineData("每月走访 | 周砚 | 2026-12-10")]
    [InlineData("每月走访 | 季风 | 2026-12-10")]
    [InlineData("每月走访 | | 2026-12-10")]
    [InlineData("每月走访 | 综合科 | 2026-11-10 | 2026-11-20")]
    public void PeopleNote_MeasureOfOnePersonOrNobodyOrDone_IsNone(string measures) => Assert.Null(
        ItemNotes.People(new LedgerItem(New(("owner", "季风"), ("measures", measures))), LedgerOffice.Roster, T));

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
