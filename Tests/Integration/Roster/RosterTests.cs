using BotApp.Cards;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Roster;

/// <summary>The office looks at the roster.</summary>
public sealed class RosterTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Roster_OfTheOffice_LeadsFromTheUnitsToTheirPeopleAndBack()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var units = await office.Office.SayAsync("名册");
        Assert.Contains("共 26 个单位，245 人", units.Text, StringComparison.Ordinal);
        Assert.Contains("周砚清", units.Text, StringComparison.Ordinal);

        var people = await office.Office.ClickAsync(units, CardVerbs.RosterOpen, changed: [("unit", "branch:第一党支部")]);
        Assert.Contains("林晓禾", people.Card.Text, StringComparison.Ordinal);
        Assert.Contains("记录员 · 组织委员", people.Card.Text, StringComparison.Ordinal);

        var back = await office.Office.ClickAsync(people.Card, CardVerbs.RosterOpen, data: people.Card.ButtonsOf(CardVerbs.RosterOpen).Single());
        Assert.Contains("共 26 个单位", back.Card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("名册 第一党支部", "沈一舟")]
    [InlineData("roster 林晓禾", "第一党支部")]
    [InlineData("名册 没有这个人", "没有这个人")]
    public async Task Roster_WithAName_ShowsTheUnitOrThePerson(string text, string shown)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        Assert.Contains(shown, (await office.Office.SayAsync(text)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roster_OfAnyoneElse_IsRefused()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        foreach (var person in new[] { office.Member, office.Recorder, office.Secretary, office.Leader })
        {
            foreach (var said in (string[])["名册", "名册 第一党支部"])
            {
                var answer = (await person.SayAsync(said)).Text;

                Assert.Contains("没有权限", answer, StringComparison.Ordinal);
                Assert.DoesNotContain("周砚清", answer, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>The commands of the contract, Chinese and English.</summary>
    [Fact]
    public async Task Commands_OfTheContract_AreAllThere()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        string[] words =
        [
            "帮助", "help", "我的", "my", "记", "log", "会议", "meetings", "自查", "review", "台账", "ledger", "状态", "status",
            "提醒", "reminders", "年报", "report", "导出", "export", "名册", "roster", "设置",
        ];

        Assert.DoesNotContain(words, word => office.Routes.FindCommand(word) is null);
    }
}
