namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>Who was absent: by lines, in pairs, and by the names of the roster; Monday 2026-11-23.</summary>
public sealed class QuickLogAbsentTests
{
    private static readonly string[] Roster = ["凌笛", "许芷", "沈一舟", "郝朝露", "卞书宁", "司茉", "司茉莉", "袁云舒", "洪星阑", "周砚清"];

    [Theory]
    [InlineData("党员大会11月20日\n请假：\n康茉 病假\n鲍云舒 出差\n岑以宁 产假\n谷星阑 事假", "absent=康茉:病假; 鲍云舒:出差; 岑以宁:产假; 谷星阑:事假")]
    [InlineData("党员大会11月20日\n请假：\n康茉\t病假\n鲍云舒\t出差\n谷星阑\t事假\n主持：褚听澜", "absent=康茉:病假; 鲍云舒:出差; 谷星阑:事假", "host=褚听澜")]
    [InlineData("党员大会11月20日\r\n应到14人 实到11人\r\n缺席：沈一舟 出差\r\n许芷 产假\r\n郝朝露 病假\r\n议题：学习条例", "expected=14", "present=11", "absent=沈一舟:出差; 许芷:产假; 郝朝露:病假", "topic=学习条例")]
    [InlineData("党员大会11月20日\n缺席人员\t原因\n沈一舟\t出差\n许芷\t产假\n郝朝露\t病假", "absent=沈一舟:出差; 许芷:产假; 郝朝露:病假")]
    [InlineData("党员大会11月20日\n请假：\n1.沈一舟（出差）\n2.许芷（产假）\n3.郝朝露（病假）", "absent=沈一舟:出差; 许芷:产假; 郝朝露:病假")]
    [InlineData("党员大会11月20日\n缺席：\n沈一舟\n许芷\n主持：周砚清", "absent=沈一舟; 许芷", "host=周砚清")]
    [InlineData("党员大会11月20日\n请假：康茉 病假\n周砚清 主持\n学习条例", "absent=康茉:病假", "host=周砚清")]
    [InlineData("党员大会11月20日 请假：康茉病假 鲍云舒出差 岑以宁产假 谷星阑事假", "absent=康茉:病假; 鲍云舒:出差; 岑以宁:产假; 谷星阑:事假")]
    [InlineData("党员大会11月20日 康茉 病假 鲍云舒 出差 岑以宁 产假", "absent=康茉:病假; 鲍云舒:出差; 岑以宁:产假")]
    [InlineData("党员大会11月20日，请假的有沈一舟 许芷 郝朝露", "absent=沈一舟:请假; 许芷:请假; 郝朝露:请假")]
    [InlineData("主题党日昨天弄完了 应到13 到了11个 缺的是傅予安和单映雪 都是出差", "absent=傅予安:出差; 单映雪:出差")]
    [InlineData("党员大会11月20日 没来的是康茉、鲍云舒 均为公差", "absent=康茉:公差; 鲍云舒:公差")]
    [InlineData("党员大会11月20日，缺席康茉和鲍云舒，都是因公出差", "absent=康茉:因公出差; 鲍云舒:因公出差")]
    [InlineData("党员大会11月20日\n请假：康茉\n学习条例 12人参加", "absent=康茉:请假", "present=12")]
    [InlineData("党员大会11月20日 出席周砚清 林晓禾 请假 许芷", "absent=许芷:请假")]
    [InlineData("党员大会11月20日\n缺席：\n康茉 参加省委党校培训\n鲍云舒 病假", "absent=康茉:参加省委党校培训; 鲍云舒:病假")]
    [InlineData("党员大会11月20日\n缺席：康茉\n苏知远 采购物资", "absent=康茉")]
    [InlineData("党员大会11月20日\n请假：\n沈一舟 - 出差\n凌笛 - 病假", "absent=沈一舟:出差; 凌笛:病假")]
    [InlineData("党员大会11月20日\n缺席：单映雪 – 产假\n岳禾 – 出差", "absent=单映雪:产假; 岳禾:出差")]
    [InlineData("11月20日党员大会签到\n姓名\t签到\t备注\n周砚清\t√\t\n沈一舟\t\t出差\n苏知远\t√\t", "absent=沈一舟:出差")]
    [InlineData("党员大会11月20日\n沈一舟\t缺席\n苏知远\t出席", "absent=沈一舟")]
    [InlineData("党员大会11月20日\n沈一舟 请假 出差\n苏知远 已到\n凌笛 请假 病假", "absent=沈一舟:出差; 凌笛:病假")]
    public void Absent_ByLinesOrPartedByBlanks_AreAllNamed(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("昨天党员大会 凌笛 许芷请假", "absent=凌笛:请假; 许芷:请假")]
    [InlineData("昨天党员大会，凌笛，许芷请假，12人参加", "absent=凌笛:请假; 许芷:请假", "present=12")]
    [InlineData("昨天主题党日 包粽子 许芷请假", "absent=许芷:请假")]
    [InlineData("昨天党员大会 周砚清主持 凌笛 许芷因公出差", "absent=凌笛:因公出差; 许芷:因公出差")]
    [InlineData("昨天党员大会 参加凌笛 许芷请假", "absent=许芷:请假")]
    [InlineData("党员大会11月20日，沈一舟许芷出差，郝朝露病假", "absent=沈一舟:出差; 许芷:出差; 郝朝露:病假")]
    [InlineData("党员大会11月20日，缺沈一舟许芷", "absent=沈一舟; 许芷")]
    [InlineData("前天的党员大会，应到13人，实到9人，卞书宁司茉出差，袁云舒休假，洪星阑家里有事", "absent=卞书宁:出差; 司茉:出差; 袁云舒:休假; 洪星阑:家里有事")]
    [InlineData("昨天支委会 卞书宁司茉许芷没来", "absent=卞书宁; 司茉; 许芷")]
    public void Absent_OfTheRosterWithNothingButBlanksBetween_AreAllNamed(string text, params string[] fields) => QuickLogAssert.Fields(text, fields, Roster);
}
