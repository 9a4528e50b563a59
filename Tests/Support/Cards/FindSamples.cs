using BotApp.Cards;
using BotApp.Cards.Find;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

/// <summary>What a search shows.</summary>
internal static class FindSamples
{
    private static readonly DateOnly Day = new(2026, 11, 5);

    public static IEnumerable<(string, AdaptiveCard)> All(CardTexts t) =>
    [
        ("find-nothing", FindCard.Render(new FindCard.Data { Keyword = "<没有>", Lines = [], Total = 0 }, t)),
        ("find-first-page", FindCard.Render(
            new FindCard.Data
            {
                Keyword = "党课 **全会**",
                Total = 200,
                IsCut = true,
                Lines =
                [
                    Line("支部委员会会议", "传达学习市委全会精神，研究下一步的工作安排，并就若干事项作出决定，" + new string('长', 80), CardVerbs.MeetingOpen),
                    Line("党课", "", CardVerbs.MeetingOpen) with { IsCancelled = true },
                    Line("措施清单", "没有卡片可以打开的记录", null),
                ],
            },
            t)),
        ("find-last-page", FindCard.Render(
            new FindCard.Data { Keyword = "党课", Before = 8, Total = 9, Lines = [Line("党课", "初心", CardVerbs.RecordOpen)] }, t)),
        ("find-counts", FindCountsCard.Render([new("支部委员会会议", 12, Day), new("党课", 1, Day)], t)),
        ("find-counts-none", FindCountsCard.Render([], t)),
    ];

    private static FindCard.Line Line(string register, string title, string? verb) =>
        new("branch:第一党支部", "m1", Day, register, "第一党支部", title, false, verb);
}
