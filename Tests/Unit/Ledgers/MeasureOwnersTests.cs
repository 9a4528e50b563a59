using System.Collections.Immutable;
using BotApp.Features.Ledgers;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using static BotApp.Tests.Unit.Ledgers.LedgerOffice;

namespace BotApp.Tests.Unit.Ledgers;

/// <summary>Which account an item keeps for the name of a measure's owner.</summary>
public sealed class MeasureOwnersTests
{
    [Theory]
    [InlineData("季风", 2)]
    [InlineData("季风同志", 2)]
    [InlineData("周砚、季风（牵头）", 2)]
    [InlineData("综合科", 0)]
    [InlineData("郑同（办公室）", 0)]
    [InlineData("", 0)]
    public void Decide_Measure_KeepsTheAccountOfTheOnePersonWhoIsMeant(string owner, int account)
    {
        var item = New(("measures", $"每月走访 | {owner} | 2026-12-10"));

        Assert.Equal(account == 0 ? null : Id(account), new LedgerItem(item).Measures.Single().OwnerId);
        Assert.Empty(FieldRules.Check(Registers["problem-list"], item.Fields).Errors);
    }

    [Fact]
    public void Decide_SeveralMeasures_KeepEachTheirOwn()
    {
        var item = New(("measures", "每月走访 | 季风 | 2026-12-10\n开座谈会\n修订制度 | 季风 | | 2026-11-20\n通报 | 骆红"));

        Assert.Equal([Id(2), null, Id(2), Id(1)], new LedgerItem(item).Measures.Select(m => m.OwnerId));
        Assert.Equal($"季风 | {Id(2)}\n骆红 | {Id(1)}", item.Fields["measureOwners"]);
    }

    [Fact]
    public void Decide_AccountsTyped_AreNotTaken()
    {
        var item = New(("measures", "每月走访 | 季风"), ("measureOwners", $"季风 | {Id(3)}"));

        Assert.Equal(Id(2), new LedgerItem(item).Measures.Single().OwnerId);
    }

    [Fact]
    public void Decide_EditWithANamesakeSince_KeepsThePerson()
    {
        var item = New(("measures", "每月走访 | 季风"));

        var edited = Edit(item, "每月走访并记录 | 季风\n通报 | 骆红", With("季风", 20));

        Assert.Equal([Id(2), Id(1)], edited.Measures.Select(m => m.OwnerId));
    }

    [Fact]
    public void Decide_EditAfterTheOwnerLeft_TakesWhoBearsTheNameNow()
    {
        var item = New(("measures", "每月走访 | 季风"));

        var joined = RosterSnapshot.From([Branch, Department], With("季风", 20).Members.Where(m => m.UserId != Id(2)));
        var gone = RosterSnapshot.From([Branch, Department], LedgerOffice.Roster.Members.Where(m => m.UserId != Id(2)));

        Assert.Equal(Id(20), Edit(item, "每月走访 | 季风", joined).Measures.Single().OwnerId);
        Assert.Equal(Id(2), Edit(item, "每月走访 | 季风\n通报", gone).Measures[0].OwnerId);
    }

    [Fact]
    public void Decide_ItemOfAnEarlierBuild_GetsTheAccountsAtItsNextSave()
    {
        var item = New(("measures", "每月走访 | 季风"));
        var former = item with { Fields = item.Fields.Remove("measureOwners") };

        Assert.Null(new LedgerItem(former).Measures.Single().OwnerId);
        Assert.Equal(Id(2), Edit(former, "每月走访 | 季风", LedgerOffice.Roster).Measures.Single().OwnerId);
    }

    [Fact]
    public void Decide_MeasuresTakenOut_LeaveNoAccountBehind() =>
        Assert.DoesNotContain("measureOwners", Edit(New(("measures", "每月走访 | 季风")), "", LedgerOffice.Roster).Record.Fields.Keys);

    [Theory]
    [InlineData("")]
    [InlineData("每月走访")]
    [InlineData("每月走访 | 季风 | 2026-12-10")]
    public void Of_RowsAsOlderBuildsWroteThem_AreRead(string measures)
    {
        var item = new LedgerItem(New() with { Fields = ImmutableSortedDictionary<string, string>.Empty.Add("measures", measures) });

        Assert.All(item.Measures, m => Assert.Null(m.OwnerId));
        Assert.Equal(measures.Length == 0 ? 0 : 1, item.Measures.Count);
        Assert.False(item.Concerns(Id(2)));
    }

    [Theory]
    [InlineData("季风", null)]
    [InlineData("季风", "not-an-account")]
    [InlineData("", "00000000-0000-0000-0000-000000000002")]
    public void Check_WhatIsNoAccountBehindAName_IsAFault(string name, string? account)
    {
        var fields = New().Fields.SetItem("measureOwners", account is null ? name : $"{name} | {account}");

        Assert.Equal(FieldErrorCode.NotId, Assert.Single(FieldRules.Check(Registers["problem-list"], fields).Errors).Code);
    }

    private static LedgerItem Edit(OfficeRecord item, string measures, RosterSnapshot roster) => new(Record(SaveItem.Decide(
        Input(("measures", measures)) with { Former = Stored(item), Roster = roster }, Registers)));

    private static RosterSnapshot With(string name, int n) => RosterSnapshot.From(
        [Branch, Department], LedgerOffice.Roster.Members.Append(new RosterMember(Id(n), null, name, Branch.Id, Role.Member, null, null)));
}
