using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>What an office worker's sentences, written on a phone or spoken, showed to be read wrongly; Monday 2026-11-23.</summary>
public sealed class QuickLogOfficeTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    // Each number is of the words behind it where the first one is.
    [Theory]
    [InlineData("昨天党员大会 12人参加 2人请假", null, "12", null)]
    [InlineData("昨天党员大会 12人到会2人请假", null, "12", null)]
    [InlineData("昨天党员大会 12人到会2人请假：凌笛、许芷", null, "12", null)]
    [InlineData("昨天党员大会 12人参加2人缺席", null, "12", null)]
    [InlineData("昨天支委会 6人参加 1人没来", null, "6", null)]
    [InlineData("昨天党员大会应到14人\n12人到会\n2人请假", "14", "12", null)]
    [InlineData("昨天党员大会 14人应到 12人实到 2人请假", "14", "12", null)]
    [InlineData("昨天党员大会 14人参加 2人发言", null, "14", null)]
    [InlineData("昨天党员大会 14人参加 3人表态发言", null, "14", null)]
    [InlineData("昨天党员大会 14名党员参加 2名预备党员转正", null, "14", null)]
    [InlineData("昨天党员大会 12人到会 1位列席 2位请假", null, "12", "1")]
    [InlineData("昨天支委会 5名支委出席 1名组织员列席", null, "5", "1")]
    [InlineData("昨天党员大会 全体党员参加 2人发言", null, null, null)]
    [InlineData("昨天党员大会 参加 12人 请假 2人", null, "12", null)]
    [InlineData("昨天党员大会 党员20人实到18人请假2人", null, "18", null)]
    [InlineData("昨天党员大会 20位党员到会18位", null, "18", null)]
    [InlineData("昨天党员大会 到会：\n12人", null, "12", null)]
    public void Counts_WithoutPunctuation_AreOfTheWordsTheyBelongTo(string text, string? expected, string? present, string? observers) =>
        Assert.Equal((expected, present, observers), (Field(text, "expected"), Field(text, "present"), Field(text, "observers")));

    [Theory]
    [InlineData("昨天培训，参训14人，实到12人", "12")]
    [InlineData("昨天培训 参加14人 实际到了12人", "12")]
    [InlineData("昨天培训 参训人员14人 实到11人", "11")]
    [InlineData("昨天培训，实到12人，参训14人", "12")]
    public void Present_SaidToBeSoInFact_OutweighsWhoWereMeantToCome(string text, string present) => Assert.Equal(present, Field(text, "present"));

    [Theory]
    [InlineData("昨天党课 全体党员及3名积极分子参加")]
    [InlineData("昨天党课 全体党员和入党积极分子3人参加")]
    [InlineData("昨天党课 党员12人，入党积极分子2人参加")]
    [InlineData("昨天党课 党员14人 群众3人参加")]
    [InlineData("我们支部和第二党支部昨天联合开展主题党日 参观规划馆 两个支部共25人")]
    public void Present_OfGuestsOrOfTwoBranches_IsEmpty(string text) => Assert.Null(Field(text, "present"));

    [Theory]
    [InlineData("昨天走访老党员骆松筠，骆松筠住院手术，周砚清、林晓禾去看望", null)]
    [InlineData("昨天走访 祝稷因病住院 周砚清去慰问", null)]
    [InlineData("昨天走访慰问 许芷产假 葛静姝住院 共2户", null)]
    [InlineData("昨天走访慰问 5人参加 凌笛出差没来", "凌笛:出差")]
    [InlineData("昨天走访慰问困难党员3户，5人参加，凌笛请假", "凌笛:请假")]
    public void Absent_OnAVisit_AreThoseSaidToBeMissing(string text, string? absent) => Assert.Equal(absent, Field(text, "absent"));

    [Theory]
    [InlineData("昨天支委会 沈一舟因事早退")]
    [InlineData("昨天党员大会 沈一舟因公中途离会 实到14")]
    [InlineData("昨天党员大会 沈一舟因公提前离会")]
    [InlineData("昨天党员大会 许芷因病晚到")]
    [InlineData("昨天党员大会 祝稷因公列席")]
    [InlineData("昨天党员大会 凌笛、许芷出差回来参加")]
    public void Absent_WhoWasThereInPart_IsNever(string text) => Assert.Null(Field(text, "absent"));

    [Theory]
    [InlineData("昨天党员大会 凌笛 许芷 祝稷请假", "凌笛:请假; 许芷:请假; 祝稷:请假")]
    [InlineData("昨天党员大会 12人 凌笛 许芷两人请假", "凌笛:请假; 许芷:请假")]
    [InlineData("昨天主题党日 包粽子 许芷请假", "许芷:请假")]
    [InlineData("昨天党员大会，凌笛，桑南笙，许芷请假", "凌笛:请假; 桑南笙:请假; 许芷:请假")]
    [InlineData("昨天党员大会 凌笛 桑南笙 许芷三人请假", "凌笛:请假; 桑南笙:请假; 许芷:请假")]
    [InlineData("昨天党员大会 凌笛病假许芷事假祝稷出差", "凌笛:病假; 许芷:事假; 祝稷:出差")]
    [InlineData("昨天党员大会 主持周砚清 参加凌笛 沈一舟 许芷请假", "许芷:请假")]
    [InlineData("昨天党员大会 周砚清主持 林晓禾记录 许芷请假", "许芷:请假")]
    public void Absent_PartedBySpacesCommasOrNothing_AreAllNamed(string text, string absent) => Assert.Equal(absent, Field(text, "absent"));

    [Theory]
    [InlineData("上周五下午2-3点支委会", "14:00", "15:00")]
    [InlineData("上周五上午9-11点支委会", "09:00", "11:00")]
    [InlineData("昨晚7-8点支委会", "19:00", "20:00")]
    [InlineData("昨天上午 8-9点支委会", "08:00", "09:00")]
    [InlineData("昨天九到十点支委会", "09:00", "10:00")]
    [InlineData("昨天下午2～4点，支委会", "14:00", "16:00")]
    [InlineData("昨天2点-3点半支委会", "14:00", "15:30")]
    [InlineData("昨天支委会讲了2-3点意见", null, null)]
    public void Times_TwoHoursWithOneWord_AreStartAndEnd(string text, string? start, string? end) =>
        Assert.Equal((start, end), (Field(text, "start"), Field(text, "end")));

    [Theory]
    [InlineData("昨天下午3点支委会 定下周三上午9点开党员大会", "15:00")]
    [InlineData("昨天支委会 通知12月3日下午2点开党员大会", null)]
    [InlineData("昨天支委会 决定12月5日下午3点召开党员大会", null)]
    [InlineData("昨天支委会 定了12月3日上午9点去养老院", null)]
    [InlineData("昨天支委会，林晓禾会后通知大家12月3日下午2点开会", null)]
    [InlineData("11月4日（周三）下午3点支委会", "15:00")]
    [InlineData("支委会 上周五，下午3点，5人", "15:00")]
    public void Start_BehindAnotherDay_IsNotTheMeetings(string text, string? start) => Assert.Equal(start, Field(text, "start"));

    [Theory]
    [InlineData("昨天支委会 沈一舟汇报了11月15日前完成的台账")]
    [InlineData("昨天支委会 沈一舟11月20日前已交材料")]
    [InlineData("昨天支委会 苏知远通报10月底前台账完成情况")]
    [InlineData("昨天支委会 凌笛传达了12月1日前学习任务")]
    [InlineData("昨天支委会 沈一舟负责的简报已报")]
    [InlineData("昨天支委会 上次交给沈一舟的简报已完成")]
    [InlineData("昨天支委会 截止12月3日 沈一舟 简报")]
    public void Actions_WhatWasReportedAsDone_AreNone(string text) => Assert.Null(Field(text, "actions"));

    [Theory]
    [InlineData("昨天支委会 沈一舟12月3日前交材料", "交材料 | 沈一舟 | 2026-12-03")]
    [InlineData("11月1日支委会 沈一舟11月15日前完成台账", "完成台账 | 沈一舟 | 2026-11-15")]
    [InlineData("11月10日支委会 沈一舟三月底前报材料", "报材料 | 沈一舟 | 2027-03-31")]
    [InlineData("昨天支委会 沈一舟12月3日前汇报进度", "汇报进度 | 沈一舟 | 2026-12-03")]
    public void Actions_ToBeDone_AreKept(string text, string actions) => Assert.Equal(actions, Field(text, "actions"));

    [Theory]
    [InlineData("上周五的不是支委会是党员大会 到了12人", "branch-assembly")]
    [InlineData("昨天不是支委会，是党员大会，12人", "branch-assembly")]
    [InlineData("昨天支委会，打错了，是党员大会", "branch-assembly")]
    [InlineData("昨天支委会 不对 是小组会 6人", "group-meeting")]
    [InlineData("昨天支委会改成党员大会 14人", "branch-assembly")]
    [InlineData("昨天支委会，研究党员大会改成线上", "branch-committee")]
    public void Type_Corrected_IsTheLater(string text, string type) => Assert.Equal(type, Field(text, "type"));

    [Theory]
    [InlineData("支委会从18日改到19日下午3点开 5人", "2026-11-19", "15:00")]
    [InlineData("支委会18号改19号开的", "2026-11-19", null)]
    [InlineData("支委会从18日提前到17日召开", "2026-11-17", null)]
    [InlineData("主题党日从上周五改到昨天 12人", "2026-11-22", null)]
    [InlineData("支委会原定18日 实际19日开的", "2026-11-19", null)]
    [InlineData("支委会研究党课从18日改到19日，昨天开的", "2026-11-22", null)]
    public void Date_MovedToADayBehindUs_IsThatDay(string text, string date, string? start) =>
        Assert.Equal((date, start), (Field(text, "date"), Field(text, "start")));

    [Theory]
    [InlineData("支委会从18日改到25日下午3点开")]
    [InlineData("支委会从18日改到下周三开")]
    public void Sentence_MovedToADayAhead_IsNoReport(string text) =>
        Assert.IsType<QuickLogResult.NotALog>(Parser.Parse(text, QuickLogScorer.SamplesNow));

    [Theory]
    [InlineData("11月第三周周四支委会")]
    [InlineData("11月第二周周三支委会")]
    public void Date_OfAWeekThatIsCounted_IsEmpty(string text) => Assert.Null(Field(text, "date"));

    [Fact]
    public void Sentence_ThatAsksEverybodyForSomething_IsStillAReport() =>
        Assert.Equal(("branch-committee", "5"), (Field("昨天支委会 请大家下周三前交思想汇报 5人参加", "type"), Field("昨天支委会 请大家下周三前交思想汇报 5人参加", "present")));

    private static string? Field(string text, string name)
    {
        var result = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow, asCommand: true));
        return QuickLogFields.Of(result).GetValueOrDefault(name);
    }
}
