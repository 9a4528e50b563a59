using System.Text.Json;
using BotApp.Cards;
using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Unit.Cards.Meetings;

public sealed class MeetingLogCardTests
{
    private static readonly CardTexts T = CardTexts.For(null);

    private static readonly MeetingLogCard.Data Empty = new()
    {
        Hidden = new Dictionary<string, string> { [CardData.Operation] = "op1", [CardData.Unit] = "branch:一" },
        Types = [new Choice("党课", "party-lecture")],
        UnitName = "第一党支部",
    };

    [Fact]
    public void Render_Empty_HasEveryInputOfTheContract()
    {
        var card = MeetingLogCard.Render(Empty with { Tags = [new Choice("甲", "a")], Units = [new("一", "1"), new("二", "2")] }, T);

        Assert.Equal(MeetingInputs.All.Order(), card.Elements().Where(node => node.Is("Input.")).Select(node => node.Text("id")).Order());
    }

    [Theory]
    [InlineData("type", "party-lecture")]
    [InlineData("type", "no-such-type")]
    [InlineData("date", "2026-11-23")]
    [InlineData("date", "2026-02-30")]
    [InlineData("start", "09:30")]
    [InlineData("start", "下午三点")]
    [InlineData("end", "25:00")]
    [InlineData("expected", "7")]
    [InlineData("present", "十二")]
    [InlineData("observers", "99999999999")]
    [InlineData("topic", "  *主题* \"引号\" ")]
    [InlineData("agenda", "一 | 人事 | 2\n二")]
    [InlineData("tags", "a,b")]
    public void Render_Value_IsShownAsItWasTyped(string input, string value)
    {
        var card = MeetingLogCard.Render(
            Empty with { Tags = [new Choice("甲", "a"), new Choice("乙", "b")], Values = new Dictionary<string, string> { [input] = value } }, T);

        Assert.Equal(value, card.Input(input).GetProperty("value").ToString());
    }

    [Theory]
    [InlineData("date", "2026-02-30")]
    [InlineData("start", "9点")]
    [InlineData("present", "十二")]
    public void Render_ValueOfTheWrongKind_BecomesATextInput(string input, string value)
    {
        var card = MeetingLogCard.Render(Empty with { Values = new Dictionary<string, string> { [input] = value } }, T);

        Assert.Equal("Input.Text", card.Input(input).Text("type"));
    }

    [Fact]
    public void Render_TextBeyondItsLimit_HasNoLimitThatWouldCutIt()
    {
        var card = MeetingLogCard.Render(Empty with { Values = new Dictionary<string, string> { ["topic"] = new('长', 300) } }, T);

        Assert.Equal(300, card.Input("topic").Text("value").Length);
        Assert.False(card.Input("topic").TryGetProperty("maxLength", out _));
    }

    [Fact]
    public void Render_NothingRare_FoldsTheRareInputs()
    {
        Assert.Equal(
            ["observers", "recorder", "speaker", "agenda", "decisions", "actions"],
            Folded(MeetingLogCard.Render(Empty, T)));
    }

    [Fact]
    public void Render_FilledOrFaultyRareInputs_StandOpen()
    {
        var card = MeetingLogCard.Render(
            Empty with
            {
                Values = new Dictionary<string, string> { ["speaker"] = "池小满", ["decisions"] = "同意" },
                Errors = new Dictionary<string, string> { ["actions"] = "日期不存在" },
            },
            T);

        Assert.Equal(["observers", "recorder", "agenda"], Folded(card));
    }

    [Fact]
    public void Render_EverythingFilled_HasNoFold()
    {
        var card = MeetingLogCard.Render(Empty with { Values = MeetingInputs.All.ToDictionary(input => input, _ => "1") }, T);

        Assert.DoesNotContain(card.Elements(), node => node.Is("Action.ToggleVisibility"));
    }

    [Fact]
    public void Render_Errors_StandBelowTheirInputsAndOnTop()
    {
        var card = MeetingLogCard.Render(
            Empty with { Errors = new Dictionary<string, string> { ["place"] = "太长", ["date"] = "没有这一天" } }, T);

        var elements = card.Elements();
        var date = elements.ToList().FindIndex(node => node.Text("id") is "date");
        Assert.Contains("请更正：没有这一天", elements[date + 1].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("有 2 处需要更正，尚未保存：日期、地点", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ErrorWithoutInputOnTheCard_IsSaidOnTop()
    {
        var card = MeetingLogCard.Render(Empty with { Errors = new Dictionary<string, string> { ["tags"] = "没有这个标签" } }, T);

        Assert.Contains("标签：没有这个标签", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Problem_IsSaid()
    {
        Assert.Contains("不能为该单位记录", MeetingLogCard.Render(Empty with { Problem = "不能为该单位记录" }, T).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Save_CarriesTheHiddenData()
    {
        Assert.Equal(["op=op1", "unit=branch:一"], MeetingLogCard.Render(Empty, T).Button(CardVerbs.MeetingSave).Data().Order());
    }

    [Fact]
    public void Render_UnitToChoose_IsNotCarriedToo()
    {
        var card = MeetingLogCard.Render(Empty with { Units = [new("一", "branch:一"), new("二", "branch:二")] }, T);

        Assert.Equal(["op=op1"], card.Button(CardVerbs.MeetingSave).Data());
    }

    [Theory]
    [InlineData(false, CardVerbs.MeetingCancel)]
    [InlineData(true, CardVerbs.MeetingOpen)]
    public void Render_Discard_LeavesTheInputsOut(bool isEdit, string verb)
    {
        var button = MeetingLogCard.Render(Empty with { IsEdit = isEdit }, T).Button(verb);

        Assert.Equal("none", button.Text("associatedInputs"));
    }

    [Fact]
    public void Render_EveryTextAtItsLimit_FitsTheBudget()
    {
        // Each line break and quotation mark takes two characters in JSON.
        var values = MeetingInputs.MaxLength.ToDictionary(limit => limit.Key, limit => string.Concat(Enumerable.Repeat("会议\"\n", limit.Value))[..limit.Value]);

        Assert.True(MeetingLogCard.Render(Empty with { Values = values }, T).FitsBudget);
    }

    private static IEnumerable<string> Folded(AdaptiveCard card)
    {
        var fold = card.Elements().Single(node => node.TryGetProperty("isVisible", out var visible) && !visible.GetBoolean());
        Assert.Equal(fold.Text("id"), card.Elements().Single(node => node.Is("Action.ToggleVisibility")).GetProperty("targetElements")[0].GetString());
        return Inputs(fold);
    }

    private static IEnumerable<string> Inputs(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object when node.Is("Input.") => [node.Text("id")],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(property => Inputs(property.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Inputs),
        _ => [],
    };
}
