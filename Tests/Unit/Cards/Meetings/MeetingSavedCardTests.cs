using BotApp.Cards;
using BotApp.Cards.Meetings;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Meetings;

public sealed class MeetingSavedCardTests
{
    private static readonly CardTexts T = CardTexts.For(null);

    private static readonly MeetingSavedCard.Data Bare = new()
    {
        Hidden = new Dictionary<string, string> { ["id"] = "r1", ["v"] = "2" },
        UnitName = "第一党支部",
        TypeName = "党课",
        Date = new DateOnly(2026, 11, 23),
        MayChange = true,
    };

    [Fact]
    public void Render_LittleKnown_SaysNothingElse()
    {
        var card = MeetingSavedCard.Render(Bare with { MayChange = false }, T);

        Assert.Equal("会议记录\n党课 · 2026年11月23日 周一\n所属单位：第一党支部", card.Words());
    }

    [Fact]
    public void Render_EverythingKnown_SaysItAll()
    {
        var card = MeetingSavedCard.Render(
            Bare with
            {
                MayChange = false,
                Occasion = SavedOccasion.Saved,
                Start = "09:00",
                End = "10:00",
                Place = "三楼",
                Expected = 7,
                Present = 6,
                Observers = 0,
                Absent = [new("张三", "出差"), new("李四", null)],
                Host = "李春和",
                Recorder = "周日新",
                Speaker = "池小满",
                Topic = "学习",
                Agenda = [new("学习", "第一议题", null), new("采购", "三重一大", "2")],
                Tags = ["作风建设"],
                Decisions = ["同意"],
                Actions = [new("上报", "农业科", new DateOnly(2026, 12, 15)), new("整理", null, null)],
                Version = 3,
                ChangedBy = "周日新",
                ChangedAt = new DateTimeOffset(2026, 11, 23, 10, 5, 0, TimeSpan.FromHours(8)),
            },
            T);

        Assert.Equal(
            """
            会议记录已保存
            党课 · 2026年11月23日 周一
            学习
            时间：09:00–10:00
            地点：三楼
            到会：应到 7 · 实到 6 · 列席 0
            缺席人员：张三（出差）、李四
            主持人：李春和
            记录人：周日新
            主讲人：池小满
            标签：作风建设
            所属单位：第一党支部
            议程：
            1. 学习（第一议题）
            2. 采购（三重一大、2）
            决定事项：同意
            后续任务：
            1. 上报 · 农业科 · 2026年12月15日前
            2. 整理
            第 3 版，2026年11月23日 10:05由周日新修改
            """.ReplaceLineEndings("\n"),
            card.Words());
    }

    [Theory]
    [InlineData(SavedOccasion.Repeated, "此前已经保存过")]
    [InlineData(SavedOccasion.NotDiscarded, "已经保存，没有放弃")]
    [InlineData(SavedOccasion.Stale, "这条记录已被修改")]
    public void Render_NothingWritten_IsSaid(SavedOccasion occasion, string said)
    {
        Assert.Contains(said, MeetingSavedCard.Render(Bare with { Occasion = occasion }, T).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MayChange_OffersEditAndAConfirmedCancel()
    {
        var card = MeetingSavedCard.Render(Bare, T);

        Assert.Equal(["id=r1", "v=2"], card.Button(CardVerbs.MeetingEdit).Data());
        Assert.Equal(["id=r1", "v=2"], card.Button(CardVerbs.MeetingCancel).Data());
        var confirm = card.Elements().Single(node => node.Is("Action.ShowCard"));
        Assert.Contains(CardVerbs.MeetingCancel, confirm.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Render_CancelledOrNotMine_HasNoButtons(bool mayChange, bool isCancelled)
    {
        var card = MeetingSavedCard.Render(Bare with { MayChange = mayChange, IsCancelled = isCancelled }, T);

        Assert.DoesNotContain(card.Elements(), node => node.Is("Action."));
    }

    [Fact]
    public void Render_Cancelled_SaysSoInWords()
    {
        Assert.Contains("不计入统计", MeetingSavedCard.Render(Bare with { IsCancelled = true }, T).Words(), StringComparison.Ordinal);
    }
}
