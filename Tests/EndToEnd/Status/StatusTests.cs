using System.Globalization;
using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Status;

/// <summary>An office that has used the assistant since the beginning of the year.</summary>
public sealed class OfficeSinceJanuary : OfficeUnderTest
{
    private protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Office__StartedOn"] = string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow().Year}-01-01") };
}

/// <summary>状态 as people see it: the chart, what lies behind it, and what is not theirs.</summary>
public sealed class StatusTests(OfficeSinceJanuary office) : PeopleTest(office), IClassFixture<OfficeSinceJanuary>
{
    private const string Status = "状态";
    private const string Unit = "选择单位";
    private const string ShowUnit = "看这个单位";
    private const string Kind = "选择类别";
    private const string ShowKind = "看这一类";

    // Stands in the place of a chart where none is drawn.
    private const string ColumnOfTheTable = "进展";

    [Fact]
    public async Task Status_InAChannel_DrawsTheChartAndLeadsToAUnitAndAKind()
    {
        var person = await SignInAsync(DemoOffice.OfficeClerk);
        await person.GoToAsync(Office.Demo.Channel);

        var card = await person.AskByNameAsync(Status, "应办事项");

        var text = await card.TextAsync();
        Assert.Contains("应办事项", text, StringComparison.Ordinal);
        Assert.Contains("召开会议", text, StringComparison.Ordinal);
        Assert.Contains("第二十党支部", text, StringComparison.Ordinal);
        Assert.DoesNotContain(ColumnOfTheTable, text, StringComparison.Ordinal);
        await PictureAsync(person, "status-card", height: 1500);

        await card.ChooseAsync(Unit, "第二党支部");
        await card.ClickAsync(ShowUnit);
        Assert.Contains("第二党支部", await card.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("主题党日", await card.TextAsync(), StringComparison.Ordinal);
        await card.ClickAsync("返回");

        await card.ChooseAsync(Kind, "主题党日");
        await card.ClickAsync(ShowKind);
        Assert.Contains("主题党日", await card.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("第二十党支部", await card.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(ColumnOfTheTable, await card.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfAYearInAGroupChat_NamesNobody()
    {
        var person = await SignInAsync(DemoOffice.OfficeClerk);
        await person.GoToAsync(Office.Demo.GroupChat);

        var card = await person.AskByNameAsync(Status + " 今年", "应办事项");

        var text = await card.TextAsync();
        Assert.All((string[])[Office.Demo.CurrentUser, DemoOffice.Member, DemoOffice.Secretary], name => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
        Assert.Contains("年", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfAMember_ShowsTheOwnUnitAndRefusesAnother()
    {
        var member = await SignInAsync(DemoOffice.Member);

        var own = await member.AskAsync(Status);
        Assert.Contains("第一党支部", await own.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Unit, await own.LabelsAsync());

        var refused = await member.AskAsync(Status + " 第二党支部");
        Assert.Contains("不在您可查看的范围内", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OnANarrowScreen_FitsItsWidth()
    {
        var person = await SignInAsync(DemoOffice.OfficeClerk);
        var card = await person.AskAsync(Status);

        await person.NarrowAsync(320);

        Assert.True(await card.FitsAsync());
    }
}
