using System.Globalization;
using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>What stands in minutes of most meetings and is not what it looks like: who handed a task out, who spoke, whose speech was studied.</summary>
public sealed class QuickLogMinutesTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    [Theory]
    [InlineData("昨天支委会5人参加，张书记让李明月底前交总结", "交总结", "李明")]
    [InlineData("昨天支委会5人参加，党支部由周敏12月5日前完成台账", "完成台账", "周敏")]
    [InlineData("昨天支委会5人参加，党办让各支部12月5日前报总结", "报总结", "各支部")]
    [InlineData("昨天支委会5人参加，张书记要求各小组12月5日前上报总结", "上报总结", "各小组")]
    [InlineData("昨天支委会5人参加，书记安排李明12月5日前完成整改", "完成整改", "李明")]
    [InlineData("昨天支委会5人参加，刘洋把会议室下周二前布置好", "把会议室下周二前布置好", "刘洋")]
    [InlineData("昨天支委会5人参加，简报由尹平11月27日前报出", "简报", "尹平")]
    [InlineData("昨天支委会5人参加，会后由组织委员汇报上级", "汇报上级", "组织委员")]
    [InlineData("由于书记负责起草总结，昨天支委会5人参加", "起草总结", "于书记")]
    public void Actions_SomebodyHandsThemOut_AreTheTaskAndWhoHasIt(string text, string task, string owner)
    {
        var action = Assert.Single(Read(text).Actions);

        Assert.Equal((task, owner), (action.Text, action.Owner));
    }

    [Theory]
    [InlineData("昨天党员大会，28人参加，由组织委员汇报党员发展情况，由纪检委员通报典型案例")]
    [InlineData("昨天党员大会，28人参加，由支部书记做工作报告")]
    [InlineData("昨天党员大会，28人参加，由宣传委员组织学习，由李明发言，由王芳做总结")]
    [InlineData("昨天党员大会，28人参加，由支部委员王芳同志宣读支委会决议")]
    [InlineData("昨天支委会5人参加，会后李明补交了材料")]
    [InlineData("由于书记出差，今天支委会由副书记李强主持，4人参加")]
    public void Actions_WhatWasDoneAlready_AreNone(string text) => Assert.Empty(Read(text).Actions);

    [Theory]
    [InlineData("昨天支委会传达学习习近平总书记在江苏考察时的重要讲话精神，5人参加", null, "传达学习习近平总书记在江苏考察时的重要讲话精神")]
    [InlineData("昨天支委会学习了习近平总书记在二十届四中全会上的重要讲话，5人参加", null, "学习了习近平总书记在二十届四中全会上的重要讲话")]
    [InlineData("11月18日支委会，会议室召开，传达学习习近平总书记在辽宁考察时的重要讲话精神", "会议室", "传达学习习近平总书记在辽宁考察时的重要讲话精神")]
    [InlineData("昨天支委会在三楼会议室学习省委书记在我市调研时的讲话精神，5人", "三楼会议室", "学习省委书记在我市调研时的讲话精神")]
    public void Place_OfASpeechThatIsStudied_IsNotTheMeetings(string text, string? place, string topic)
    {
        var draft = Read(text);

        Assert.Equal((place, topic), (draft.Place, draft.Topic));
    }

    [Theory]
    [InlineData("11月20日党员大会，正式党员28人，预备党员2人，全部参加", null, null)]
    [InlineData("11月20日党员大会，应到正式党员28人，预备党员2人，全部到会", null, null)]
    [InlineData("11月20日党员大会，正式党员28人，预备党员2人，共30人参加", null, 30)]
    [InlineData("11月20日党员大会，全体党员28人全部参加", 28, 28)]
    public void Counts_KindsOfMembersApart_AreNotThoseOfTheLast(string text, int? expected, int? present)
    {
        var draft = Read(text);

        Assert.Equal((expected, present), (draft.Expected, draft.Present));
    }

    [Theory]
    [InlineData("昨天支委会拖到下午4点才开，5人参加", "16:00", null)]
    [InlineData("昨天支委会调到下午4点召开，5人参加", "16:00", null)]
    [InlineData("昨天支委会推迟到下午4点开的，5人参加", "16:00", null)]
    [InlineData("昨天支委会从2点一直开到下午4点，5人参加", "14:00", "16:00")]
    public void Times_PutOffTo_IsTheStart(string text, string start, string? end)
    {
        var draft = Read(text);

        Assert.Equal((start, end), (draft.Start?.ToString("HH:mm", CultureInfo.InvariantCulture), draft.End?.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("支委会推迟到明天下午4点召开")]
    [InlineData("支委会推迟到下午4点")]
    public void Sentence_OnlyPutOff_IsNoReport(string text) => Assert.IsNotType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow));

    [Theory]
    [InlineData("刚刚上完党课，主讲张伟，36人参加", "张伟")]
    [InlineData("书记刚刚上完党课，36人参加", null)]
    [InlineData("李明刚刚上完党课，36人参加", "李明")]
    public void Speaker_JustNow_IsNobodysName(string text, string? speaker) => Assert.Equal(speaker, Read(text).Speaker);

    [Theory]
    [InlineData("昨天党小组会8人参加，会议由组长孙局长主持", "孙局长")]
    [InlineData("警示教育大会，11月17日下午3:00，应到120人实到117人，纪检组长邵刚主持", "邵刚")]
    public void Host_BehindAPost_IsWhole(string text, string host) => Assert.Equal(host, Read(text).Host);

    private static MeetingDraft Read(string text) => Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow)).Draft;
}
