using BotApp.Cards;
using BotApp.Cards.Meetings;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Meetings;

public sealed class MeetingPostedCardTests
{
    private static readonly MeetingPostedCard.Data Draft = new()
    {
        Hidden = new Dictionary<string, string> { ["id"] = "d1" },
        Stage = PostedStage.Draft,
        TypeName = "党课",
        Date = new DateOnly(2026, 11, 23),
        UnitName = "第一党支部",
        Expected = 7,
        Present = 6,
    };

    [Fact]
    public void Render_Draft_SaysKindDateUnitAndCounts()
    {
        Assert.Equal(
            "会议记录 · 待确认\n党课 · 2026年11月23日 周一\n所属单位：第一党支部\n到会：应到 7 · 实到 6\n请记录人打开核对后保存。",
            Render(Draft).Words());
    }

    [Theory]
    [InlineData(PostedStage.Draft, CardVerbs.MeetingEdit)]
    [InlineData(PostedStage.Saved, CardVerbs.MeetingOpen)]
    public void Render_Stage_OpensWhatThereIs(PostedStage stage, string verb)
    {
        Assert.Equal(["id=d1"], Render(Draft with { Stage = stage }).Button(verb).Data());
    }

    [Fact]
    public void Render_Cancelled_HasNoButton()
    {
        Assert.DoesNotContain(Render(Draft with { Stage = PostedStage.Cancelled }).Elements(), node => node.Is("Action."));
    }

    private static BotApp.Cards.Model.AdaptiveCard Render(MeetingPostedCard.Data data) => MeetingPostedCard.Render(data, CardTexts.For(null));
}
