using System.Net;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using static BotApp.Tests.Integration.Find.FindOffice;

namespace BotApp.Tests.Integration.Find;

/// <summary>Beside the chat: a record found while writing, and a meeting logged from a message.</summary>
public sealed class MessageExtensionTests(AzuriteFixture azurite)
{
    private const string Card = """[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}]""";

    [Fact]
    public async Task Query_ItemOfALedger_InsertsItsKindAndNoTitle()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveItemAsync(office, "i1", "张三的整改");

        var body = await InvokeAsync(office, office.Recorder, "composeExtension/query", Query("整改"));

        var card = body["composeExtension"]!["attachments"]!.AsArray().Single()!["content"]!.AsObject();
        var shown = new ShownCard(card, null);
        Assert.Contains("会议议定事项", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", shown.Text, StringComparison.Ordinal);
        Assert.True(shown.Has(CardVerbs.LedgerOpen));
    }

    [Fact]
    public async Task Query_Office_GivesCardsThatAnyChatMayShow()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "q1", TestOffice.Unit, "2026-11-05", "张三的事", fields: [("present", "6"), ("absent", "张三:出差")]);

        var body = await InvokeAsync(office, office.Office, "composeExtension/query", Query("张三"));

        var result = body["composeExtension"]!["attachments"]!.AsArray().Single()!;
        Assert.Contains("张三的事", result["preview"]!["content"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        var card = result["content"]!.Readable();
        Assert.Contains("支部委员会会议", card, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", card, StringComparison.Ordinal);
        var other = await InvokeAsync(office, office.OtherRecorder, "composeExtension/query", Query("张三"));
        Assert.Equal("message", other["composeExtension"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Query_TitleWithSigns_IsShownAsItIsAndMakesNoMarkup()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "q1", TestOffice.Unit, "2026-11-05", "问·答“一”<b>二</b> & 三", fields: [("present", "6")]);

        var body = await InvokeAsync(office, office.Office, "composeExtension/query", Query("问·答"));

        Assert.EndsWith(
            " · 问·答“一”&lt;b>二&lt;/b> &amp; 三",
            body["composeExtension"]!["attachments"]![0]!["preview"]!["content"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", Card, 0)]
    [InlineData("\n<span class=\"inline-compose-card\" itemid=\"0\">\n</span>", Card, 0)]
    [InlineData("帮助", Card, 1)]
    [InlineData("", """[{"contentType":"image/png","contentUrl":"https://example.com/a.png"}]""", 1)]
    public async Task Message_OfACardAlone_IsNotAnswered(string text, string attachments, int answers)
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var message = office.Recorder.Message(text);
        message["attachments"] = JsonNode.Parse(attachments);

        using var answer = await office.PostAsync(message);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(answers, office.Teams.Messages.Count);
    }

    [Fact]
    public async Task LogFromMessage_Recorder_FillsTheFormSavesOnceAndKeepsNoText()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        const string Said = "<div><p>刚开完支委会，应到7人实到6人，张三出差。</p><p>外面下雨了，路上慢一点</p></div>";

        var opened = await InvokeAsync(office, office.Recorder, "composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "log",
            ["commandContext"] = "message",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = Said } },
        });

        var form = new ShownCard(opened["task"]!["value"]!["card"]!["content"]!.AsObject(), null);
        Assert.Equal(("branch-committee", "7", "6"), (form.Inputs["type"], form.Inputs["expected"], form.Inputs["present"]));
        var save = Buttons(form.Json).Single(b => b["type"]!.GetValue<string>() == "Action.Submit");
        var data = save["data"]!.DeepClone().AsObject();
        foreach (var (id, value) in form.Inputs)
            data[id] = value;
        for (var twice = 0; twice < 2; twice++)
        {
            var saved = await InvokeAsync(office, office.Recorder, "composeExtension/submitAction", new JsonObject { ["commandId"] = "log", ["data"] = data.DeepClone() });
            Assert.Contains("已保存", new ShownCard(saved["task"]!["value"]!["card"]!["content"]!.AsObject(), null).Text, StringComparison.Ordinal);
        }

        var page = await office.Units.ListAsync(new RecordQuery(TestOffice.Unit, []), OfficeHost.Stop);
        Assert.Single(page.Lines, l => l.Register == "branch-committee");
        Assert.DoesNotContain("外面下雨了", await office.AllStoredTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-19T08:30:00.000Z", "昨天下午三点开了支委会，应到7人实到6人", "date", "2026-11-18")]
    [InlineData("2026-11-18T17:00:00Z", "昨天下午三点开了支委会，应到7人实到6人", "date", "2026-11-18")]
    [InlineData("2026-11-19T12:00:00+00:00", "刚开完支委会，下午3点到5点，实到6人", "date", "2026-11-19")]
    [InlineData("2026-11-19T02:00:00Z", "今天下午2点开支委会", "date", "2026-11-19")]
    [InlineData("2026-10-30T02:00:00Z", "28日开了支委会，实到6人", "date", "2026-10-28")]
    [InlineData("2026-11-18T02:00:00Z", "20日下午2点开支委会", "date", "2026-11-20")]
    [InlineData("2026-11-19T02:00:00Z", "昨天在《人民代表报》刊发署名文章《让代表离群众更近》", "f-date", "2026-11-18")]
    [InlineData(null, "昨天下午三点开了支委会，应到7人实到6人", "date", "2026-11-22")]
    [InlineData("last week", "昨天下午三点开了支委会，应到7人实到6人", "date", "2026-11-22")]
    [InlineData("0001-01-01T00:00:00Z", "昨天下午三点开了支委会，应到7人实到6人", "date", "2026-11-22")]
    [InlineData("2027-11-19T08:30:00Z", "昨天下午三点开了支委会，应到7人实到6人", "date", "2026-11-22")]
    public async Task LogFromMessage_WordsForDays_AreThoseOfTheDayItWasWritten(string? written, string said, string field, string day)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var opened = await InvokeAsync(office, office.Recorder, "composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "log",
            ["commandContext"] = "message",
            ["messagePayload"] = new JsonObject { ["createdDateTime"] = written, ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = $"<p>{said}</p>" } },
        });

        Assert.Equal(day, new ShownCard(opened["task"]!["value"]!["card"]!["content"]!.AsObject(), null).Inputs.GetValueOrDefault(field));
    }

    [Fact]
    public async Task LogFromMessage_AboutAMeetingThatIsStillAhead_FillsInNothing()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var opened = await InvokeAsync(office, office.Recorder, "composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "log",
            ["commandContext"] = "message",
            ["messagePayload"] = new JsonObject { ["createdDateTime"] = "2026-11-19T02:00:00Z", ["body"] = new JsonObject { ["content"] = "下周三下午2点开支委会" } },
        });

        Assert.DoesNotContain("type", new ShownCard(opened["task"]!["value"]!["card"]!["content"]!.AsObject(), null).Inputs.Keys);
    }

    [Fact]
    public async Task LogFromMessage_AboutAnEntry_CanBeSaved()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var opened = await InvokeAsync(office, office.Recorder, "composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "log",
            ["commandContext"] = "message",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>11月18日在《人民代表报》刊发署名文章《让代表离群众更近》</p>" } },
        });
        var form = new ShownCard(opened["task"]!["value"]!["card"]!["content"]!.AsObject(), null);
        Assert.Equal("让代表离群众更近", form.Inputs["f-title"]);
        Assert.DoesNotContain("会议", opened["task"]!["value"]!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        var data = Buttons(form.Json).Single(b => b["type"]!.GetValue<string>() == "Action.Submit")["data"]!.DeepClone().AsObject();
        foreach (var (id, value) in form.Inputs)
            data[id] = value;

        var saved = await InvokeAsync(office, office.Recorder, "composeExtension/submitAction", new JsonObject { ["commandId"] = "log", ["data"] = data });

        Assert.Contains("已保存", new ShownCard(saved["task"]!["value"]!["card"]!["content"]!.AsObject(), null).Text, StringComparison.Ordinal);
        Assert.Equal("让代表离群众更近", Assert.Single((await office.Units.ListAsync(new RecordQuery(TestOffice.Unit, []), OfficeHost.Stop)).Lines).Title);
    }

    [Fact]
    public async Task LogFromMessage_TextTooLongForACard_IsAnErrorSoThatTheDialogKeepsWhatWasTyped()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var opened = await InvokeAsync(office, office.Recorder, "composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "log",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["content"] = "刚开完支委会，应到7人实到6人" } },
        });
        var form = new ShownCard(opened["task"]!["value"]!["card"]!["content"]!.AsObject(), null);
        var data = Buttons(form.Json).Single(b => b["type"]!.GetValue<string>() == "Action.Submit")["data"]!.DeepClone().AsObject();
        foreach (var (id, value) in form.Inputs)
            data[id] = value;
        data["topic"] = new string('学', 40_000);

        using var response = await office.PostAsync(InvokeOf(
            office, office.Recorder, "composeExtension/submitAction", new JsonObject { ["commandId"] = "log", ["data"] = data }));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(OfficeHost.Stop))!;
        Assert.Equal("application/vnd.microsoft.error", error["type"]!.GetValue<string>());
        Assert.Contains("主题", error["value"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogFromMessage_Member_IsToldNo()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var opened = await InvokeAsync(office, office.Member, "composeExtension/fetchTask", new JsonObject { ["commandId"] = "log" });
        var submitted = await InvokeAsync(office, office.Member, "composeExtension/submitAction", new JsonObject
        {
            ["commandId"] = "log",
            ["data"] = new JsonObject { ["verb"] = CardVerbs.MeetingSave, ["type"] = "branch-committee" },
        });

        Assert.Equal(("message", "message"), (opened["task"]!["type"]!.GetValue<string>(), submitted["task"]!["type"]!.GetValue<string>()));
        Assert.Empty((await office.Units.ListAsync(new RecordQuery(TestOffice.Unit, []), OfficeHost.Stop)).Lines);
    }

    [Theory]
    [InlineData("composeExtension/query", "{}")]
    [InlineData("composeExtension/query", """{"commandId":"other"}""")]
    [InlineData("composeExtension/submitAction", """{"commandId":"log","data":{"verb":"settings.saveOffice"}}""")]
    [InlineData("composeExtension/fetchTask", """{"commandId":"find"}""")]
    public async Task Invoke_ThatNoCardOfOursSends_Is400(string name, string value)
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        using var response = await office.PostAsync(InvokeOf(office, office.Office, name, JsonNode.Parse(value)!));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Invoke_InAGroupChat_SpeaksThePersonsLanguage()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.SetOwnAsync(office.Office, "language", "en-US");

        var body = await InvokeAsync(office, office.Office, "composeExtension/query", Query("no such record"));

        Assert.Equal(BotApp.Cards.Texts.CardTexts.For("en").FindNothing, body["composeExtension"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Invoke_Stranger_IsToldWhomToAsk()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        var body = await InvokeAsync(office, office.Stranger, "composeExtension/query", Query("党课"));

        Assert.Equal("message", body["composeExtension"]!["type"]!.GetValue<string>());
    }
}
