using System.Net;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Features.Tags;
using BotApp.Office.Registers;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Find;

public sealed class FindTests(AzuriteFixture azurite)
{
    private const string Card = """[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}]""";

    private const string Second = "branch:第二党支部";

    [Fact]
    public async Task Find_Recorder_FindsTheOwnUnitsEntriesAndOpensThem()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "f1", TestOffice.Unit, "2026-11-05", "青禾村帮扶情况");
        await SaveAsync(office, "f2", Second, "2026-11-06", "青禾村调研安排");
        await SaveAsync(office, "f3", TestOffice.Unit, "2026-11-07", "其他事项", fields: ("decisions", "下周去青禾村"));

        var found = await office.Recorder.SayAsync("找 青禾村");

        Assert.Contains("青禾村帮扶情况", found.Text, StringComparison.Ordinal);
        Assert.Contains("其他事项", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("青禾村调研安排", found.Text, StringComparison.Ordinal);
        var opened = await office.Recorder.ClickAsync(found, CardVerbs.MeetingOpen);
        Assert.Contains("下周去青禾村", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_AllRoles_SeeOnlyWhatTheyMayRead()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "v1", TestOffice.Unit, "2026-11-05", "甲方案");
        await SaveAsync(office, "v2", Second, "2026-11-06", "乙方案");

        Assert.Equal(["甲方案"], await TitlesAsync(office.Member, "find 方案"));
        Assert.Equal(["乙方案"], await TitlesAsync(office.OtherRecorder, "找 方案"));
        Assert.Equal(["乙方案", "甲方案"], await TitlesAsync(office.Office, "找 方案"));
        Assert.Equal(["乙方案", "甲方案"], await TitlesAsync(office.Leader, "查找：方案"));
    }

    [Fact]
    public async Task Find_ByKindAndWord_NeedsAll()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "k1", TestOffice.Unit, "2026-11-05", "全会精神", "party-lecture");
        await SaveAsync(office, "k2", TestOffice.Unit, "2026-11-06", "全会精神");

        Assert.Equal(["全会精神"], await TitlesAsync(office.Recorder, "找 党课　全会"));
    }

    [Fact]
    public async Task Find_KeywordCutWithinACharacter_AnswersThatThereIsNone()
    {
        await using var office = await OfficeHost.StartAsync(azurite);

        // The 60th code unit is the first half of the last character.
        Assert.Contains("没有找到", (await office.Recorder.SayAsync("找 " + new string('学', 59) + "😀")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ManyEntries_ArePagedNewestFirst()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        for (var day = 1; day <= 10; day++)
            await SaveAsync(office, $"p{day}", TestOffice.Unit, $"2026-10-{day:00}", $"第{day}次例会");

        var first = await office.Recorder.SayAsync("找 例会");
        Assert.Equal(8, first.Count(CardVerbs.MeetingOpen));
        Assert.Contains("第10次例会", first.Text, StringComparison.Ordinal);
        var second = await office.Recorder.ClickAsync(first, CardVerbs.FindPage);
        Assert.Equal(2, second.Card.Count(CardVerbs.MeetingOpen));
        Assert.Contains("第1次例会", second.Card.Text, StringComparison.Ordinal);
        // Someone else's click with the same data finds what that person may see: nothing.
        var other = await office.OtherRecorder.ForgeAsync(CardVerbs.FindPage, first.DataOf(CardVerbs.FindPage));
        Assert.Equal(0, other.Card.Count(CardVerbs.MeetingOpen));
    }

    [Fact]
    public async Task Find_InAChannel_ShowsCountsByKindAndNoTitle()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveAsync(office, "c1", TestOffice.Unit, "2026-11-05", "张三的事", fields: ("absent", "张三:出差"));

        var byKind = await office.Recorder.SayAsync("找 支委会", channel: true);
        Assert.Contains("支部委员会会议", byKind.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", byKind.Text, StringComparison.Ordinal);
        var byName = await office.Recorder.SayAsync("找 张三", channel: true);
        Assert.DoesNotContain("支部委员会会议", byName.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_InAChannel_CountsAllHoweverMany()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        for (var n = 1; n <= 205; n++)
            await SaveAsync(office, $"m{n}", TestOffice.Unit, "2026-11-05", "例会");
        await SaveAsync(office, "k1", TestOffice.Unit, "2026-01-05", "党课", "party-lecture");

        Assert.Contains("205 条", (await office.Recorder.SayAsync("找 支委会", channel: true)).Text, StringComparison.Ordinal);
        Assert.Contains("1 条", (await office.Recorder.SayAsync("找 党课", channel: true)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ItemOfALedger_IsFoundAndOpened()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveItemAsync(office, "i1", "制度漏洞整改");

        var found = await office.Member.SayAsync("找 制度漏洞");

        Assert.Contains("制度漏洞整改", found.Text, StringComparison.Ordinal);
        var opened = await office.Member.ClickAsync(found, CardVerbs.LedgerOpen);
        Assert.Contains("制度漏洞整改", opened.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("制度漏洞整改", (await office.OtherRecorder.SayAsync("找 制度漏洞")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_WhatACardSaysOfTagsAndChoices_IsFoundAndNoHiddenIdIs()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await office.Services.GetRequiredService<OfficeTags>().SaveAsync(
            new RegisterTag("conduct", new LocalText("作风建设", "Conduct")), "t1", office.Office.Id, DateTimeOffset.UnixEpoch, OfficeHost.Stop);
        await SaveAsync(office, "t1", TestOffice.Unit, "2026-11-05", "例会", fields: ("tags", "conduct"));
        await SaveItemAsync(
            office, "i1", "制度漏洞", ("source", "inspection"), ("ownerId", office.Member.Id), ("meeting", "mabcdefghijklmnopqrstuvwxyz"), ("lookBacks", "2026-11-20 | 沈一舟 | holds"));

        Assert.Contains("例会", (await office.Recorder.SayAsync("找 作风建设")).Text, StringComparison.Ordinal);
        foreach (var said in (string[])["巡视巡察", "未启动", "已巩固"])
            Assert.Contains("制度漏洞", (await office.Recorder.SayAsync("找 " + said)).Text, StringComparison.Ordinal);
        foreach (var hidden in (string[])[office.Member.Id[..6], "jklmn", "not-started"])
            Assert.Contains("没有找到", (await office.Recorder.SayAsync("找 " + hidden)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Find_ItemThatFewMaySee_IsFoundByThoseFewOnly(bool ofOlderBuild)
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        await SaveItemAsync(office, "i1", "不公开的事项", ("visibility", "participants"));
        if (ofOlderBuild)
            await ForgetVisibilityAsync(office);

        var member = await office.Member.SayAsync("找 不公开");
        Assert.DoesNotContain("不公开的事项", member.Text, StringComparison.Ordinal);
        var inChannel = await office.Member.SayAsync("找 会议议定事项", channel: true);
        Assert.Contains("没有找到", inChannel.Text, StringComparison.Ordinal);
        var query = await InvokeAsync(office, office.Member, "composeExtension/query", Query("不公开"));
        Assert.Equal("message", query["composeExtension"]!["type"]!.GetValue<string>());
        Assert.DoesNotContain("不公开的事项", (await office.Leader.SayAsync("找 不公开")).Text, StringComparison.Ordinal);

        var recorder = await office.Recorder.SayAsync("找 不公开");
        Assert.Contains("不公开的事项", recorder.Text, StringComparison.Ordinal);
        Assert.Contains("不公开的事项", (await office.Recorder.ClickAsync(recorder, CardVerbs.LedgerOpen)).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ItemDecidedInAMeetingForFew_IsNotFoundByMembers()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var draft = await office.Recorder.SayAsync("记 11月20日上午9点在三楼会议室召开党组会议，应到7人实到7人");
        Assert.Equal("party-group-meeting", draft.Inputs["type"]);
        var saved = await office.Recorder.ClickAsync(
            draft, CardVerbs.MeetingSave, changed: [("topic", "研究人选"), ("actions", "核实候选人情况 | 张三 | 2026-12-31")]);
        Assert.Contains("已保存", saved.Card.Text, StringComparison.Ordinal);

        Assert.Contains("核实候选人情况", (await office.Recorder.SayAsync("找 候选人")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("核实候选人情况", (await office.Member.SayAsync("找 候选人")).Text, StringComparison.Ordinal);
    }

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
        var card = result["content"]!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
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

    private static JsonObject Query(string text) => new()
    {
        ["commandId"] = "find",
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "q", ["value"] = text }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    };

    private static async Task<JsonNode> InvokeAsync(OfficeHost office, Person person, string name, JsonNode value)
    {
        using var response = await office.PostAsync(InvokeOf(office, person, name, value));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(OfficeHost.Stop))!;
    }

    // From a group chat, as one writes there.
    private static JsonObject InvokeOf(OfficeHost office, Person person, string name, JsonNode value)
    {
        var invoke = office.Activities.Invoke(name, value);
        invoke["from"] = person.Message("")["from"]!.DeepClone();
        invoke["conversation"]!["id"] = "19:group@thread.v2";
        invoke["conversation"]!["conversationType"] = "groupChat";
        return invoke;
    }

    private static async Task<List<string>> TitlesAsync(Person person, string command) =>
        [.. (await person.SayAsync(command)).Text.Split('\n').Where(t => t.EndsWith("方案", StringComparison.Ordinal) && t.Length == 3 || t == "全会精神")];

    private static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Buttons(p.Value)).Concat(o["type"] is JsonValue type && type.ToString().StartsWith("Action.", StringComparison.Ordinal) ? [o] : []),
        JsonArray a => a.SelectMany(Buttons),
        _ => [],
    };

    private static Task<Stored<OfficeRecord>> SaveItemAsync(
        OfficeHost office, string id, string title, params (string Id, string Value)[] fields) =>
        office.Units.SavedAsync(Meetings.Create("op" + id, Meetings.Record(
            id, "follow-up", "2026-11-05", title, TestOffice.Unit, [("title", title), ("found", "2026-11-05"), ("status", "not-started"), .. fields])));

    // As a build left the rows that did not keep it there.
    private static async Task ForgetVisibilityAsync(OfficeHost office)
    {
        var table = office.Services.GetRequiredService<OfficeTables>().Units;
        foreach (var row in await office.UnitRowsAsync(TestOffice.Unit, "day"))
        {
            row.Remove("Visibility");
            await table.UpdateEntityAsync(row, row.ETag, Azure.Data.Tables.TableUpdateMode.Replace, OfficeHost.Stop);
        }
    }

    private static Task<Stored<OfficeRecord>> SaveAsync(
        OfficeHost office, string id, string unit, string date, string title, string register = "branch-committee", params (string Id, string Value)[] fields) =>
        office.Units.SavedAsync(Meetings.Create("op" + id, Meetings.Record(id, register, date, title, unit, [("date", date), ("topic", title), .. fields])));
}
