using BotApp.Cards;
using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Meetings;

public sealed class MeetingListCardTests
{
    private static readonly CardTexts T = CardTexts.For(null);

    private static readonly MeetingListCard.Data Page = new()
    {
        UnitId = "branch:一",
        UnitName = "第一党支部",
        Lines =
        [
            new("r1", new DateOnly(2026, 11, 23), "党课", "学习", 6, false),
            new("r2", new DateOnly(2026, 11, 20), "主题党日", "", null, true),
        ],
    };

    [Fact]
    public void Render_Lines_SayDateKindCountTopicAndState()
    {
        Assert.Equal(
            "会议记录\n第一党支部\n2026年11月23日 周一\n党课 · 6人\n学习\n2026年11月20日 周五\n主题党日 · 已取消",
            MeetingListCard.Render(Page, T).Words());
    }

    [Fact]
    public void Render_EachLine_OpensItsRecord()
    {
        var buttons = MeetingListCard.Render(Page, T).Buttons(CardVerbs.MeetingOpen).Select(button => string.Join(' ', button.Data()));

        Assert.Equal(["unit=branch:一 id=r1", "unit=branch:一 id=r2"], buttons);
    }

    [Fact]
    public void Render_OnlyPage_HasNoPaging()
    {
        Assert.Empty(MeetingListCard.Render(Page, T).Buttons(CardVerbs.MeetingList));
    }

    [Fact]
    public void Render_MorePages_GoOnWhereThisOneEnded()
    {
        Assert.Equal(["unit=branch:一", "after=x"], MeetingListCard.Render(Page with { Next = "x" }, T).Button(CardVerbs.MeetingList).Data());
    }

    [Fact]
    public void Render_LaterPage_LeadsBack()
    {
        Assert.Equal(["unit=branch:一"], MeetingListCard.Render(Page with { IsLaterPage = true }, T).Button(CardVerbs.MeetingList).Data());
    }

    [Fact]
    public void Render_SeveralUnits_ChoosesByInputAlone()
    {
        var card = MeetingListCard.Render(Page with { Units = [new("一", "branch:一"), new("二", "branch:二")] }, T);

        Assert.Equal("branch:一", card.Input(CardData.Unit).Text("value"));
        Assert.Empty(card.Button(CardVerbs.MeetingList).Data());
        Assert.All(card.Buttons(CardVerbs.MeetingOpen), button => Assert.Equal("none", button.Text("associatedInputs")));
    }

    [Fact]
    public void Render_Nothing_SaysWhatToDo()
    {
        Assert.Contains("写一句会议情况即可开始", MeetingListCard.Render(Page with { Lines = [], MayLog = true }, T).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingForWhoMayNotLog_AsksForNothing()
    {
        var words = MeetingListCard.Render(Page with { Lines = [] }, T).Words();

        Assert.Contains("还没有会议记录。", words, StringComparison.Ordinal);
        Assert.DoesNotContain("写一句", words, StringComparison.Ordinal);
    }
}
