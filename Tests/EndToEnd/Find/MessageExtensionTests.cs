using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Find;

/// <summary>An office late in a year: the demo's records of the year are there, whenever the tests run.</summary>
public sealed class AutumnOffice : OfficeUnderTest
{
    private protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Clock__StartAt"] = "2026-11-26T10:00:00+08:00" };
}

/// <summary>The message extension in the Playground: a record found while writing, and a meeting logged from a message.</summary>
public sealed class MessageExtensionTests(AutumnOffice office) : PeopleTest(office), IClassFixture<AutumnOffice>
{
    [Fact]
    public async Task Search_WhileWriting_ListsRecordsAndInsertsOnesCard()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);

        var found = await recorder.Extension.SearchAsync("find", "q", "党课");

        Assert.All(found, result => Assert.StartsWith("党课 · 2026年", result, StringComparison.Ordinal));
        Assert.Contains("第一党支部 · 《", found[0], StringComparison.Ordinal);
        await recorder.Extension.TakeFirstAsync();
        await recorder.SendCardAsync();
        var inserted = await recorder.ReceiveAsync(Labels.PostedSaved, TimeSpan.FromSeconds(10));
        Assert.Contains(Labels.PostedSaved, await inserted.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("《", await inserted.TextAsync(), StringComparison.Ordinal);
        await inserted.UnfoldAsync(Labels.Open);
        // The Playground makes the card of one's own message anew.
        var opened = await recorder.ReceiveAsync("《", TimeSpan.FromSeconds(10));
        Assert.Contains("主持人", await opened.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            await Office.WireOf(Office.Demo.CurrentUser).PostedAsync(""), posted => posted.Contains("没有看懂", StringComparison.Ordinal));
        await PictureAsync(recorder, "message-extension");
    }

    [Fact]
    public async Task Action_OnAMessageOfAGroupChat_FillsTheFormAndSavesIt()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        await recorder.GoToAsync("第一党支部工作群");
        await recorder.SayAsync(Sentences.Committee);

        var form = await recorder.Extension.OpenOnLastMessageAsync("log");
        Assert.Equal(Sentences.Topic, await form.ReadAsync(Labels.Topic));
        Assert.Equal("7", await form.ReadAsync(Labels.Expected));
        await form.ClickAsync(Labels.Save);

        Assert.Contains(Labels.Saved, await form.TextAsync(), StringComparison.Ordinal);
        // What a dialog does not answer, it does not offer.
        Assert.DoesNotContain(await form.ButtonsAsync(), title => title.Contains("取消", StringComparison.Ordinal));
    }
}
