using BotApp.Cards.Model;
using BotApp.Cards.Status;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class StatusSamples
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 26, 10, 0, 0, TimeSpan.FromHours(8));

    private static readonly Dictionary<string, string> Hidden = new(StringComparer.Ordinal) { [CardData.Span] = "2026-11" };

    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t)
    {
        yield return ("status-full", StatusCard.Render(Full(t), t));
        yield return ("status-empty", StatusCard.Render(
            Full(t) with { Lines = [], Earlier = [], EarlierCount = 0, Meetings = 0, Study = 0, Reviews = [], Ledgers = null, Reminders = [], Wrong = null, Units = [], Kinds = [], Former = null, Year = null }, t));
        yield return ("status-many", StatusCard.Render(
            Full(t) with
            {
                UnitCount = 1000,
                Lines = [.. Enumerable.Range(1, 1000).Select(i => new StatusCard.UnitLine($"branch:某某街道第{i}党支部委员会", $"某某街道第{i}党支部委员会[x](https://a.b)", new DoneDueOverdue(3, 1, 1), ["主题党日", "党小组会"]))],
                Skip = 40,
                Units = [.. Enumerable.Range(1, 1000).Select(i => new Choice($"某某街道第{i}党支部委员会", $"branch:某某街道第{i}党支部委员会"))],
            },
            t));
        yield return ("status-unit", StatusUnitCard.Render(Unit, t));
        yield return ("status-unit-secretary", StatusUnitCard.Render(Unit with { Open = [new("国庆节", ["林晓禾", "沈一舟"])], HasOthers = true }, t));
        yield return ("status-unit-empty", StatusUnitCard.Render(
            Unit with { Owed = [], Earlier = [], EarlierCount = 0, Meetings = [], Study = 0, Ledgers = [], Reviews = [], Reminders = [], Former = null, Year = null }, t));
        yield return ("status-kind", StatusKindCard.Render(
            new StatusKindCard.Data
            {
                Hidden = Hidden,
                Period = t.StatusMonth(2026, 11),
                Kind = "theme-day",
                KindName = "主题党日",
                Counted = t.StatusTimes,
                AsOf = AsOf,
                Lines = [.. Enumerable.Range(1, 30).Select(i => new StatusKindCard.Line($"第{i}党支部", i % 3, t.StatusHeldTimes(i % 3) + t.Separator + t.StatusOverdue(1), i % 3 == 0))],
            },
            t));
    }

    private static StatusUnitCard.Data Unit { get; } = new()
    {
        Hidden = Hidden,
        Period = "2026-11",
        UnitId = "branch:第一党支部",
        UnitName = "第一党支部",
        AsOf = AsOf,
        Owed =
        [
            new("支部委员会会议", new DoneDueOverdue(1, 0, 0), null, false),
            new("主题党日", new DoneDueOverdue(0, 1, 1), new DateOnly(2026, 11, 30), false),
            new("党小组会", new DoneDueOverdue(0, 0, 0), null, true),
        ],
        Earlier = ["支部党员大会", "主题党日 2 次"],
        EarlierCount = 3,
        LeavesOut = true,
        Meetings = [("支部委员会会议", 1), ("党课", 2), ("谈心谈话", 5)],
        Study = 2,
        Ledgers = [new("问题清单", 4, 1), new("待办事项", 2, 0)],
        Reviews = [new("2026年度[自查](https://a.b)", 5, 12, new DateOnly(2026, 12, 10))],
        Reminders = [new("节前廉政提醒", new DateOnly(2026, 9, 25), 12, 12, 9)],
        Former = "2026-10",
        Year = "2026",
    };

    private static StatusCard.Data Full(CardTexts t) => new()
    {
        Hidden = Hidden,
        Period = t.StatusMonth(2026, 11),
        UnitCount = 24,
        AsOf = AsOf,
        Lines = [.. Enumerable.Range(1, 20).Select(i => new StatusCard.UnitLine($"branch:第{i}党支部", $"第{i}党支部", new DoneDueOverdue(2 + i % 3, i % 2, i % 4 == 0 ? 1 : 0), i % 4 == 0 ? ["主题党日"] : []))],
        Earlier = [new("第三党支部", ["支部党员大会"]), new("第五党支部", ["主题党日", "党小组会"])],
        EarlierCount = 3,
        LeavesOut = true,
        Meetings = 87,
        Study = 23,
        Reviews = [new("2026年度自查", 120, 245, new DateOnly(2026, 12, 10))],
        Ledgers = (42, 5),
        Reminders = [new("国庆节前廉政提醒", new DateOnly(2026, 9, 25), 245, 243, 200), new("机关提醒", new DateOnly(2026, 11, 20), 20, 20, 3)],
        Wrong = new(1, 2, 1, 1),
        Units = [.. Enumerable.Range(1, 24).Select(i => new Choice($"第{i}党支部", $"branch:第{i}党支部"))],
        Kinds = [.. Enumerable.Range(1, 10).Select(i => new Choice($"支部委员会会议{i}", $"branch-committee-{i}"))],
        Former = "2026-10",
        Year = "2026",
    };
}
