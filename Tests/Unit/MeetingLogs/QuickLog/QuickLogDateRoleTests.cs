namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>Several days in one message, or words that name none: which is the meeting's, and when there is none; Monday 2026-11-23.</summary>
public sealed class QuickLogDateRoleTests
{
    // What says whose day it is outweighs the order in which days stand.
    [Theory]
    [InlineData("支委会纪要\n印发日期：2026年11月21日\n会议时间：11月18日15:00\n参会4人", "date=2026-11-18", "start=15:00", "present=4")]
    [InlineData("第一党支部\n2026年11月20日\n支委会纪要\n会议时间：11月18日15:00\n参会4人", "date=2026-11-18", "start=15:00")]
    [InlineData("第一党支部支委会会议记录\n填表日期：2026.11.20\n开会时间：2026.11.18 15:00—16:00\n地点：508", "date=2026-11-18", "start=15:00", "end=16:00", "place=508")]
    [InlineData("支委会\n记录日期：11月20日\n会议日期：11月18日", "date=2026-11-18", "recorder=")]
    [InlineData("支委会纪要 印发时间：11月20日 时间：11月18日", "date=2026-11-18")]
    [InlineData("支委会 11月18日 4人参加\n整理时间：11月20日", "date=2026-11-18")]
    [InlineData("支委会纪要，4人参加，通过了预算\n印发日期：11月20日", "date=")]
    [InlineData("支委会11月18日，4人参加，下次会议时间：11月20日", "date=2026-11-18")]
    [InlineData("支委会11月18日，4人参加\n任务：整理台账，完成时间：11月20日", "date=2026-11-18")]
    [InlineData("支委会\n会议时间：11月17日，不对，是11月18日\n印发日期：11月20日", "date=2026-11-18")]
    public void Date_WithALabel_IsOfWhatTheLabelSays(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("支委会纪要 〔2026〕9号\n2026年11月20日\n会议时间：2026年11月18日下午\n主持人：周砚清", "date=2026-11-18", "place=", "host=周砚清")]
    [InlineData("支委会纪要〔2026〕9号，4人参加", "date=", "place=", "present=4")]
    [InlineData("支委会11月18日，学习市委〔2026〕9号文件，4人参加", "date=2026-11-18", "topic=学习市委〔2026〕9号文件")]
    public void Number_OfADocument_IsNeitherDayNorRoom(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("11月20日补报11月18日支委会，4人参加", "date=2026-11-18")]
    [InlineData("昨天补记了11月18日的支委会，4人参加", "date=2026-11-18")]
    public void Date_OfWritingDown_YieldsToTheMeetings(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    // Where the day is not said, today is not meant: the words tell of some other one.
    [Theory]
    [InlineData("之前开的支委会，4人参加")]
    [InlineData("此前开了支委会，4人参加")]
    [InlineData("早前开的支委会，4人参加")]
    [InlineData("上一次支委会，4人参加了")]
    [InlineData("前次支委会，4人参加了")]
    [InlineData("那天开了支委会，4人参加")]
    [InlineData("次日召开了支委会，4人参加")]
    [InlineData("翌日召开了支委会，4人参加")]
    [InlineData("隔天开了支委会，4人参加")]
    [InlineData("当天下午支委会开了，4人参加")]
    [InlineData("上班第一天开的支委会，4人参加")]
    [InlineData("年中开的支委会，4人参加")]
    [InlineData("过年前开的支委会，4人参加")]
    [InlineData("换届前开的支委会，4人参加", "topic=")]
    [InlineData("忘记报了，支委会早就开过了，4人参加")]
    [InlineData("之前忘记登记了，党课苏知远讲的，12人听")]
    [InlineData("第二季度党课是苏知远讲的，12人听")]
    [InlineData("国庆前一天讲的党课，苏知远讲，12人参加")]
    [InlineData("七一前一天讲的党课，苏知远讲，12人参加")]
    [InlineData("夏天开的党课，苏知远讲的，12人听")]
    [InlineData("去年今天开了党课，10人", "date=2025-11-23")]
    [InlineData("前年的今天开了支委会，5人", "date=2024-11-23")]
    [InlineData("上个月今天开了支委会，5人")]
    public void Date_SaidInWordsThatNameAnotherTime_IsNotToday(string text, params string[] fields) =>
        QuickLogAssert.Fields(text, fields.Any(f => f.StartsWith("date", StringComparison.Ordinal)) ? fields : ["date=", .. fields]);

    [Theory]
    [InlineData("刚开完支委会，传达了三季度例会精神，4人参加")]
    [InlineData("支委会开完了，传达三季度党建例会精神，4人参加")]
    [InlineData("支委会开了，研究之前提出的方案，4人参加")]
    [InlineData("下班前开了支委会，4人参加")]
    [InlineData("半小时前开的支委会，4人参加")]
    public void Date_OtherTimesInWhatWasDealtWith_RemainsToday(string text) => QuickLogAssert.Fields(text, ["date=2026-11-23"]);

    [Theory]
    [InlineData("上一次支委会11月20日开的，4人参加", "2026-11-20")]
    [InlineData("上次支委会11月20日开的，4人参加", "2026-11-20")]
    [InlineData("支委会11月20日，落实上次会议11月6日要求，4人参加", "2026-11-20")]
    public void Date_OfTheLastMeeting_IsKeptWhereItIsTheOnlyOne(string text, string date) => QuickLogAssert.Fields(text, [$"date={date}"]);

    [Theory]
    [InlineData("11月5日支委会因停电改到11月6日召开，4人参加", "date=2026-11-06", "present=4")]
    [InlineData("11月5日支部党员大会因停电推迟到11月6日上午9:30召开，实到12人，周砚清主持", "date=2026-11-06", "start=09:30", "present=12", "host=周砚清")]
    [InlineData("原定11月5日的支部党员大会，推迟到11月12日下午3点召开，实到12人", "date=2026-11-12", "start=15:00", "present=12")]
    [InlineData("党课11月20日没开成，改在22日上午10点开的，12人听", "date=2026-11-22", "start=10:00", "present=12")]
    [InlineData("11月5日支委会决定把主题党日改到11月14日召开，4人参加", "date=2026-11-05")]
    [InlineData("11月5日支委会，主题党日推迟到11月14日召开，4人参加", "date=2026-11-05")]
    public void Date_OfAMeetingThatWasMoved_IsTheDayItWasHeld(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);
}
