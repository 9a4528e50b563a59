using System.Text.Json.Nodes;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>Leaving a form says what is so: it takes nothing away that is saved, nor another's card.</summary>
public sealed class LeftFormTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Branch = "branch:第一党支部";
    private const string Article = "11月18日在《人民代表报》刊发署名文章《让代表离群众更近》，1800字";
    private const string Meeting = "刚开完支委会，应到7人实到6人，传达学习市委全会精神";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Discard_OfAnotherEntryBegunOnASavedOne_ShowsTheSavedOneAgain()
    {
        var saved = await office.Recorder.ClickAsync(await office.Recorder.SayAsync(Article), "record.save");
        var next = await office.Recorder.ClickAsync(saved.Card, "record.new");

        var left = await office.Recorder.ClickAsync(next.Card, "record.cancel");

        Assert.Contains("让代表离群众更近", left.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有保存", await SettledAsync(saved.MessageId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discard_OfAnotherEntryBegunOnAPostedOne_LeavesThePostedOneSaved()
    {
        var posted = await PostedArticleAsync();
        var form = await AgainAsync(posted);

        await office.Recorder.ClickAsync(form, "record.cancel", channel: true);

        Assert.Contains("已保存", await SettledAsync(posted.MessageId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfAnotherEntryBegunOnAPostedOne_IsPostedBesideIt()
    {
        var posted = await PostedArticleAsync();
        var form = await AgainAsync(posted);

        await office.Recorder.ClickAsync(form, "record.save", channel: true, changed: [("f-date", "2026-11-19"), ("f-title", "又一篇"), ("f-type", "release")]);

        var second = await OfficeHost.EventuallyAsync(
            () => Task.FromResult(Channel().FirstOrDefault(m => m.Text.Contains("11月19日", StringComparison.Ordinal))), m => m is not null);
        Assert.NotEqual(posted.MessageId, second!.MessageId);
        Assert.Contains("11月18日", await SettledAsync(posted.MessageId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discard_ByAnotherOnAPostedChoice_LeavesTheChoice()
    {
        var pick = await office.Recorder.SayAsync("登记", channel: true);
        var form = await office.OtherRecorder.ClickAsync(pick, "record.new", channel: true, changed: [("register", "article"), ("unit", "branch:第二党支部")]);

        await office.OtherRecorder.ClickAsync(form.Card, "record.cancel", channel: true);

        Assert.DoesNotContain("已取消", await SettledAsync(pick.MessageId), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Meeting, "meeting.save", "meeting.cancel")]
    [InlineData(Article, "record.save", "record.cancel")]
    public async Task Discard_OfAFormThatIsSavedAlready_ShowsWhatIsThere(string sentence, string save, string discard)
    {
        // As after an answer that was lost: the form is still there, the record is too.
        var form = await office.Recorder.SayAsync(sentence);
        await office.Recorder.ClickAsync(form, save);

        var left = await office.Recorder.ClickAsync(form, discard);

        Assert.Contains("已保存", left.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有保存", left.Card.Text, StringComparison.Ordinal);
        Assert.Single((await office.Units.ListAsync(new RecordQuery(Branch, []), OfficeHost.Stop)).Lines);
    }

    [Theory]
    [InlineData(Meeting, "meeting.edit", "meeting.save", "meeting.cancel")]
    [InlineData("登记 " + Article, "record.edit", "record.save", "record.cancel")]
    public async Task Discard_AfterTheSecretarySaved_LeavesThePostedOneSaved(string sentence, string open, string save, string discard)
    {
        var posted = await office.Recorder.SayAsync(sentence, channel: true);
        var mine = await office.Recorder.ClickAsync(posted, open, channel: true);
        var theirs = await office.Secretary.ClickAsync(posted, open, channel: true);
        await office.Secretary.ClickAsync(theirs.Card, save, channel: true);

        var left = await office.Recorder.ClickAsync(mine.Card, discard, channel: true);

        Assert.Contains("这份草稿已经保存，没有放弃", left.Card.Text, StringComparison.Ordinal);
        Assert.Contains("已保存", await SettledAsync(posted.MessageId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_NotUnderstoodInAChannel_PointsToNoForm() =>
        Assert.DoesNotContain("下面", (await office.Recorder.SayAsync("记 明天去市里办事", channel: true)).Text, StringComparison.Ordinal);

    private async Task<ShownCard> PostedArticleAsync()
    {
        var posted = await office.Recorder.SayAsync("登记 " + Article, channel: true);
        var form = await office.Recorder.ClickAsync(posted, "record.edit", channel: true);
        await office.Recorder.ClickAsync(form.Card, "record.save", channel: true);
        return await OfficeHost.EventuallyAsync(() => Task.FromResult(Channel().Single()), m => m.Has("record.open"));
    }

    private async Task<ShownCard> AgainAsync(ShownCard posted)
    {
        var opened = await office.Recorder.ClickAsync(posted, "record.open", channel: true);
        return (await office.Recorder.ClickAsync(opened.Card, "record.new", channel: true)).Card;
    }

    // A message is updated after its click was answered: what follows here is answered later than that.
    private async Task<string> SettledAsync(string? message)
    {
        await office.Member.SayAsync("帮助");
        await office.Member.SayAsync("帮助");
        return All().Single(m => m.MessageId == message).Text;
    }

    private IEnumerable<ShownCard> Channel() => All("19:general");

    private IEnumerable<ShownCard> All(string conversation = "") => office.Teams.Messages
        .Where(m => m.ConversationId.StartsWith(conversation, StringComparison.Ordinal) && m.Activity["attachments"] is JsonArray)
        .Select(m => new ShownCard(m.Activity["attachments"]![0]!["content"]!.AsObject(), m.Id));
}
