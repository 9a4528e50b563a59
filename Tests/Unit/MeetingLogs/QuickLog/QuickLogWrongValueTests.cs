namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>Values that were plainly wrong where an empty field, or the value beside it, is right; Monday 2026-11-23.</summary>
public sealed class QuickLogWrongValueTests
{
    // A refusal is never recorded as its opposite.
    [Theory]
    [InlineData("支委会11月20日，经表决不同意凌笛转正", "不同意凌笛转正")]
    [InlineData("支委会11月20日，经研究不同意凌笛辞职", "不同意凌笛辞职")]
    [InlineData("支委会11月20日，经审议不通过经费预算", "不通过经费预算")]
    [InlineData("支委会11月20日，经投票表决不通过经费预算", "不通过经费预算")]
    [InlineData("支委会11月20日，经表决未通过凌笛转正", "未通过凌笛转正")]
    [InlineData("支委会11月20日，全体党员不同意凌笛转正", "")]
    [InlineData("支委会11月20日，经研究没有决定购书", "")]
    [InlineData("支委会11月20日，经讨论有不同意见", "")]
    [InlineData("支委会11月20日，经不记名投票同意凌笛转正", "同意凌笛转正")]
    [InlineData("支委会11月20日，经研究决定不同意凌笛辞职", "不同意凌笛辞职")]
    public void Decisions_OfARefusal_AreNotItsOpposite(string text, string decisions) => QuickLogAssert.Fields(text, [$"decisions={decisions}"]);

    // A number of a room or an hour is no count of people, and what was written as 实到 stands.
    [Theory]
    [InlineData("11月20日在301开了支委会，应到5人实到4人", "expected=5", "present=4", "place=301")]
    [InlineData("11月20日我们在301开了支委会，应到5人，实到4人，张三请假", "expected=5", "present=4", "place=301")]
    [InlineData("11月20日在B302开了支委会", "present=", "place=B302")]
    [InlineData("11月20日在2号楼502开了党小组会，应到7人，实到6人", "expected=7", "present=6")]
    [InlineData("11月20日在党员活动室2开了支委会，应到5人实到4人", "present=4")]
    [InlineData("1430开了支委会，应到5人实到4人", "present=4")]
    [InlineData("11月20日在五楼508集中学习，党课，12人参加", "present=12")]
    [InlineData("11月20日在301、302开了党员大会", "present=")]
    [InlineData("11月20日在301参加了支委会", "present=")]
    [InlineData("11月20日我们5个人开了支委会", "present=5")]
    public void Present_BesideARoomOrAnHour_IsWhatWasCounted(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Theory]
    [InlineData("支部党员大会11月20日，缺席凌笛等3人", "present=", "absent=凌笛")]
    [InlineData("支部党员大会11月20日，凌笛退休未参加", "absent=凌笛:退休")]
    [InlineData("支部党员大会11月20日，周书记因出差委托林晓禾主持", "host=林晓禾")]
    [InlineData("支委会\n时间：11月18日\n缺席人员：暂无", "absent=")]
    [InlineData("支委会\n时间：11月18日\n参加：4人\n主持：待补\n记录：待补\n地点：待补", "present=4", "host=", "recorder=", "place=")]
    [InlineData("支委会11月18日，主持同前，4人参加", "host=")]
    [InlineData("支部党员大会11月20日在京召开，13人参加", "place=", "present=13")]
    [InlineData("党课11月20日，观看专题片《榜样》，由苏知远组织", "actions=")]
    [InlineData("支委会 11月20日晚12点结束 4人参加", "end=")]
    [InlineData("支委会 11月20日中午12点结束 4人参加", "end=12:00")]
    [InlineData("微党课11月20日：苏知远讲《一张老照片》，凌笛讲《我的入党故事》，12人参加", "speaker=", "topic=", "present=12")]
    [InlineData("培训11月20日，凌笛、许芷参加省人大业务培训，线上", "topic=省人大", "place=线上")]
    [InlineData("志愿服务11月20日，9人，服务时长2小时", "topic=", "present=9")]
    [InlineData("支委会11月20日，凌笛每周五前报送进展", "actions=")]
    [InlineData("支委会11月20日，凌笛每月5日前报送进展", "actions=")]
    [InlineData("支委会 11月20日 待办：交思想汇报（凌笛，11.30）；整理台账（许芷，12.5）", "actions=交思想汇报 | 凌笛 | 2026-11-30; 整理台账 | 许芷 | 2026-12-05")]
    public void Fields_OfWordsThatOnlyLookLikeThem_AreNotFilled(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);

    [Fact]
    public void Absent_NameOfTheRosterBehindASlip_IsThatName() =>
        QuickLogAssert.Fields("支部党员大会11.20，应到14实到13人，缺习凌笛（出差）", ["absent=凌笛:出差"], people: ["凌笛", "许芷"]);

    // The usual form of minutes: the agenda is numbered line by line.
    [Theory]
    [InlineData("支委会 11月20日 4人参加\n议题：\n1.研究党员发展\n2.讨论主题党日方案\n3.通报党费", "1.研究党员发展；2.讨论主题党日方案；3.通报党费")]
    [InlineData("支委会 11月20日 4人参加\n议题：1.研究党员发展\n2.讨论主题党日方案\n决议：同意确定袁朗为入党积极分子", "1.研究党员发展；2.讨论主题党日方案")]
    [InlineData("支委会 11月20日 4人参加\n议程：\n（一）研究党员发展\n（二）讨论主题党日方案\n主持：周砚清", "（一）研究党员发展；（二）讨论主题党日方案")]
    [InlineData("支委会 11月20日 4人参加\n一、议题：1.研究党员发展\n2.讨论主题党日方案\n二、下一步打算", "1.研究党员发展；2.讨论主题党日方案")]
    [InlineData("支委会 11月20日 4人参加\n讨论事项：\n1.党员发展\n2.主题党日方案", "1.党员发展；2.主题党日方案")]
    public void Topic_NumberedLineByLine_IsTheWholeAgenda(string text, string topic) => QuickLogAssert.Fields(text, [$"topic={topic}"]);

    [Theory]
    [InlineData("支部党员大会11月20日 应到14.实到13.地点401.主持周砚清.记录林晓禾", "expected=14", "present=13", "place=401", "host=周砚清", "recorder=林晓禾")]
    [InlineData("支委会11月20日由周砚清主持召开，4人参加", "host=周砚清")]
    [InlineData("党员大会11月20日开的，周砚清（主持）、林晓禾（记录）、苏知远（领学）等12人参加", "host=周砚清", "recorder=林晓禾", "present=12")]
    [InlineData("三八节主题党日3月6日，参加女党员6名", "present=6")]
    public void Fields_InAnotherWriting_AreFilled(string text, params string[] fields) => QuickLogAssert.Fields(text, fields);
}
