using System.Globalization;
using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>The ends of months and years, said in December and after the new year.</summary>
public sealed class QuickLogYearEndTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    [Theory]
    [InlineData("12月末开了支委会，应到5人实到5人", "5")]
    [InlineData("2026年末开了支委会，应到5人实到5人", "5")]
    [InlineData("11月末开了党员大会，13人参加", "13")]
    [InlineData("1月末开了支委会", null)]
    public void Present_BehindTheEndOfAMonth_IsNotItsNumber(string text, string? present) => Assert.Equal(present, Field(text, "2027-03-01", "present"));

    [Theory]
    [InlineData("12月底开了支委会，应到5人实到5人")]
    [InlineData("年底开了支委会，应到5人实到5人")]
    [InlineData("上年末开了支委会，应到5人实到5人")]
    [InlineData("岁末召开了支委会，应到5人实到5人")]
    [InlineData("月底开了支委会，应到5人实到5人")]
    [InlineData("四季度开了党员大会，13人参加")]
    [InlineData("元旦开了支委会，应到5人实到5人")]
    [InlineData("国庆节开了支委会，应到5人实到5人")]
    [InlineData("新年第一天开了支委会，应到5人实到5人")]
    [InlineData("跨年前开了支委会，应到5人实到5人")]
    public void Day_SaidAsATimeOfTheYear_IsNotTakenForToday(string text)
    {
        Assert.Null(Field(text, "2027-01-04", "date"));
        Assert.Null(Field(text, "2027-03-01", "date"));
    }

    [Theory]
    [InlineData("2027-01-04", "刚开完支委会，请苏知远年底前报送计划", "报送计划 | 苏知远 | 2027-12-31")]
    [InlineData("2027-03-01", "刚开完支委会，请苏知远今年底前报送计划", "报送计划 | 苏知远 | 2027-12-31")]
    [InlineData("2027-03-01", "刚开完支委会，请苏知远今年年底前报送计划", "报送计划 | 苏知远 | 2027-12-31")]
    [InlineData("2026-12-18", "刚开完支委会，请苏知远年底前报送计划", "报送计划 | 苏知远 | 2026-12-31")]
    [InlineData("2026-12-18", "刚开完支委会，请苏知远明年1月底前报送计划，请林晓禾明年2月底前订会场", "报送计划 | 苏知远 | 2027-01-31; 订会场 | 林晓禾 | 2027-02-28")]
    [InlineData("2027-03-01", "刚开完支委会，请苏知远明年3月底前报送计划", "报送计划 | 苏知远 | 2028-03-31")]
    [InlineData("2027-03-01", "刚开完支委会，请苏知远2027年5月底前报送计划", "报送计划 | 苏知远 | 2027-05-31")]
    [InlineData("2026-12-18", "刚开完支委会，请苏知远春节前报送计划，请林晓禾12月30日前订会场", "春节前报送计划 | 苏知远 | ; 订会场 | 林晓禾 | 2026-12-30")]
    [InlineData("2026-12-18", "刚开完支委会，请苏知远一季度内报送计划", "一季度内报送计划 | 苏知远 | ")]
    public void Task_DueAtTheEndOfAYearOrBeforeAFestival_IsKept(string today, string text, string actions) => Assert.Equal(actions, Field(text, today, "actions"));

    private static string? Field(string text, string today, string field)
    {
        var now = DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(15, 0));
        var understood = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, now, asCommand: true));
        return QuickLogFields.Of(understood).GetValueOrDefault(field);
    }
}
