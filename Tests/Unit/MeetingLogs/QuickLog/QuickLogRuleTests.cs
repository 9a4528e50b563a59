using System.Globalization;
using BotApp.Features.MeetingLogs;
using BotApp.Features.MeetingLogs.QuickLog;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>Rules of reading, each with the sentence that showed it missing.</summary>
public sealed class QuickLogRuleTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    [Theory]
    [InlineData("刚给支部党员上了一堂微党课，讲的是入党初心，二楼党员活动室", "二楼党员活动室")]
    [InlineData("昨天给新党员讲了两堂党课，一楼会议室", "一楼会议室")]
    public void Place_ClauseWithWhatWasDone_IsNone(string text, string place) => Assert.Equal(place, Read(text).Place);

    [Theory]
    [InlineData("支委会决定了三件事：一是12月3日开主题党日；二是由宋佳负责联系场地，本周五前落实；三是经费2000元从党费列支。今天上午开的，4名委员都到了", "2026-11-23")]
    [InlineData("支委会研究了两项工作：1.10月28日起轮流值班；2.推荐先进。昨天开的", "2026-11-22")]
    [InlineData("11月18日支委会，定了两件事：1、12月1日交党费；2、12月8日走访。", "2026-11-18")]
    public void Date_InAnItemOfAList_IsNotTheMeetings(string text, string date) => Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), Read(text).Date);

    [Fact]
    public void Date_ItemOfAListThatIsLabelledTime_IsTheMeetings() =>
        Assert.Equal(new DateOnly(2026, 11, 18), Read("支委会记录：1.时间：11月18日；2.地点：三楼会议室；3.出席5人").Date);

    [Fact]
    public void Decisions_ListWithATaskAmongThem_AreTheOthers()
    {
        var draft = Read("支委会决定了三件事：一是12月3日开主题党日；二是由宋佳负责联系场地，本周五前落实；三是经费2000元从党费列支。今天上午开的，4名委员都到了");

        Assert.Equal(["12月3日开主题党日", "经费2000元从党费列支"], draft.Decisions);
        Assert.Equal([new FollowUp("联系场地", "宋佳", new DateOnly(2026, 11, 27))], draft.Actions);
    }

    [Theory]
    [InlineData("党组会今天开的，秘书长刘洋列席，审议通过2027年度立法计划（草案），由法工委12月10日前修改完善", "审议通过2027年度立法计划（草案）")]
    [InlineData("党组会昨天开的，表决通过12项管理办法（试行）和2027年预算", "表决通过12项管理办法（试行）和2027年预算")]
    public void Decisions_WhatWasPassedHasANumberOrAState_IsWhole(string text, string decision)
    {
        var draft = Read(text);

        Assert.Equal([decision], draft.Decisions);
        Assert.Null(draft.Topic);
    }

    [Fact]
    public void Decisions_VotesAfterPassed_AreNone() => Assert.Empty(Read("昨天支部大会表决，通过5票，反对0票").Decisions);

    [Fact]
    public void Actions_OfficeAndDeadlineAfterADecision_AreATask() =>
        Assert.Equal(
            [new FollowUp("修改完善", "法工委", new DateOnly(2026, 12, 10))],
            Read("党组会今天开的，秘书长刘洋列席，审议通过2027年度立法计划（草案），由法工委12月10日前修改完善").Actions);

    [Theory]
    [InlineData("陈国栋书记11月18日给支部讲党课，题目《守初心》", "陈国栋")]
    [InlineData("陈国栋书记11月18日下午在二楼会议室给支部讲党课", "陈国栋")]
    [InlineData("11月5日支部书记田野同志以《守初心 担使命》为题讲党课", "田野")]
    [InlineData("上周五钱塘同志围绕“作风建设”给党员上党课", "钱塘")]
    public void Speaker_DayPlaceOrTitleBeforeTheVerb_IsWhoStandsBeforeThem(string text, string speaker) => Assert.Equal(speaker, Read(text).Speaker);

    [Fact]
    public void Place_BetweenSpeakerAndVerb_IsKept() => Assert.Equal("二楼会议室", Read("陈国栋书记11月18日下午在二楼会议室给支部讲党课").Place);

    private static MeetingDraft Read(string text) =>
        Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow)).Draft;
}
