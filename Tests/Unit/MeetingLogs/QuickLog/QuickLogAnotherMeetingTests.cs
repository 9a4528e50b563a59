using System.Globalization;
using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>A message that holds more than one meeting; Monday 2026-11-23.</summary>
public sealed class QuickLogAnotherMeetingTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    [Theory]
    [InlineData("昨天支委会，应到5人实到4人，凌笛请假；今天党员大会，应到14人实到12人", "branch-assembly", "2026-11-23")]
    [InlineData("11月20日支委会，5人参加\n11月21日党员大会，14人参加", "branch-assembly", "2026-11-21")]
    [InlineData("11月20日支委会，5人参加\r\n11月13日支委会，4人参加", "branch-committee", "2026-11-13")]
    [InlineData("支委会11月19日，5人。党员大会11月20日，14人。", "branch-assembly", "2026-11-20")]
    [InlineData("昨天上午开了支委会，5人，今天上午又开了党小组会，8人", "group-meeting", "2026-11-23")]
    [InlineData("上周三在三楼会议室召开支委会，5人；另外，上周五下午3点召开了支部党员大会，14人", "branch-assembly", "2026-11-20")]
    [InlineData("昨天支委会，5人，研究12月5日主题党日；今天党小组会", "group-meeting", "2026-11-23")]
    public void Another_KindWithADayOfItsOwn_IsNamed(string text, string type, string date) =>
        Assert.Equal(new NamedMeeting(type, DateOnly.Parse(date, CultureInfo.InvariantCulture)), Read(text).Another);

    [Theory]
    [InlineData("昨天支委会，应到5人实到4人；党员大会应到14人，实到12人", "branch-assembly")]
    [InlineData("昨天上午开支委会，5人到会；下午开党员大会，应到14人，12人到会", "branch-assembly")]
    [InlineData("昨天支委会4人参加，随后召开党员大会，应到14实到12", "branch-assembly")]
    [InlineData("昨天开了支委会和党员大会，支委会4人，党员大会12人", "branch-assembly")]
    [InlineData("昨天上午党小组会8人，下午党课14人，苏知远讲", "party-lecture")]
    [InlineData("11月20日支委会，周砚清主持\n党员大会：应到14人，实到13人", "branch-assembly")]
    public void Another_KindThatIsCountedByItself_IsNamedWithoutADay(string text, string type) =>
        Assert.Equal(new NamedMeeting(type, null), Read(text).Another);

    [Theory]
    [InlineData("昨天上午开支委会，5人到会；下午开党员大会，应到14人，12人到会，凌笛请假", "present=5", "expected=", "absent=")]
    [InlineData("昨天先开了支委会，5人参加；接着召开党员大会，14人参加，许芷主持", "present=5", "host=")]
    [InlineData("昨天支委会4人参加，随后召开党员大会，应到14实到12", "present=4", "expected=")]
    [InlineData("11月20日支委会，周砚清主持\n党员大会：应到14人，实到13人，林晓禾主持", "host=周砚清", "expected=", "present=")]
    [InlineData("昨天支委会，4人参加，研究慰问方案。党员大会12人参加，通过了慰问方案", "present=4", "topic=研究慰问方案", "decisions=")]
    [InlineData("昨天支委会4人到；今天党员大会，应到14人，实到12人，凌笛请假", "present=4", "expected=", "absent=", "date=2026-11-22")]
    [InlineData("11月20日支委会\n11月21日党员大会，14人参加，请许芷12月5日前交总结", "present=", "actions=", "date=2026-11-20")]
    public void Fields_BehindTheOtherMeeting_AreNotOfThisOne(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("补记：11月3日支委会5人，11月10日党课14人")]
    [InlineData("昨天支委会，定了三件事：1.12月5日主题党日；2.11月30日党员大会；3.交党费")]
    [InlineData("昨天支委会，决定12月5日开展主题党日；12月10日召开党员大会，请假找凌笛")]
    [InlineData("昨天支委会，议题：\n1.11月5日主题党日情况总结\n2.传达11月10日党员大会精神")]
    [InlineData("昨天支委会\n传达11月10日党员大会精神\n11月5日主题党日情况通报")]
    [InlineData("昨天支委会扩大会议，5人；学习11月10日党员大会决议")]
    [InlineData("昨天召开党员大会暨主题党日，14人；参观规划馆")]
    [InlineData("昨天警示教育主题党日，14人")]
    [InlineData("昨天支委会后召开党员大会，14人参加；今天补录")]
    [InlineData("昨天支委会，5人；周五主题党日定于12月5日")]
    [InlineData("昨天支委会，5人；11月30日党员大会")]
    [InlineData("11月20日下午，支委会和党员大会一起开的，14人；由凌笛主持")]
    [InlineData("主题党日11月20日，14人；集中学习，交流研讨")]
    [InlineData("昨天支委会，5人；今天上午十点党员大会改期")]
    [InlineData("昨天党员大会，14人；换届选举，应到14人实到13人")]
    [InlineData("昨天党员大会\n换届选举：应到14人，实到13人")]
    [InlineData("昨天下午主题党日，志愿服务，8人参加")]
    [InlineData("昨天支委会4人，研究党员大会，12人参加")]
    [InlineData("昨天支部大会，民主评议，12人参加")]
    public void Another_ItemDecisionPlanOrOneMeetingOfTwoKinds_IsNone(string text) => Assert.Null(Read(text).Another);

    private static QuickLogResult.Understood Read(string text) =>
        Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow, asCommand: true));
}
