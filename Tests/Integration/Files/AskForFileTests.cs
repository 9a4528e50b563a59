using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using static BotApp.Tests.Integration.Files.FileConsents;

namespace BotApp.Tests.Integration.Files;

/// <summary>年报 and 导出: who may ask, and for which years.</summary>
public sealed class AskForFileTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Ask_AllRolesButOffice_AreToldNoPolitely()
    {
        await using var office = await StartAsync();

        foreach (var command in (string[])["年报 2026", "导出 2026", "report 2026", "export 2026"])
            foreach (var person in (Person[])[office.Member, office.Recorder, office.Secretary, office.Leader])
                Assert.Contains("没有权限", (await person.SayAsync(command)).Text, StringComparison.Ordinal);

        Assert.DoesNotContain(office.Teams.Messages, m => m.Activity.Readable().Contains(ConsentCard, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_InDevelopment_WritesTheFileAndShowsWhere()
    {
        var folder = Directory.CreateTempSubdirectory("out-").FullName;
        try
        {
            await using var office = await OfficeHost.StartAsync(azurite, more: ("Files:Folder", folder));

            var told = await office.Office.SayAsync("年报 2026");

            var path = Path.Combine(folder, "年报统计初稿-2026.docx");
            Assert.Contains(path, told.Text, StringComparison.Ordinal);
            Assert.True(new FileInfo(path).Length > 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Ask_YearThatIsNone_SaysHow()
    {
        await using var office = await StartAsync();
        await PostAsync(office, office.Office.Message("年报 上月"));

        Assert.Equal("请写明 2000 年至 2099 年中的一年，例如：年报 2026", await TextAsync(office, office.Office));
    }

    [Theory]
    [InlineData("年报 2027")]
    [InlineData("年报 2099")]
    public async Task Ask_ReportOfAYearThatHasNotBegun_SaysSo(string command)
    {
        await using var office = await StartAsync();
        await PostAsync(office, office.Office.Message(command));

        Assert.Equal($"{command[3..]} 年尚未开始，没有年报。", await TextAsync(office, office.Office));
    }

    // Set to nothing: Teams is asked, as outside Development.
    private Task<OfficeHost> StartAsync() => OfficeHost.StartAsync(azurite, more: ("Files:Folder", ""));
}
