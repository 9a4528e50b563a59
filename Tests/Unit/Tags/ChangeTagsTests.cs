using BotApp.Cards.Tags;
using BotApp.Cards.Texts;
using BotApp.Features.Tags;
using BotApp.Office.Registers;

namespace BotApp.Tests.Unit.Tags;

public sealed class ChangeTagsTests
{
    private static readonly RegisterTag Known = new("theme", new LocalText("主题", "Theme"), new(2023, 4, 10), new(2023, 8, 31), ["theme-day"]);

    [Fact]
    public void Decide_NewTag_HasWhatWasTyped()
    {
        var typed = Decide(null, (TagInputs.Name, " 作风建设 "), (TagInputs.Code, "Conduct-2026"), (TagInputs.From, "2026-03-01"), (TagInputs.To, ""));

        Assert.Equal(new RegisterTag("conduct-2026", new LocalText("作风建设", "作风建设"), new(2026, 3, 1), null), typed.Tag);
    }

    [Theory]
    [InlineData("", "a", "", "", TagInputs.Name)]
    [InlineData("某", "", "", "", TagInputs.Code)]
    [InlineData("某", "主题", "", "", TagInputs.Code)]
    [InlineData("某", "theme", "", "", TagInputs.Code)]
    [InlineData("某", "a|b", "", "", TagInputs.Code)]
    [InlineData("某", "a", "三月", "", TagInputs.From)]
    [InlineData("某", "a", "2026-03-02", "2026-03-01", TagInputs.To)]
    public void Decide_FaultyForm_NamesTheInput(string name, string code, string from, string to, string input)
    {
        var typed = Decide(null, (TagInputs.Name, name), (TagInputs.Code, code), (TagInputs.From, from), (TagInputs.To, to));

        Assert.Null(typed.Tag);
        Assert.Equal([input], typed.Errors.Keys);
    }

    [Fact]
    public void Decide_ChangedTag_KeepsItsCodeAndRegisters()
    {
        var typed = Decide(Known, (TagInputs.Name, "主题教育"), (TagInputs.Code, "other"), (TagInputs.From, "2023-04-10"), (TagInputs.To, "2023-09-30"));

        Assert.Equal(("theme", "主题教育", new DateOnly(2023, 9, 30)), (typed.Tag!.Code, typed.Tag.Name.Zh, typed.Tag.To));
        Assert.Equal(["theme-day"], typed.Tag.Registers!);
    }

    private static TagTyped Decide(RegisterTag? changed, params (string Input, string Value)[] typed) =>
        ChangeTags.Decide(typed.ToDictionary(t => t.Input, t => t.Value, StringComparer.Ordinal), changed, [Known], CardTexts.For("zh-CN"));
}
