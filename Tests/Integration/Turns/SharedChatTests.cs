using System.Text.Json.Nodes;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Turns;

/// <summary>Where others read along: what is posted names nobody, and the full card is for the writer and the unit's keepers.</summary>
public sealed class SharedChatTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Sentence = "刚开完支委会，应到7人实到6人，张三出差，李四主持，传达学习市委全会精神";
    private const string Article = "登记 11月18日在《人民代表报》刊发署名文章《让代表离群众更近》，1800字";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Sentence_ThatMentionsColleagues_IsReadAsIfTheirNamesWereTyped()
    {
        var activity = office.Recorder.Message(
            "<at>流程助手</at> 刚开完支委会，应到7人实到6人，<at>张三</at> 出差，<at>李四</at> 主持，决定由<at>王五</at> 负责材料", channel: true);
        activity["entities"] = new JsonArray(
            [Mention(activity["recipient"]!.DeepClone(), "流程助手"), .. ((string[])["张三", "李四", "王五"]).Select(name => Mention(new JsonObject { ["id"] = "29:" + name, ["name"] = name }, name))]);

        var form = (await office.Recorder.ClickAsync(await office.Recorder.DeliverAsync(activity), "meeting.edit", channel: true)).Card;

        Assert.Equal("张三:出差", form.Inputs["absent"]);
        Assert.Equal("李四", form.Inputs["host"]);
        Assert.StartsWith("材料 | 王五", form.Inputs["actions"], StringComparison.Ordinal);
        Assert.DoesNotContain("<at>", form.Said, StringComparison.Ordinal);

        static JsonNode Mention(JsonNode who, string name) => new JsonObject { ["type"] = "mention", ["text"] = $"<at>{name}</at>", ["mentioned"] = who };
    }

    [Fact]
    public async Task Posted_FromSentenceToSavedToCancelled_NeverNamesAnyoneOrTheTopic()
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);
        var form = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);
        var saved = await office.Recorder.ClickAsync(form.Card, "meeting.save", channel: true);
        await office.Recorder.ClickAsync(saved.Card, "meeting.cancel", channel: true);
        await office.Recorder.SayAsync("会议", channel: true);
        await office.Teams.WaitForMessagesAsync(2);

        var sent = office.Teams.Requests.Where(r => r.Method is "POST" or "PUT").Select(r => ReadableJson.Unescaped(r.Body)).ToList();
        Assert.True(sent.Count >= 2);
        Assert.All(sent, body => Assert.All(
            (string[])["张三", "李四", "林晓禾", "市委全会"], name => Assert.DoesNotContain(name, body, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("meeting.edit")]
    [InlineData("meeting.save")]
    [InlineData("meeting.cancel")]
    public async Task MessageInPlaceOfAClick_PostsNothingOfItAndDoesNothing(string verb)
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);
        var data = posted.DataOf("meeting.edit");
        data["verb"] = verb;
        var message = office.Recorder.Message("");
        message.Remove("text");
        message["value"] = data;
        message["conversation"] = new JsonObject { ["id"] = "19:general@thread.tacv2;messageid=1", ["conversationType"] = "channel" };

        var answer = await office.Recorder.DeliverAsync(message);

        Assert.Equal("这项操作请在与助手的个人聊天中进行。", answer.Text);
        Assert.Empty((await office.Units.ListAsync(new RecordQuery(TestOffice.Unit, []), OfficeHost.Stop)).Lines);
        // The draft is still there.
        Assert.Equal("李四", (await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true)).Card.Inputs["host"]);
    }

    [Fact]
    public async Task Open_ByTheWriter_ShowsTheWholeForm()
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);

        var form = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);

        Assert.Equal("张三:出差", form.Card.Inputs["absent"]);
        Assert.Equal("李四", form.Card.Inputs["host"]);
    }

    [Fact]
    public async Task Open_ByTheUnitsSecretary_ShowsTheWholeForm()
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);

        var form = await office.Secretary.ClickAsync(posted, "meeting.edit", channel: true);

        Assert.Equal("张三:出差", form.Card.Inputs["absent"]);
    }

    [Theory]
    [InlineData("member")]
    [InlineData("other")]
    [InlineData("leader")]
    [InlineData("office")]
    [InlineData("stranger")]
    public async Task Open_ByAnyoneElse_IsToldSoAndShowsNothing(string who)
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);

        var answer = await Of(who).ClickAsync(posted, "meeting.edit", channel: true);

        Assert.False(answer.IsCard);
        Assert.DoesNotContain("张三", answer.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("member")]
    [InlineData("other")]
    [InlineData("leader")]
    [InlineData("office")]
    public async Task OpenSaved_ByAnyoneElse_IsToldSoAndShowsNothing(string who)
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);
        var form = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);
        var saved = await office.Recorder.ClickAsync(form.Card, "meeting.save", channel: true);

        var answer = await Of(who).ForgeAsync("meeting.open", saved.Card.DataOf("meeting.edit"), channel: true);

        Assert.False(answer.IsCard);
        Assert.DoesNotContain("张三", answer.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithTheWriterForged_IsDecidedByWhatWasStored()
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);
        var data = posted.DataOf("meeting.edit");
        data["unit"] = "branch:第二党支部";

        var answer = await office.OtherRecorder.ForgeAsync("meeting.edit", data, channel: true);

        Assert.False(answer.IsCard);
        Assert.DoesNotContain("张三", answer.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAfterSaving_FromThePostedDraft_ShowsTheRecord()
    {
        var posted = await office.Recorder.SayAsync(Sentence, channel: true);
        var form = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);
        await office.Recorder.ClickAsync(form.Card, "meeting.save", channel: true);

        var again = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);

        Assert.Contains("张三", again.Card.Text, StringComparison.Ordinal);
        Assert.Single((await office.Units.ListAsync(new RecordQuery("branch:第一党支部", []), OfficeHost.Stop)).Lines);
    }

    // 安听澜 leads the whole office and keeps the records of another branch; the office reads everything.
    [Theory]
    [InlineData("meeting", Sentence, "9b9c251b-37da-4fe1-8f26-854bb09718cf", "这一步由填写的本人")]
    [InlineData("meeting", Sentence, "e8ecceb1-ec58-4e01-8e6a-534840b91c3b", "请在与助手的个人聊天中进行")]
    [InlineData("record", Article, "9b9c251b-37da-4fe1-8f26-854bb09718cf", "这一步由填写的本人")]
    [InlineData("record", Article, "e8ecceb1-ec58-4e01-8e6a-534840b91c3b", "请在与助手的个人聊天中进行")]
    public async Task OpenAfterSaving_AsADraftOfOnesOwnForged_ShowsNothing(string kind, string sentence, string who, string said)
    {
        var posted = await office.Recorder.SayAsync(sentence, channel: true);
        var form = await office.Recorder.ClickAsync(posted, kind + ".edit", channel: true);
        await office.Recorder.ClickAsync(form.Card, kind + ".save", channel: true);
        var data = posted.DataOf(kind + ".edit");
        data["by"] = who;

        var shared = await new Person(office, who).ForgeAsync(kind + ".edit", data, channel: true);
        var own = await new Person(office, who).ForgeAsync(kind + ".edit", data.DeepClone().AsObject());

        Assert.False(shared.IsCard);
        Assert.Contains(said, shared.Text, StringComparison.Ordinal);
        // In the own chat they read it as ever.
        Assert.True(own.IsCard);
    }

    [Fact]
    public async Task Draft_OfAPostedSentence_DoesNotKeepTheSentence()
    {
        await office.Recorder.SayAsync("支委会刚结束，实到6人，顺便说一句食堂菜咸了", channel: true);

        var stored = await office.AllStoredTextAsync();
        Assert.Contains("branch-committee", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("食堂", stored, StringComparison.Ordinal);
    }

    private Person Of(string who) => who switch
    {
        "member" => office.Member,
        "other" => office.OtherRecorder,
        "leader" => office.Leader,
        "office" => office.Office,
        _ => office.Stranger,
    };
}
