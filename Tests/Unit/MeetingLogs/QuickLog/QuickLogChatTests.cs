using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>Which messages open a card at all: chat that touches on a meeting does not, a report that sounds like chat does.</summary>
public sealed class QuickLogChatTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    private static readonly DateTime Thursday = new(2026, 11, 26, 15, 10, 0, DateTimeKind.Unspecified);

    // The rest has no word that tells it from a report: 昨天志愿服务的太阳好大.
    [Fact]
    public void Parse_Chat_OpensACardInAtMostOneOfFifteen()
    {
        var score = QuickLogScorer.Score(Parser, ScoredSentence.ReadFile(QuickLogFiles.Chat), Thursday);

        Assert.True(score.Results.Count >= 220, $"{score.Results.Count} sentences");
        Assert.True(score.ExactRate >= 14d / 15, score.Report());
    }

    [Theory]
    [InlineData("周五的党课我请个假，孩子家长会")]
    [InlineData("昨天的支委会我没去，身体不舒服")]
    [InlineData("谢谢支部昨天来家里慰问")]
    [InlineData("昨天党课讲得真好，受益匪浅")]
    [InlineData("支委会昨天定的事大家抓紧")]
    [InlineData("昨天各支部主题党日都开了吗，辛苦")]
    [InlineData("上午在小区开了业主大会，到了80人")]
    [InlineData("新华社北京11月25日电 全国人大常委会第四十次会议25日在北京举行。")]
    [InlineData("转发：市委组织部11月20日召开全市党建推进会，强调要抓好支部建设")]
    [InlineData("顾书记说11月24日的党组会记录还要改")]
    [InlineData("学习强国昨天又推了党课视频")]
    [InlineData("昨天党员大会我替你请的假")]
    [InlineData("昨天志愿服务晒黑了")]
    [InlineData("昨天党员大会停电了")]
    [InlineData("昨天支委会定的事我办完了")]
    [InlineData("调研报告《关于我市养老服务的调研》11月15日报市委，执笔人单怀瑾")]
    [InlineData("昨天调研报告报市委了")]
    public void Parse_ChatOfEachKind_IsNoReport(string text) => Assert.IsType<QuickLogResult.NotALog>(Parser.Parse(text, Thursday));

    [Theory]
    [InlineData("昨天支委会，5人参加，我请假")]
    [InlineData("昨天党课苏知远讲得很好，12人听")]
    [InlineData("11月20日支委会我主持，到5人")]
    [InlineData("周五党课我讲的，12人听")]
    [InlineData("昨天主题党日，感谢社区支持，20人参加")]
    [InlineData("昨天走访慰问老党员骆松筠，老人连声感谢组织关怀")]
    [InlineData("昨天支部走访慰问了3户困难党员，大家辛苦了")]
    [InlineData("昨天主题党日参观红军纪念馆，大家深受教育，受益匪浅")]
    [InlineData("昨天主题党日活动很成功，参观了红军纪念馆")]
    [InlineData("昨天组织观看党课视频")]
    [InlineData("昨天组织观看了党课视频，12人")]
    [InlineData("昨天在三楼会议室开的支委会，我来晚了，周砚清主持")]
    [InlineData("11月20日开会，8人参加，王芳因开家长会请假")]
    [InlineData("昨天支委会开了，您记一下")]
    [InlineData("刚开完支委会")]
    [InlineData("昨天把党员大会开了，大家辛苦了")]
    [InlineData("我们支部昨天开了党员大会")]
    [InlineData("我支部11月20日召开党员大会，请假2人")]
    [InlineData("昨天下午我去云溪县调研，3人同行")]
    [InlineData("我昨天和凌笛谈心谈话，了解思想动态")]
    [InlineData("昨天参加市委组织部召开的党建推进会，3人")]
    [InlineData("本网讯 11月20日，第一党支部召开党员大会，28人参加")]
    [InlineData("哈哈终于开完了，昨天支委会到5人，周砚清主持")]
    [InlineData("昨天支委会讨论了大家抓紧补课的事")]
    [InlineData("昨天支委会要求大家抓紧整改，5人参加")]
    [InlineData("上午党课，苏知远主讲，讲得特别精彩")]
    [InlineData("昨天组织生活会，大家谈得很深入，收获很大，实到12人")]
    [InlineData("党课昨天上了，谢谢")]
    [InlineData("昨天支委会研究业主大会选址，5人参加")]
    [InlineData("昨天上午开展志愿服务，给孩子们上党课，8人")]
    [InlineData("11月20日，支部与社区联合主题党日，陪孤寡老人，15人")]
    [InlineData("昨天例会，新华社记者来访，6人到")]
    [InlineData("昨天党员大会开得很成功，选举产生新一届支委")]
    [InlineData("昨天支委会，凌笛没来")]
    [InlineData("昨天志愿服务清理河道了")]
    [InlineData("昨天党员大会选举了")]
    [InlineData("昨天主题党日大家都来了")]
    [InlineData("昨天主题党日去红岩村了")]
    [InlineData("昨天党课听完了")]
    [InlineData("昨天支委会定的事：1.慰问老党员；2.更新台账")]
    [InlineData("昨天支委会碰头了")]
    [InlineData("昨天支委会定的：①大家抓紧交心得②凌笛12月5日前报总结")]
    [InlineData("昨天去柳河镇调研，形成调研报告报市委")]
    [InlineData("支委会\n时间：11月18日\n主持：待补\n地点：待补")]
    [InlineData("昨天支委会林晓禾没去，其余都到了")]
    [InlineData("昨天党小组会，学习谁来讲党课的安排，6人")]
    [InlineData("感谢信：昨天走访慰问3户，5人参加")]
    [InlineData("不好意思，补记一下：昨天支委会开了")]
    [InlineData("抱歉忘报了，昨天党课上完了")]
    [InlineData("我小组昨天开展了学习")]
    [InlineData("我第一党支部昨天召开了党员大会")]
    public void Parse_ReportBesideAWordOfChat_IsAReport(string text) =>
        Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, Thursday));

    [Theory]
    [InlineData("昨天的支委会我没去，身体不舒服")]
    [InlineData("昨天党课讲得真好，受益匪浅")]
    [InlineData("昨天支委会定的事大家抓紧")]
    public void Parse_ChatAfterTheCommand_IsTakenAtItsWord(string text) =>
        Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, Thursday, asCommand: true));

    [Theory]
    [InlineData("昨天下午参观人大代表之家，12人参加", true)]
    [InlineData("昨天下午参观人大代表之家", false)]
    public void Parse_DayAndCountAfterTheCommand_IsAMeetingOfSomeKind(string text, bool isReport) =>
        Assert.Equal(isReport, Parser.Parse(text, Thursday, asCommand: true) is QuickLogResult.Understood);
}
