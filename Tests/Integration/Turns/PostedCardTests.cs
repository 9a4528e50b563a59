using System.Text.Json.Nodes;
using BotApp.Cards.Model;
using BotApp.Storage.OneDay;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Turns;

/// <summary>A message that others read is about one thing: its card follows that, and what is opened on it about anything else leaves it alone.</summary>
public sealed class PostedCardTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Sentence = "刚开完支委会，应到7人实到6人，张三出差，传达学习市委全会精神";
    private const string Article = "登记 11月18日在《人民代表报》刊发署名文章《让代表离群众更近》，1800字";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Open_AfterACorrectionElsewhere_BringsThePostedMeetingUpToDate()
    {
        var posted = await SavedAsync(Sentence, "meeting");
        var mine = await office.Secretary.ForgeAsync("meeting.edit", posted.DataOf("meeting.open"));
        await office.Secretary.ClickAsync(mine.Card, "meeting.save", changed: [("present", "5")]);

        await office.Recorder.ClickAsync(posted, "meeting.open", channel: true);

        Assert.Contains("实到 5", await SettledAsync(posted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Sentence, "meeting")]
    [InlineData(Article, "record")]
    public async Task Open_AfterACancelElsewhere_BringsThePostedCardUpToDate(string sentence, string kind)
    {
        var posted = await SavedAsync(sentence, kind);
        await office.Secretary.ForgeAsync(kind + ".cancel", posted.DataOf(kind + ".open"));

        await office.Recorder.ClickAsync(posted, kind + ".open", channel: true);

        Assert.Contains("已取消", await SettledAsync(posted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Sentence, "meeting", "会议")]
    [InlineData(Article, "record", "登记簿")]
    public async Task EditOrCancel_BegunOnAListThatOthersRead_LeavesTheList(string sentence, string kind, string command)
    {
        await SavedAsync(sentence, kind);
        var list = await office.Member.SayAsync(command, channel: true);
        var opened = await office.Recorder.ClickAsync(list, kind + ".open", channel: true);
        var form = await office.Recorder.ClickAsync(opened.Card, kind + ".edit", channel: true);
        var left = await office.Recorder.ClickAsync(form.Card, kind + ".open", channel: true);
        form = await office.Recorder.ClickAsync(left.Card, kind + ".edit", channel: true);
        var saved = await office.Recorder.ClickAsync(form.Card, kind + ".save", channel: true, changed: [(kind == "meeting" ? "present" : "f-words", "5")]);

        var cancelled = await office.Recorder.ClickAsync(saved.Card, kind + ".cancel", channel: true);

        Assert.Contains("已取消", cancelled.Card.Text, StringComparison.Ordinal);
        Assert.Equal(list.Text, await SettledAsync(list));
    }

    [Fact]
    public async Task Edit_OfWhatWasEnteredFromAList_LeavesTheList()
    {
        await SavedAsync(Article, "record");
        var list = await office.Recorder.SayAsync("登记簿 稿件", channel: true);
        var form = await office.Recorder.ClickAsync(list, "record.new", channel: true);
        var saved = await office.Recorder.ClickAsync(
            form.Card, "record.save", channel: true, changed: [("f-date", "2026-11-19"), ("f-title", "又一篇"), ("f-type", "release")]);

        await office.Recorder.ClickAsync(saved.Card, "record.cancel", channel: true);

        Assert.Equal(list.Text, await SettledAsync(list));
    }

    [Fact]
    public async Task Save_OfTwoFormsFromOneChoice_PostsTheSecondBesideTheFirst()
    {
        var pick = await office.Recorder.SayAsync("登记", channel: true);
        var first = await FormAsync(office.Recorder);
        var second = await FormAsync(office.Secretary);

        await SaveAsync(office.Recorder, first, "2026-11-18");
        var saved = await SaveAsync(office.Secretary, second, "2026-11-19");

        Assert.Contains("11月18日", await SettledAsync(pick), StringComparison.Ordinal);
        Assert.Single(Channel(), m => m.MessageId != pick.MessageId && m.Text.Contains("11月19日", StringComparison.Ordinal));

        // What is done further to either stays with its own card.
        await office.Secretary.ClickAsync(saved.Card, "record.cancel", channel: true);
        await SaveAsync(office.Recorder, first, "2026-11-18");
        Assert.Contains("11月18日", await SettledAsync(pick), StringComparison.Ordinal);
        Assert.DoesNotContain("已取消", await SettledAsync(pick), StringComparison.Ordinal);

        async Task<ShownCard> FormAsync(Person person) =>
            (await person.ClickAsync(pick, "record.new", channel: true, changed: [("register", "article"), ("unit", TestOffice.Unit)])).Card;

        static Task<Answer> SaveAsync(Person person, ShownCard form, string day) =>
            person.ClickAsync(form, "record.save", channel: true, changed: [("f-date", day), ("f-title", "稿件"), ("f-type", "release")]);
    }

    [Theory]
    [InlineData(Sentence, "meeting")]
    [InlineData(Article, "record")]
    public async Task Save_OfAPostedDraftAgainForAnotherUnit_ShowsTheOneThatIsThere(string sentence, string kind)
    {
        var posted = await office.Office.SayAsync(sentence, channel: true);
        var form = await office.Office.ClickAsync(posted, kind + ".edit", channel: true);
        await office.Office.ClickAsync(form.Card, kind + ".save", channel: true, changed: [("unit", "branch:第二党支部")]);

        var again = await office.Office.ClickAsync(form.Card, kind + ".save", channel: true, changed: [("unit", "branch:第三党支部")]);

        Assert.Contains("没有重复记录", again.Card.Text, StringComparison.Ordinal);
        Assert.Contains("第二党支部", again.Card.Text, StringComparison.Ordinal);
        Assert.Empty((await office.Units.ListAsync(new RecordQuery("branch:第三党支部", []), OfficeHost.Stop)).Lines);
    }

    [Theory]
    [InlineData(Sentence, "meeting")]
    [InlineData(Article, "record")]
    public async Task Save_WhoseDraftCouldNotBeMarked_IsMarkedByTheSecondClick(string sentence, string kind)
    {
        var posted = await office.Office.SayAsync(sentence, channel: true);
        var form = (await office.Office.ClickAsync(posted, kind + ".edit", channel: true)).Card;
        var drafts = office.Services.GetRequiredService<OneDayStore>();
        var operation = form.DataOf(kind + ".save")[CardData.Operation]!.GetValue<string>();
        var draft = (await drafts.FindAsync(office.Office.Id, operation, OfficeHost.Stop))!;
        await SaveForAsync("branch:第二党支部");
        // As the storage left it that did not answer any more after the record was there.
        await drafts.SaveAsync(office.Office.Id, operation, draft, OfficeHost.Stop);

        await SaveForAsync("branch:第二党支部");
        var other = await SaveForAsync("branch:第三党支部");

        Assert.Contains("第二党支部", other.Card.Text, StringComparison.Ordinal);
        Assert.Empty((await office.Units.ListAsync(new RecordQuery("branch:第三党支部", []), OfficeHost.Stop)).Lines);

        Task<Answer> SaveForAsync(string unit) => office.Office.ClickAsync(form, kind + ".save", channel: true, changed: [("unit", unit)]);
    }

    [Theory]
    [InlineData(Sentence, "meeting")]
    [InlineData(Article, "record")]
    public async Task Draft_SavedForAnotherUnit_IsNotToBeWrittenAgain(string sentence, string kind)
    {
        var posted = await office.Office.SayAsync(sentence.Replace("刚", "第一党支部刚", StringComparison.Ordinal).Replace("登记 ", "登记 第一党支部", StringComparison.Ordinal), channel: true);
        var form = await office.Office.ClickAsync(posted, kind + ".edit", channel: true);
        await office.Office.ClickAsync(form.Card, kind + ".save", channel: true, changed: [("unit", "branch:第二党支部")]);

        var writers = await office.Office.ClickAsync(posted, kind + ".edit", channel: true);
        var secretarys = await office.Secretary.ClickAsync(posted, kind + ".edit", channel: true);
        await office.Office.ClickAsync(form.Card, kind + ".cancel", channel: true, changed: [("unit", TestOffice.Unit)]);

        Assert.Contains("第二党支部", writers.Card.Text, StringComparison.Ordinal);
        Assert.Contains("已保存或已过期", secretarys.Text, StringComparison.Ordinal);
        Assert.Contains("已保存", await SettledAsync(posted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Sentence, "meeting")]
    [InlineData(Article, "record")]
    public async Task Draft_ThatHasExpired_IsNotToBeConfirmedAnyMore(string sentence, string kind)
    {
        var posted = await office.Recorder.SayAsync(sentence, channel: true);
        office.Clock.JumpTo(office.Clock.GetUtcNow() + TimeSpan.FromHours(25));

        var members = await office.Member.ClickAsync(posted, kind + ".edit", channel: true);
        Assert.DoesNotContain("已过期", members.Text, StringComparison.Ordinal);
        Assert.Contains("待确认", await SettledAsync(posted), StringComparison.Ordinal);
        var secretarys = await office.Secretary.ClickAsync(posted, kind + ".edit", channel: true);

        Assert.Contains("已保存或已过期", secretarys.Card.Text, StringComparison.Ordinal);
        var left = await OfficeHost.EventuallyAsync(
            () => Task.FromResult(Channel().Single(m => m.MessageId == posted.MessageId)), m => m.Text.Contains("草稿已失效", StringComparison.Ordinal));
        Assert.False(left.Has(kind + ".edit"));
    }

    [Fact]
    public async Task Draft_WhoseOperationAnotherUnitsRecorderSavedUnder_IsStillItsWriters()
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);
        var forged = posted.DataOf("meeting.edit");
        forged["unit"] = "branch:第二党支部";
        forged["type"] = "branch-committee";
        forged["date"] = "2026-11-20";
        await office.OtherRecorder.ForgeAsync("meeting.save", forged, channel: true);

        var form = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);
        await office.Recorder.ClickAsync(form.Card, "meeting.save", channel: true);

        Assert.Single((await office.Units.ListAsync(new RecordQuery("branch:第二党支部", []), OfficeHost.Stop)).Lines);
        Assert.Single((await office.Units.ListAsync(new RecordQuery(TestOffice.Unit, []), OfficeHost.Stop)).Lines);
    }

    private async Task<ShownCard> SavedAsync(string sentence, string kind)
    {
        var posted = await office.Recorder.SayAsync(sentence, channel: true);
        var form = await office.Recorder.ClickAsync(posted, kind + ".edit", channel: true);
        await office.Recorder.ClickAsync(form.Card, kind + ".save", channel: true);
        return await OfficeHost.EventuallyAsync(() => Task.FromResult(Channel().Single(m => m.MessageId == posted.MessageId)), m => m.Has(kind + ".open"));
    }

    // A message is updated after its click was answered: what follows here is answered later than that.
    private async Task<string> SettledAsync(ShownCard posted)
    {
        await office.Member.SayAsync("帮助");
        await office.Member.SayAsync("帮助");
        return Channel().Single(m => m.MessageId == posted.MessageId).Text;
    }

    private IEnumerable<ShownCard> Channel() => office.Teams.Messages
        .Where(m => m.ConversationId.StartsWith("19:general", StringComparison.Ordinal) && m.Activity["attachments"] is JsonArray)
        .Select(m => new ShownCard(m.Activity["attachments"]![0]!["content"]!.AsObject(), m.Id));
}
