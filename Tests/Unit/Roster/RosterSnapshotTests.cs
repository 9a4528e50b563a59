using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using OfficeUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Roster;

public sealed class RosterSnapshotTests
{
    private const string Zhang = "338003c5-ffd5-4f31-a786-0de6cdf163a7";
    private const string Li = "454143b4-5bc0-4bd1-afe2-7aa6b396a85e";
    private const string Wang = "adfaa079-2fb4-4c3b-9c2a-b42a633696af";
    private static readonly OfficeUnit First = new("branch:第一党支部", UnitKind.Branch, "第一党支部", 1);
    private static readonly OfficeUnit Section = new("department:研究室", UnitKind.Department, "研究室", 0);

    private static readonly RosterSnapshot Roster = RosterSnapshot.From(
        [First, Section],
        [
            new(Zhang, "zhang@renda.example", "张三", First.Id, Role.Recorder, null, "第一小组"),
            new(Li, null, "李四", First.Id, Role.Member, null, "第二小组"),
            new(Zhang, "zhang@renda.example", "张三", Section.Id, Role.Member, "主任", null),
            new(Wang, null, "李四", Section.Id, Role.Member, null, null),
        ]);

    [Fact]
    public void Find_OtherCase_IsThePerson() => Assert.Equal("张三", Roster.Find(Zhang.ToUpperInvariant())?.Name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("e8ecceb1-ec58-4e01-8e6a-534840b91c3b")]
    public void Find_NotOnTheRoster_IsNull(string? id) => Assert.Null(Roster.Find(id));

    [Fact]
    public void Find_SeveralRows_GathersThem() =>
        Assert.Equal(
            [new Membership(First.Id, Role.Recorder, null, "第一小组"), new Membership(Section.Id, Role.Member, "主任", null)],
            Roster.Find(Zhang)!.Memberships);

    [Fact]
    public void Units_Any_AreInRosterOrder() => Assert.Equal([Section, First], Roster.Units);

    [Fact]
    public void UnitsOf_Person_AreInRosterOrder() => Assert.Equal([Section, First], Roster.UnitsOf(Roster.Find(Zhang)!));

    [Fact]
    public void MembersOf_Unit_AreInFileOrder() => Assert.Equal(["张三", "李四"], Roster.MembersOf(First.Id).Select(p => p.Name));

    [Fact]
    public void MembersOf_UnknownUnit_IsEmpty() => Assert.Empty(Roster.MembersOf("branch:没有"));

    [Fact]
    public void GroupsOf_Unit_CountsItsGroups()
    {
        Assert.Equal(2, Roster.GroupsOf(First.Id));
        Assert.Equal(0, Roster.GroupsOf(Section.Id));
    }

    [Fact]
    public void FindByName_InTheUnit_IsItsOwnMember()
    {
        Assert.Equal(Li, Roster.FindByName(First.Id, "李四")?.Id);
        Assert.Equal(Wang, Roster.FindByName(Section.Id, "李四")?.Id);
        Assert.Null(Roster.FindByName(Section.Id, "李"));
    }

    [Theory]
    [InlineData("张伟", "branch", Li)]
    [InlineData("张伟", "section", Wang)]
    [InlineData("张伟", "third", null)]
    [InlineData("张伟（一支部）", "third", Li)]
    [InlineData("张伟（牵头）", "section", Wang)]
    [InlineData("张伟（研究室）", "third", Wang)]
    [InlineData("张 伟（研究室）", "branch", Wang)]
    public void Owner_OfTwoWhomTheOfficeTellsApart_IsTheUnitsOwnOrTheOneWhoseUnitIsNamed(string named, string unit, string? owner)
    {
        var section = new OfficeUnit("department:研究室", UnitKind.Department, "研究室", 1);
        var third = new OfficeUnit("branch:第三党支部", UnitKind.Branch, "第三党支部", 2);
        var roster = RosterSnapshot.From(
            [First, section, third],
            [new(Li, null, "张伟（一支部）", First.Id, Role.Member, null, null), new(Wang, null, "张伟", section.Id, Role.Member, null, null)]);

        var of = unit switch { "branch" => First.Id, "section" => section.Id, _ => third.Id };
        Assert.Equal(owner, BotApp.Features.Ledgers.Owners.Find(roster, of, named)?.Id);
    }

