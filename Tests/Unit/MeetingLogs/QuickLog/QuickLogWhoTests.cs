using BotApp.Sentences.Meetings;
using BotApp.Tests.Support.QuickLog;

namespace BotApp.Tests.Unit.MeetingLogs.QuickLog;

/// <summary>Who was there, who stood in for whom, and whose a task is.</summary>
public sealed class QuickLogWhoTests
{
    private static readonly QuickLogParser Parser = new(TestRegisters.All);

    [Theory]
    [InlineData("党员大会20日开完，应到20人，请假2人，迟到1人，实到18人")]
    [InlineData("昨天支委会，应到7人实到5人，请假1人，扶贫1人")]
    [InlineData("昨天支委会，实到5人，请假2人，汤药1人，雷雨1人")]
    public void Absent_KindsOfAbsenceThatAreCounted_AreNobody(string text) => Assert.Empty(Read(text).Absent);

    [Fact]
    public void Absent_OneWhoIsCountedBehindTheName_IsNamed() =>
        Assert.Equal([new Absence("王芳", null)], Read("昨天支委会，实到5人，缺席王芳1人").Absent);

    [Theory]
    [InlineData("昨天党课应到25人，没来成的是魏来、常乐两人")]
    [InlineData("昨天党课应到25人，缺席的有魏来、常乐两人")]
    [InlineData("昨天党课应到25人，没去成的有魏来、常乐两人")]
    public void Absent_NamesThatAreCounted_AreAllNamedAndNoneOfThemPresent(string text)
    {
        var draft = Read(text);

        Assert.Equal([new Absence("魏来", null), new Absence("常乐", null)], draft.Absent);
        Assert.Equal((25, null, null), (draft.Expected, draft.Present, draft.Place));
    }

    [Theory]
    [InlineData("昨天支委会5人参加，因书记出差，王芳代为主持", "王芳", null)]
    [InlineData("昨天支委会5人参加，因书记出差，由王芳代为主持", "王芳", null)]
    [InlineData("昨天支委会5人参加，书记出差，王芳代主持", "王芳", null)]
    [InlineData("昨天支委会5人参加，王芳因病请假，由李强代为记录", null, "李强")]
    [InlineData("昨天的支委会王芳没主持，是李强主持的", "李强", null)]
    [InlineData("昨天的支委会王芳未记录，李强记录", null, "李强")]
    [InlineData("支委会今天开了，@魏来 主持，6人", "魏来", null)]
    [InlineData("党小组会 @魏来 主持 @常乐 记录 今天8:30 6人", "魏来", "常乐")]
    [InlineData("党小组会 主持 @魏来 记录 @常乐 今天8:30 6人", "魏来", "常乐")]
    public void Role_OfWhoStoodInOrIsMentioned_IsTheirs(string text, string? host, string? recorder)
    {
        var draft = Read(text);

        Assert.Equal((host, recorder, null), (draft.Host, draft.Recorder, draft.Place));
        Assert.Empty(draft.Actions);
    }

    [Theory]
    [InlineData("昨天支委会，4人参加，由我主持", "林晓禾", null)]
    [InlineData("昨天支委会我主持，许芷记录", "林晓禾", "许芷")]
    [InlineData("昨天支委会，由我主持许芷记录", "林晓禾", "许芷")]
    [InlineData("昨天支委会\n主持人：我\n记录人：许芷", "林晓禾", "许芷")]
    [InlineData("昨天支委会，周砚清主持，我记录", "周砚清", "林晓禾")]
    [InlineData("周砚清 11-20 17:32\n今天下午支委会，4人参加，由我主持", null, null)]
    public void Role_OfTheWriter_IsTheirsUnlessAnotherWroteIt(string text, string? host, string? recorder)
    {
        var draft = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow, writer: "林晓禾")).Draft;

        Assert.Equal((host, recorder), (draft.Host, draft.Recorder));
    }

    [Theory]
    [InlineData("昨天党课由我主持并主讲，12人参加", "林晓禾", null, "林晓禾")]
    [InlineData("昨天支委会由我主持并记录，5人参加", "林晓禾", "林晓禾", null)]
    public void Roles_TwoOfTheWriter_AreBothTheirs(string text, string? host, string? recorder, string? speaker)
    {
        var draft = Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow, writer: "林晓禾")).Draft;

        Assert.Equal((host, recorder, speaker), (draft.Host, draft.Recorder, draft.Speaker));
    }

    [Fact]
    public void Role_OfAnUnknownWriter_IsNobodys() => Assert.Null(Read("昨天支委会，4人参加，由我主持").Host);

    [Theory]
    [InlineData("支委会11月20日，应到5人实到5人，凌笛请假没批，还是来了")]
    [InlineData("支委会11月20日，4人参加，凌笛请假没批还是来了")]
    [InlineData("支委会11月20日，4人参加，凌笛请假未获批准")]
    [InlineData("支委会11月20日，凌笛请假又赶来了")]
    [InlineData("支委会11月20日，凌笛请假，后来还是来了")]
    public void Absent_WhoCameAllTheSame_IsNot(string text) => Assert.Empty(Read(text).Absent);

    [Theory]
    [InlineData("昨天支委会4人参加，周书记因出差委托林晓禾主持", "因出差")]
    [InlineData("昨天支委会4人参加，周书记请假，林晓禾主持", "请假")]
    public void Absent_WhoLeavesTheChairToAnother_IsAbsentAndNoHost(string text, string reason)
    {
        var draft = Read(text);

        Assert.Equal([new Absence("周书记", reason)], draft.Absent);
        Assert.Equal("林晓禾", draft.Host);
    }

    [Fact]
    public void Place_BehindAnAt_IsThePlace() => Assert.Equal("三楼会议室", Read("支委会今天开了 @三楼会议室 6人").Place);

    [Theory]
    [InlineData("11月16日党组会，办公室牵头，12月20日前起草全年总结", "起草全年总结 | 办公室 | 2026-12-20")]
    [InlineData("11月16日党组会，由研究室牵头，12月20日前起草全年总结", "起草全年总结 | 研究室 | 2026-12-20")]
    [InlineData("昨天支委会，决定由李强负责，12月5日前拿出方案", "拿出方案 | 李强 | 2026-12-05")]
    [InlineData("昨天支委会，定了：一是李强负责，12月5日前拿出方案；二是王芳牵头，12月10日前报总结", "拿出方案 | 李强 | 2026-12-05; 报总结 | 王芳 | 2026-12-10")]
    [InlineData("今天支委会，12月2日前完成党员信息核对，庄严负责", "完成党员信息核对 | 庄严 | 2026-12-02")]
    [InlineData("今天支委会，12月2日前完成党员信息核对工作，庄严负责", "完成党员信息核对工作 | 庄严 | 2026-12-02")]
    public void Actions_OwnerInAClauseOfItsOwn_IsTheTasks(string text, string actions)
    {
        var draft = Read(text);

        Assert.Equal(actions, QuickLogFields.Join(draft.Actions.Select(a => QuickLogFields.Action(a.Text, a.Owner, a.Due?.ToString("O", null)))));
        Assert.Empty(draft.Decisions);
    }

    private static MeetingDraft Read(string text) => Assert.IsType<QuickLogResult.Understood>(Parser.Parse(text, QuickLogScorer.SamplesNow)).Draft;
}
