using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Files;

/// <summary>An office whose files lie in a folder of their own.</summary>
public sealed class OfficeWithFolder : OfficeUnderTest
{
    /// <summary>Where they lie.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("files-").FullName;

    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Files__Folder"] = Folder };
}

/// <summary>The files of the office, asked for in the chat.</summary>
public sealed class FilesTests(OfficeWithFolder office) : PeopleTest(office), IClassFixture<OfficeWithFolder>
{
    [Fact]
    public async Task Report_AsOffice_IsWrittenAndTheCardSaysWhere()
    {
        var clerk = await SignInAsync(DemoOffice.OfficeClerk);

        var card = await clerk.AskAsync("年报 2026");

        var path = Path.Combine(((OfficeWithFolder)Office).Folder, "年报统计初稿-2026.docx");
        Assert.Contains(path, await card.TextAsync(), StringComparison.Ordinal);
        Assert.True(new FileInfo(path).Length > 0);
    }

    [Fact]
    public async Task Report_AsMember_IsRefusedPolitely()
    {
        var member = await SignInAsync(DemoOffice.Member);

        var card = await member.AskAsync("年报 2026");

        Assert.Contains(Labels.NotAllowed, await card.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await card.ButtonsAsync());
    }

    [Fact]
    public async Task Find_AWordOfTheTopic_ListsTheRecordAndOpensIt()
    {
        const string topic = "青禾村结对帮扶安排";
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        var card = await recorder.AskAsync(Sentences.Committee);
        await card.FillAsync(Labels.Topic, topic);
        await card.ClickAsync(Labels.Save);

        var found = await recorder.AskAsync("找 青禾村 帮扶");
        Assert.Contains(topic, await found.TextAsync(), StringComparison.Ordinal);
        await found.ClickInRowAsync(topic, Labels.Open);

        Assert.Contains(Labels.Edit, await found.ButtonsAsync());
    }
}
