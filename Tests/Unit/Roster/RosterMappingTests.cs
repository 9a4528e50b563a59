using BotApp.Office.Roster;
using BotApp.Storage.Roster;

namespace BotApp.Tests.Unit.Roster;

public sealed class RosterMappingTests
{
    [Fact]
    public void Read_FormerSizes_AreUntilTheOfficesDayOfTheImport()
    {
        // 00:30 of the fourth in the office.
        var import = new DateTimeOffset(2027, 1, 3, 16, 30, 0, TimeSpan.Zero);
        var unit = new RosterUnitRow("branch:甲", "Branch", "甲", 0) { FormerSizes = [new(import, 12, 2)] };

        var roster = RosterMapping.Read(new RosterRows([unit], []), [], TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

        Assert.Equal([new UnitSize(new DateOnly(2027, 1, 4), 12, 2)], roster.Units.Single().FormerSizes);
    }
}
