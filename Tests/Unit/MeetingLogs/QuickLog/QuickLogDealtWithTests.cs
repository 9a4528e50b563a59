using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>What a meeting dealt with says nothing of the meeting itself: a plan that was studied, an outing that was put off.</summary>
public sealed class QuickLogDealtWithTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    [Theory]
    [InlineData("昨天支委会，会上不同意推迟换届", "2026-11-22", "branch-committee")]
    [InlineData("昨天支委会，决定把主题党日推迟到12月5日", "2026-11-22", "branch-committee")]
    [InlineData("昨天支委会研究取消年终团拜会", "2026-11-22", "branch-committee")]
    [InlineData("昨天支委会研究暂停使用活动室", "2026-11-22", "branch-committee")]
    [InlineData("昨天支委会研究下周主题党日安排", "2026-11-22", "branch-committee")]
    [InlineData("昨天下午支委会研究主题党日方案", "2026-11-22", "branch-committee")]
    [InlineData("昨天支委会未通过购书方案", "2026-11-22", "branch-committee")]
    [InlineData("昨天支委会讨论发展党员名单", "2026-11-22", "branch-committee")]
    [InlineData("上周五党小组会学习党费收缴规定", "2026-11-20", "group-meeting")]
    [InlineData("上周三党员大会传达党委关于换届工作的通知", "2026-11-18", "branch-assembly")]
    public void Sentence_OfAPastDay_IsAReportWhateverWasDealtWith(string text, string date, string type)
    {
        var draft = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow)).Draft;

        Assert.Equal((type, date), (draft.Type, draft.Date?.ToString("O", null)));
    }

    [Theory]
    [InlineData("18日支委会审议积分管理办法")]
    [InlineData("今天支委会研究主题党日方案")]
    [InlineData("支委会研究取消年终团拜会")]
    [InlineData("昨天支委会方案")]
    public void Command_OfAPaper_IsInItsFavour(string text) =>
        Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow, asCommand: true));

    [Theory]
    [InlineData("支委会推迟一周")]
    [InlineData("昨天支委会没开成")]
    [InlineData("昨天没开会")]
    [InlineData("上周没有开党员大会")]
    [InlineData("昨天没开支委会，应到7人")]
    [InlineData("昨天谁没来开会")]
    [InlineData("昨天开会累坏了")]
    [InlineData("要是昨天开了支委会就好了")]
    [InlineData("昨天支委会决定推迟到周五开")]
    [InlineData("昨天支委会研究决定推迟到周五")]
    [InlineData("昨天支委会经研究推迟一周")]
    [InlineData("昨天支委会，研究后取消了")]
    [InlineData("昨天支委会研究决定暂停")]
    [InlineData("昨天支委会的学习没搞成")]
    [InlineData("昨天党小组学习推迟到周五")]
    [InlineData("昨天主题党日因下雨取消，讨论后改到周五")]
    public void Sentence_OfAMeetingThatWasPutOffItself_IsNoReport(string text)
    {
        Assert.IsNotType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow));
        Assert.IsNotType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow, asCommand: true));
    }

    [Theory]
    [InlineData("今天下午支委会研究主题党日方案")]
    [InlineData("支委会决定主题党日推迟一周")]
    [InlineData("昨天支委会学习方案")]
    [InlineData("昨天主题党日学习计划")]
    [InlineData("昨天支委会研究的方案发我一下")]
    [InlineData("昨天支委会讨论方案的纪要还没写")]
    [InlineData("昨天支委会研究方案的签到表")]
    [InlineData("昨天支委会方案发群里了")]
    [InlineData("昨天支委会研究了什么？")]
    public void Sentence_OfAPaperOrAnAgenda_IsNoReport(string text) =>
        Assert.IsNotType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow));
}