    [Theory]
    [InlineData("阿卜杜拉·买买提", "阿卜杜拉•买买提")]
    [InlineData("阿卜杜拉・买买提", "阿卜杜拉‧买买提")]
    [InlineData("John Smith", "john　smith")]
    [InlineData("乔一（小）", "乔一(小)")]
    [InlineData("王　强", "王强")]
    [InlineData("王强", "王 强")]
    [InlineData("乙\u200b六", "乙六")]
    public void FindByName_WrittenAsAnInputMethodDoes_IsThePerson(string stored, string typed)
    {
        var roster = RosterSnapshot.From([First], [new(Li, null, stored, First.Id, Role.Member, null, null)]);

        Assert.Equal(Li, roster.FindByName(First.Id, typed)?.Id);
        Assert.Equal(Li, BotApp.Features.Ledgers.Owners.Find(roster, Section.Id, typed)?.Id);
    }

    [Fact]
    public void UnitNames_OfTwoThatLookAlike_FindTheOneThatIsTyped()
    {
        OfficeUnit wide = new("branch:第１党支部", UnitKind.Branch, "第１党支部", 0), narrow = new("branch:第1党支部", UnitKind.Branch, "第1党支部", 1);

        Assert.Equal([wide, narrow], new[] { "第１党支部", "第1党支部" }.Select(typed => UnitNames.Find([wide, narrow], typed)));
    }

    [Theory]
    [InlineData("合并支部")]
    [InlineData("合　并 支部")]
    public void UnitNames_PaddedToALook_AreFound(string typed) =>
        Assert.NotNull(UnitNames.Find([new OfficeUnit("branch:合 并 支部", UnitKind.Branch, "合 并 支部", 0)], typed));

    [Fact]
    public void FindByName_TwoOfThatName_IsNobody()
    {
        var roster = RosterSnapshot.From(
            [First], [new(Li, null, "李四", First.Id, Role.Member, null, null), new(Wang, null, "李四", First.Id, Role.Member, null, null)]);

        Assert.Null(roster.FindByName(First.Id, "李四"));
    }

    [Fact]
    public void From_AdminBeforeAnyRoster_HoldsTheRoleOffice()
    {
        var admin = RosterSnapshot.From([], [], [Zhang.ToUpperInvariant()]).Find(Zhang);

        Assert.True(Rights.May(admin, Operation.ImportRoster));
    }

    [Fact]
    public void From_AdminOnTheRoster_KeepsTheOwnRowsToo()
    {
        var roster = RosterSnapshot.From([First], [new(Li, null, "李四", First.Id, Role.Member, null, null)], [Li]);

        Assert.True(Rights.May(roster.Find(Li), Operation.LogRecord, First, Visibility.Unit));
        Assert.Equal([First], roster.UnitsOf(roster.Find(Li)!));
        Assert.Equal("李四", roster.FindByName(First.Id, "李四")?.Name);
    }

    [Fact]
    public void From_RosterThatHasTheRoleOffice_KnowsNoAdmins()
    {
        RosterMember office = new(Wang, null, "王五", Section.Id, Role.Office, null, null), member = new(Li, null, "李四", First.Id, Role.Member, null, null);

        var roster = RosterSnapshot.From([First, Section], [office, member], [Zhang, Li]);

        Assert.Null(roster.Find(Zhang));
        Assert.False(Rights.May(roster.Find(Li), Operation.ImportRoster));
        Assert.True(Rights.May(roster.Find(Wang), Operation.ImportRoster));
    }

    [Theory]
    [InlineData(UnitKind.Branch)]
    [InlineData(UnitKind.Department)]
    [InlineData(UnitKind.Office)]
    public void KindOf_IdOfAKind_IsThatKind(UnitKind kind) => Assert.Equal(kind, OfficeUnit.KindOf(OfficeUnit.IdOf(kind, "branch:机关")));
}
