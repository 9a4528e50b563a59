using BotApp.Cards.Model;
using BotApp.Cards.Tags;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class TagSamples
{
    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t)
    {
        var none = new TagsCard.Data { Tags = [], Registers = [new("党课", "party-lecture"), new("专题读书班", "reading-class")], Hidden = CardData.None };
        yield return ("tags-none", TagsCard.Render(none with { Wanted = [(t.Language == "zh" ? "主题教育" : "Theme education", "theme-education")] }, t));
        var some = none with
        {
            Tags =
            [
                new("theme-education", "主题教育", new(2023, 4, 10), new(2023, 8, 31)) { Registers = ["党课", "专题读书班"] },
                new("visits", new string('长', TagsCard.NameLength), new(2026, 1, 1), null),
                new("undated", "常态工作", null, null),
            ],
        };
        yield return ("tags-saved", TagsCard.Render(some with { Done = t.TagSaved("主题教育") }, t));
        yield return ("tags-change", TagsCard.Render(
            some with
            {
                Changed = "theme-education",
                IsCounted = true,
                Hidden = new Dictionary<string, string> { [CardData.Id] = "theme-education" },
                Values = new Dictionary<string, string> { [TagInputs.Name] = "主题教育", [TagInputs.From] = "2023-04-10", [TagInputs.To] = "2023-08-31", [TagInputs.Registers] = "party-lecture,reading-class" },
            },
            t));
        yield return ("tags-errors", TagsCard.Render(
            some with
            {
                Values = new Dictionary<string, string> { [TagInputs.Name] = "主题教育", [TagInputs.Code] = "主题", [TagInputs.From] = "四月", [TagInputs.To] = "2023-08-31" },
                Errors = new Dictionary<string, string> { [TagInputs.Code] = t.TagCodeHint, [TagInputs.From] = t.ErrorDate },
            },
            t));
    }
}
