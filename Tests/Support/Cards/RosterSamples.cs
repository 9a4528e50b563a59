using BotApp.Cards.Model;
using BotApp.Cards.Roster;
using BotApp.Cards.Texts;

namespace BotApp.Tests.Support.Cards;

internal static class RosterSamples
{
    public static IEnumerable<(string Name, AdaptiveCard Card)> All(CardTexts t)
    {
        yield return ("roster-empty", RosterCard.Render(new() { Lines = [], People = 0 }, t));
        yield return ("roster", RosterCard.Render(
            new()
            {
                Lines =
                [
                    new("branch:第一党支部", "第一党支部", 12, ["周砚清"]),
                    new("branch:离退休干部党支部", "离退休干部党支部", 41, ["顾怀远", "温知秋"]),
                    new("branch:第三党支部", "第三党支部", 9, []),
                    new("office:机关", "机关", 8, null),
                ],
                People = 66,
            },
            t));
        yield return ("roster-many", RosterCard.Render(
            new()
            {
                Lines = [.. Enumerable.Range(1, 1000).Select(i => new RosterCard.Line($"branch:某某街道第{i}党支部委员会", $"某某街道第{i}党支部委员会[x](https://a.b)", i, [$"书记{i}"]))],
                People = 10_000,
                Skip = 980,
            },
            t));
        var people = new RosterPeopleCard.Data
        {
            About = "第一党支部",
            UnitId = "branch:第一党支部",
            Lines =
            [
                new("周砚清", "支部书记", "第一小组"),
                new("林晓禾", t.RosterRoleRecorder + t.Separator + "组织委员", "第二小组"),
                new("沈一舟", t.RosterRoleMember, ""),
            ],
        };
        yield return ("roster-people", RosterPeopleCard.Render(people, t));
        yield return ("roster-people-many", RosterPeopleCard.Render(
            people with { Lines = [.. Enumerable.Range(1, 300).Select(i => new RosterPeopleCard.Line($"欧阳名{i}", t.RosterRoleLeader + t.Separator + "办公厅副主任、机关党委委员", ""))], Skip = 24 }, t));
        yield return ("roster-person", RosterPeopleCard.Render(
            new() { About = "程若微", Lines = [new("程若微", "宣传委员", "第四党支部"), new("程若微", t.RosterRoleOffice + t.Separator + "机关党委专职副书记", "机关")] }, t));
    }
}
