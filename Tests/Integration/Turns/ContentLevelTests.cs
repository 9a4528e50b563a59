using BotApp.Cards.Meetings;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>An office that keeps kinds, dates and counts only: what was said beside them is asked for nowhere and stored nowhere.</summary>
public sealed class ContentLevelTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Sentence = "刚开完支委会，应到7人实到6人，周正平出差，钱大可主持，传达学习市委全会精神";
    private static readonly string[] Words = ["周正平", "钱大可", "出差", "市委全会"];

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync()
    {
        office = await OfficeHost.StartAsync(azurite);
        await office.SetAsync("content", "CountsOnly");
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Sentence_FillsCountsAloneAndSaysSo()
    {
        var card = await office.Recorder.SayAsync(Sentence);

        Assert.Equal(
            new Dictionary<string, string> { ["type"] = "branch-committee", ["date"] = "2026-11-23", ["expected"] = "7", ["present"] = "6" },
            card.Inputs);
        Assert.All(MeetingInputs.Worded, id => Assert.False(card.HasInput(id), id));
        Assert.Contains("只记类型、日期和人数", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_WithWordsThatACardDidNotAskFor_StoresNoneOfThem()
    {
        var card = await office.Recorder.SayAsync(Sentence);

        var saved = await office.Recorder.ClickAsync(card, "meeting.save", changed: [("topic", "市委全会"), ("host", "钱大可"), ("absent", "周正平:出差")]);

        Assert.Contains("会议记录已保存", saved.Card.Text, StringComparison.Ordinal);
        await AssertNoWordIsStoredAsync();
    }

    [Fact]
    public async Task Posted_BeforeAndAfterItIsSaved_KeepsNoWord()
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);
        await AssertNoWordIsStoredAsync();

        var form = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);
        await office.Recorder.ClickAsync(form.Card, "meeting.save", channel: true);

        await AssertNoWordIsStoredAsync();
    }

    [Fact]
    public async Task Edit_OfAMeetingFromBefore_KeepsWhatItSays()
    {
        await office.SetAsync("content", "Full");
        var saved = await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Sentence), "meeting.save");
        await office.SetAsync("content", "CountsOnly");

        var form = await office.Recorder.ClickAsync(saved.Card, "meeting.edit");
        Assert.False(form.Card.Inputs.ContainsKey("topic"));
        var changed = await office.Recorder.ClickAsync(form.Card, "meeting.save", changed: [("present", "7")]);

        Assert.Contains("传达学习市委全会精神", changed.Card.Text, StringComparison.Ordinal);
        Assert.Contains("7", changed.Card.Text, StringComparison.Ordinal);
    }

    private async Task AssertNoWordIsStoredAsync()
    {
        var stored = await office.AllStoredTextAsync();
        Assert.Contains("branch-committee", stored, StringComparison.Ordinal);
        Assert.All(Words, word => Assert.DoesNotContain(word, stored, StringComparison.Ordinal));
    }
}
