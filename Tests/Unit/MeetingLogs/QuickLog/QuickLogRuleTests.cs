using System.Globalization;
using BotApp.Sentences.Meetings;
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

    [Theory]
    [InlineData("2026-03-02", "元月8日召开支委会，应到5人实到5人", "2026-01-08")]
    [InlineData("2026-03-02", "2026年元月8日召开支委会，应到5人实到5人", "2026-01-08")]
    [InlineData("2026-03-02", "2月29日开了支委会，应到5人实到5人", null)]
    [InlineData("2028-03-02", "2月29日开了支委会，应到5人实到5人", "2028-02-29")]
    [InlineData("2026-06-25", "6.26国际禁毒日主题党日昨天开的，参加18人", "2026-06-24")]
    [InlineData("2026-05-06", "5.4青年节主题党日，4月30日下午开的，20人参加", "2026-04-30")]
    [InlineData("2026-04-20", "开展了4.15全民国家安全教育日志愿服务，20人参加", null)]
    [InlineData("2026-04-15", "刚开展完4.15全民国家安全教育日志愿服务，20人参加", "2026-04-15")]
    public void Date_OnAnotherDay_IsThatOfTheCalendar(string today, string text, string? date) =>
        Assert.Equal(date is null ? null : Day(date), Read(text, Day(today)).Date);

    [Fact]
    public void Actions_DueInTheFirstMonthByItsOldName_IsInTheYearToCome() =>
        Assert.Equal(
            [new FollowUp("整理台账", "李娜", new DateOnly(2027, 1, 15))],
            Read("昨天支委会，5人参加，由李娜整理台账，元月15日前完成", new DateOnly(2026, 12, 5)).Actions);

    // The form of a talk has no other count, and what it refuses must not be filled.
    [Fact]
    public void Expected_OfATalk_IsLeft()
    {
        var draft = Read("上周五开展谈心谈话，12名党员全部参加");

        Assert.Null(draft.Expected);
        Assert.Equal(12, draft.Present);
    }

    // What is done at the meeting is no absence.
    [Fact]
    public void Absent_WhoReportsSpeaksChairsOrRecords_IsNever()
    {
        string[] deeds =
        [
            "汇报了党费收缴情况", "汇报工作", "作汇报", "作交流发言", "做了表态发言", "带头发言", "在会上作了自我批评", "主持会议", "记录", "补充意见", "迟到", "晚到十分钟", "早退",
            "接收为预备党员", "到会", "到会晚了一会儿", "带领大家重温誓词", "领学", "学习了文件", "作总结讲话", "在讨论时发言",
        ];
        foreach (var deed in deeds)
        {
            var draft = Read($"昨天支委会，应到7人，实到6人，王芳出差，陈静{deed}");
            Assert.Equal([new Absence("王芳", "出差")], draft.Absent);
        }
    }

    // 李四 is nobody's number: names with a numeral in them change no count.
    [Theory]
    [InlineData("昨天支委会，应到7人实到6人，列席{0}、{1}")]
    [InlineData("昨天支委会，应到7人实到6人，列席：{0}、{1}")]
    [InlineData("昨天支委会，应到7人实到6人，{0}、{1}列席")]
    [InlineData("昨天支委会，应到7人实到6人，请{0}、{1}列席会议")]
    [InlineData("昨天支委会，参加人员{0}、{1}")]
    [InlineData("昨天支委会，出席人员有{0}、{1}")]
    [InlineData("昨天支委会，{0}、{1}参加")]
    [InlineData("昨天支委会，{0}、{1}均到会")]
    [InlineData("昨天支委会，实到5人，{0}主持，{1}记录")]
    public void Counts_NamesWithNumerals_AreThoseOfOtherNames(string pattern)
    {
        var other = Counts("王芳", "陈静");
        Assert.Equal(other, Counts("张三", "李四"));
        Assert.Equal(other, Counts("陆一鸣", "赵六"));
        Assert.Equal(other, Counts("沈一舟", "王五"));

        (int?, int?, int?) Counts(string first, string second)
        {
            var draft = Read(string.Format(CultureInfo.InvariantCulture, pattern, first, second));
            return (draft.Expected, draft.Present, draft.Observers);
        }
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static MeetingDraft Read(string text, DateOnly today) =>
        Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, today.ToDateTime(new TimeOnly(10, 0)))).Draft;

    private static MeetingDraft Read(string text) =>
        Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow)).Draft;
}
