namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>What stands around a report, and places that are not the meeting's; Monday 2026-11-23.</summary>
public sealed class QuickLogHeadingTests
{
    [Theory]
    [InlineData("转发：褚听澜 11-20 10:12\n今天上午开了支委会，应到5实到4，贺砺出差", "date=2026-11-20", "start=", "expected=5", "present=4", "absent=贺砺:出差")]
    [InlineData("转发自 褚听澜 2026-11-20 17:02\n支委会昨天开了，应到5实到5", "date=2026-11-19", "start=")]
    [InlineData("褚听澜 17:02\n昨天支委会开了，应到5实到5", "date=2026-11-22", "start=")]
    [InlineData("褚听澜 11/20 17:02:33\r\n刚开完支委会，应到5实到5", "date=2026-11-20", "start=")]
    [InlineData("转发：褚听澜 2025年12月30日 9:00：\n昨天开了支委会，5人", "date=2025-12-29")]
    [InlineData("褚听澜 12-30 9:00\n昨天开了支委会，5人", "date=2025-12-29")]
    [InlineData("高新区 11-20 9:00\n主题党日，14人", "date=2026-11-20", "start=09:00")]
    [InlineData("党课 11-20 9:00\n周砚清主讲，昨天补的材料，14人", "date=2026-11-20", "start=09:00")]
    public void Date_BelowTheHeadingOfAForwardedMessage_IsMeantOfItsDay(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("11月20日在三楼开了支委会，5人，商定12月5日主题党日，地点在档案馆", "place=三楼")]
    [InlineData("11月20日开了支委会，5人，定了12月党课，地点在报告厅", "place=")]
    [InlineData("会议类型\t日期\t地点\t应到\t实到\t主持人\n支委会\t2026-11-20\t三楼\t5\t4\t褚听澜", "place=三楼")]
    [InlineData("类型\t日期\t地点\t主题\n党课\t2026-11-20\t报告厅\t党章", "place=报告厅")]
    [InlineData("10月9号到11号办公室5人去井冈山培训", "place=井冈山")]
    [InlineData("11月15日，向南笙、管澄到绿地社区报到参加志愿服务", "place=绿地社区")]
    [InlineData("1120支委会，5人", "place=")]
    [InlineData("昨天1120会议室开支委会，5人", "place=1120会议室")]
    [InlineData("昨天支委会 1120 5人", "place=1120")]
    [InlineData("昨天开了支委会，定了党费标准，地点三楼会议室", "place=三楼会议室")]
    [InlineData("昨天支委会，苏知远 会场布置 12月3日前", "place=")]
    public void Place_OfWhatIsToComeOrOfATablesHeading_IsNone(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);
}
