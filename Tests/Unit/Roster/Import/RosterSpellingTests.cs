using BotApp.Features.Roster.Import;
using BotApp.Office.Roster;

namespace BotApp.Tests.Unit.Roster.Import;

/// <summary>Two people type one roster: a name padded, or in another width, is the same name.</summary>
public sealed class RosterSpellingTests
{
    private const string Zhang = "338003c5-ffd5-4f31-a786-0de6cdf163a7";
    private const string Li = "454143b4-5bc0-4bd1-afe2-7aa6b396a85e";

    private static readonly RosterFileRow ZhangInFirst = new(2, "第一党支部", "branch", "张三", Zhang, "zhang@renda.example", "recorder", "", "第一小组");
    private static readonly RosterFileRow LiInFirst = new(3, "第一党支部", "支部", "李四", Li, "", "member", "", "");
    private static readonly RosterFileRow ZhangInOffice = new(4, "机关", "机关", "张三", Zhang, "", "Office", "主任", "");

    [Theory]
    [InlineData("王　强", "王强")]
    [InlineData("王 强", "王强")]
    [InlineData("王\u00a0强", "王强")]
    [InlineData("乙\u200b六", "乙六")]
    [InlineData("\ufeff乙六", "乙六")]
    [InlineData("阿卜杜拉 · 买买提", "阿卜杜拉·买买提")]
    [InlineData("John  Smith", "John Smith")]
    [InlineData("乔一（小）", "乔一（小）")]
    public void Decide_NamePaddedToALook_IsTheName(string typed, string name) =>
        Assert.Equal(name, Assert.Single(Accept([ZhangInFirst with { Name = typed }]).Members).Name);

    [Fact]
    public void Decide_NamePaddedInOneRowOnly_IsOnePerson() =>
        Assert.Equal(2, Accept([ZhangInFirst, ZhangInOffice with { Name = "张　三" }]).Added);

    [Fact]
    public void Decide_UnitPaddedToALook_IsTheUnit() =>
        Assert.Equal("branch:第一党支部", Assert.Single(Accept([ZhangInFirst with { Unit = "第一 党支部" }]).Units).Id);

    [Fact]
    public void Decide_UnitTypedInTwoWidths_IsOneAsFirstWrittenAndSaysSo()
    {
        var changes = Accept([ZhangInFirst with { Unit = "第１党支部" }, LiInFirst with { Unit = "第1党支部" }]);

        Assert.Equal("branch:第１党支部", Assert.Single(changes.Units).Id);
        Assert.All(changes.Members, m => Assert.Equal("branch:第１党支部", m.UnitId));
        var notice = Assert.Single(changes.Notices, n => n.Code == "unit-spelling");
        Assert.Equal((3, "unit", "第1党支部", "第１党支部"), (notice.Row, notice.Column, notice.Arguments[0], notice.Arguments[1]));
    }

    [Fact]
    public void Decide_SamePersonInAUnitTypedInTwoWidths_IsADuplicate()
    {
        var error = Assert.Single(Refuse([ZhangInFirst with { Unit = "第１党支部" }, ZhangInFirst with { Row = 9, Unit = "第1党支部" }]).Errors);

        Assert.Equal((9, RosterErrorCode.Duplicate), (error.Row, error.Code));
    }

    [Theory]
    [InlineData("第１党支部", "第1党支部")]
    [InlineData("合 并 支部", "合并支部")]
    public void Decide_UnitThatTheRosterSpellsOtherwise_KeepsItsId(string stored, string typed)
    {
        var roster = Stored(stored);

        var changes = Accept([ZhangInFirst with { Unit = typed }], roster, replace: true);

        Assert.Empty(changes.Units);
        Assert.Empty(changes.RemovedUnits);
        Assert.Equal($"branch:{stored}", Assert.Single(changes.ApplyTo(roster).Members).UnitId);
        Assert.Contains(changes.Notices, n => n.Code == "unit-spelling");
    }

    [Fact]
    public void Decide_UnitAsTheRosterSpellsIt_IsThatUnitWithoutANotice()
    {
        var changes = Accept([ZhangInFirst with { Unit = "合 并 支部" }], Stored("合 并 支部"));

        Assert.True(changes.IsEmpty);
        Assert.DoesNotContain(changes.Notices, n => n.Code == "unit-spelling");
    }

    [Fact]
    public void Decide_TwoUnitsThatTheRosterHasAlready_StayTwoAndAreNamed()
    {
        var roster = Stored("第１党支部", "第1党支部");

        var changes = Accept([ZhangInFirst with { Unit = "第1党支部" }, LiInFirst with { Unit = "第１党支部" }], roster);

        Assert.Empty(changes.Units);
        Assert.Equal("branch:第１党支部", Assert.Single(changes.Members).UnitId);
        Assert.Equal(1, changes.Unchanged);
        Assert.Contains(changes.Notices, n => n.Code == "units-alike");
    }

    // A roster with units as an earlier build took them, and 张三 in each.
    private static RosterSnapshot Stored(params string[] units) => RosterSnapshot.From(
        units.Select((name, i) => new BotApp.Office.Roster.Unit("branch:" + name, UnitKind.Branch, name, i)),
        units.Select(name => new RosterMember(Zhang, "zhang@renda.example", "张三", "branch:" + name, Role.Recorder, null, "第一小组")));

    private static RosterChanges Accept(RosterFileRow[] rows, RosterSnapshot? current = null, bool replace = false) =>
        Assert.IsType<RosterDecision.Accepted>(RosterImport.Decide(rows, [], current ?? RosterSnapshot.Empty, replace)).Changes;

    private static RosterDecision.Refused Refuse(RosterFileRow[] rows) =>
        Assert.IsType<RosterDecision.Refused>(RosterImport.Decide(rows, [], RosterSnapshot.Empty));
}
