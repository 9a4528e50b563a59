using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;

namespace BotApp.Tests.Integration.Roster;

/// <summary>The name of a unit behind a command is found in either width; one that is none is said to be none.</summary>
public sealed class UnitNameTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Header = "unit,kind,name,userId,upn,role,title,group\n";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.ImportRosterAsync(
            Header + "离退休干部党支部（一）,branch,乔一（小）,6f2a5c1e-3d4b-4a6f-9e8d-7c6b5a493827,,secretary,,\n");
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Theory]
    [InlineData("离退休干部党支部（一）")]
    [InlineData("离退休干部党支部(一)")]
    public async Task Commands_WithAUnitsNameInEitherWidth_ShowThatUnit(string name)
    {
        Assert.Contains("乔一（小）", (await office.Office.SayAsync("名册 " + name)).Text, StringComparison.Ordinal);
        Assert.Equal("branch:离退休干部党支部（一）", (await office.Office.SayAsync("台账 " + name)).Inputs["view"]);
        Assert.Contains("离退休干部党支部（一）", (await office.Office.SayAsync("会议 " + name)).Text, StringComparison.Ordinal);
        Assert.Contains("离退休干部党支部（一）", (await office.Office.SayAsync("登记簿 " + name)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("乔一（小）")]
    [InlineData("乔一(小)")]
    public async Task Roster_WithAPersonsNameInEitherWidth_ShowsThePerson(string name) =>
        Assert.Contains("离退休干部党支部（一）", (await office.Office.SayAsync("名册 " + name)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("乔 一(小)")]
    [InlineData("乔　一（小）")]
    public async Task Roster_WithANamePaddedToALook_ShowsThePerson(string name) =>
        Assert.Contains("离退休干部党支部（一）", (await office.Office.SayAsync("名册 " + name)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("台账", "没有叫“三支不”的单位")]
    [InlineData("会议", "没有叫“三支不”的单位")]
    [InlineData("登记簿", "没有叫“三支不”的登记事项或单位")]
    public async Task Commands_WithANameThatIsNone_SaySo(string command, string said)
    {
        var answer = await office.Recorder.SayAsync(command + " 三支不");

        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("第一党支部", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_WithTheNameOfAUnitThatOneMayNotSee_SayNoMoreThanOfNone() =>
        Assert.Contains("没有叫“第二党支部”的单位", (await office.Recorder.SayAsync("会议 第二党支部")).Text, StringComparison.Ordinal);
}
