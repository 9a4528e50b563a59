using BotApp.Features.Reminders.Model;
using BotApp.Office.Roster;
using BranchUnit = BotApp.Office.Roster.Unit;

namespace BotApp.Tests.Unit.Reminders;

public sealed class AudienceTests
{
    private static readonly RosterSnapshot Roster = RosterSnapshot.From([new BranchUnit("branch:机关（一）支部", UnitKind.Branch, "机关（一）支部", 0)], []);

    [Theory]
    [InlineData("支部:机关(一)支部")]
    [InlineData("branch:机关(一)支部")]
    [InlineData("机关（一）支部")]
    public void Parse_SignsOfAnotherWidthThanOnTheRoster_IsTheUnit(string typed) =>
        Assert.Equal(new Audience.OfUnit("branch:机关（一）支部"), Audience.Parse(typed, Roster));

    [Theory]
    [InlineData("支部:第１党支部", "branch:第１党支部")]
    [InlineData("第1党支部", "branch:第1党支部")]
    public void Parse_OneOfTwoUnitsThatDifferInWidthAlone_IsTheOneThatIsTyped(string typed, string unit)
    {
        var roster = RosterSnapshot.From(
            [new BranchUnit("branch:第１党支部", UnitKind.Branch, "第１党支部", 0), new BranchUnit("branch:第1党支部", UnitKind.Branch, "第1党支部", 1)], []);

        Assert.Equal(new Audience.OfUnit(unit), Audience.Parse(typed, roster));
    }

    [Theory]
    [InlineData("研究室", true)]
    [InlineData("部门:研究室", false)]
    [InlineData("第三党支部", false)]
    public void IsOfSeveral_NameOfABranchAndADepartment_UnlessTheKindIsSaid(string typed, bool expected)
    {
        var roster = RosterSnapshot.From(
            [new BranchUnit("branch:研究室", UnitKind.Branch, "研究室", 0), new BranchUnit("department:研究室", UnitKind.Department, "研究室", 1)], []);

        Assert.Equal(expected, Audience.IsOfSeveral(typed, roster));
        Assert.Equal(typed is "部门:研究室", Audience.Parse(typed, roster) is not null);
    }

    [Theory]
    [InlineData("支部:没有的", true)]
    [InlineData("role:无", true)]
    [InlineData("通知:今天开会", false)]
    [InlineData("请于15:30到", false)]
    [InlineData(":", false)]
    public void IsMeantBy_AWordWithAColon_IsOneIfItNamesAKind(string word, bool expected) => Assert.Equal(expected, Audience.IsMeantBy(word));
}
