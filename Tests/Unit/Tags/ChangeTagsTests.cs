using BotApp.Cards.Tags;
using BotApp.Cards.Texts;
using BotApp.Features.Tags;
using BotApp.Office.Registers;
using BotApp.Seeds;
using BotApp.Storage.Settings;

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
    public void Decide_ChangedTag_KeepsItsCodeAndIsForWhatIsChosen()
    {
        var typed = Decide(
            Known,
            (TagInputs.Name, "主题教育"), (TagInputs.Code, "other"), (TagInputs.From, "2023-04-10"), (TagInputs.To, "2023-09-30"), (TagInputs.Registers, "theme-day,party-lecture"));

        Assert.Equal(("theme", "主题教育", new DateOnly(2023, 9, 30)), (typed.Tag!.Code, typed.Tag.Name.Zh, typed.Tag.To));
        Assert.Equal(["theme-day", "party-lecture"], typed.Tag.Registers!);
    }

    [Fact]
    public void Decide_NameWithABarOfEitherWidth_ReadsBackTheSame()
    {
        var tag = Decide(null, (TagInputs.Name, "主题教育｜第一批|试点"), (TagInputs.Code, "first"), (TagInputs.From, "2026-12-01"), (TagInputs.To, "2026-12-31")).Tag!;

        Assert.Equal(tag with { Registers = null }, Assert.Single(Read(OfficeTags.Change(tag)[tag.Code]!)) with { Registers = null });
    }

    [Fact]
    public void TakeOver_TagStoredWithABarInItsName_FitsEveryRegister() =>
        Assert.True(Assert.Single(Read("主题教育｜第一批 | 主题教育｜第一批 | 2026-12-01 | 2026-12-31")).Fits("branch-committee"));

    private static IReadOnlyList<RegisterTag> Read(string stored) =>
        new OfficeTags(null!, SeedFiles.Registers(SeedFiles.Shipped)).TakeOver(
            SettingsDocument.None(OfficeTags.Document) with { Values = new Dictionary<string, string> { ["first"] = stored } });

    private static TagTyped Decide(RegisterTag? changed, params (string Input, string Value)[] typed) =>
        ChangeTags.Decide(typed.ToDictionary(t => t.Input, t => t.Value, StringComparer.Ordinal), changed, [Known], CardTexts.For("zh-CN"));
}
