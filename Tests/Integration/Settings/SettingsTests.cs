using System.Text.Json.Nodes;
using BotApp.Features.Settings;
using BotApp.Office.Settings;
using BotApp.Storage.Settings;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Settings;

/// <summary>设置, from the command to what it changes, on a real host. The office's day is Monday, 2026-11-23.</summary>
public sealed class SettingsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Own_Saved_IsShownAgain()
    {
        var card = await office.Member.SayAsync("设置");
        var saved = await office.Member.ClickAsync(
            card, "settings.save", changed: [("dayHour", "09:15"), ("quietFrom", "21:00"), ("quietUntil", "07:00"), ("awayUntil", "2026-11-27")]);

        Assert.Contains("设置已保存", saved.Card.Text, StringComparison.Ordinal);
        var again = await office.Member.SayAsync("settings");
        Assert.Equal(("09:15", "21:00", "07:00", "2026-11-27"), (again.Inputs["dayHour"], again.Inputs["quietFrom"], again.Inputs["quietUntil"], again.Inputs["awayUntil"]));
        Assert.DoesNotContain("dayHour", (await office.Recorder.SayAsync("设置")).Inputs.Keys);
    }

    [Fact]
    public async Task Own_EmptiedInput_SetsBack()
    {
        var saved = await office.Member.ClickAsync(await office.Member.SayAsync("设置"), "settings.save", changed: [("dayHour", "09:15")]);
        await office.Member.ClickAsync(saved.Card, "settings.save", changed: [("dayHour", "")]);

        Assert.DoesNotContain("dayHour", (await office.Member.SayAsync("设置")).Inputs.Keys);
    }

    [Fact]
    public async Task Own_BadValue_IsNamedAtItsFieldAndNothingTypedIsLost()
    {
        var card = await office.Member.SayAsync("设置");
        var refused = await office.Member.ClickAsync(card, "settings.save", changed: [("dayHour", "九点"), ("awayUntil", "2026-11-27")]);

        Assert.Contains("请更正", refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("九点", "2026-11-27"), (refused.Card.Inputs["dayHour"], refused.Card.Inputs["awayUntil"]));
        Assert.DoesNotContain("awayUntil", (await office.Member.SayAsync("设置")).Inputs.Keys);

        var corrected = await office.Member.ClickAsync(refused.Card, "settings.save", changed: [("dayHour", "09:00")]);
        Assert.Contains("设置已保存", corrected.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_Language_IsSpokenFromThenOn()
    {
        var saved = await office.Member.ClickAsync(await office.Member.SayAsync("设置"), "settings.save", changed: [("language", "en-US")]);

        Assert.Contains("The settings are saved", saved.Card.Text, StringComparison.Ordinal);
        Assert.Contains("meeting", (await office.Member.SayAsync("帮助")).Text, StringComparison.Ordinal);

        await office.Member.ClickAsync(saved.Card, "settings.save", changed: [("language", "client")]);
        Assert.Contains("使用帮助", (await office.Member.SayAsync("帮助")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_SameClickTwice_IsOneChange()
    {
        var card = await office.Member.SayAsync("设置");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.Member.ClickAsync(card, "settings.save", changed: [("dayHour", "09:15")])));

        Assert.All(answers, a => Assert.Contains("设置已保存", a.Card.Text, StringComparison.Ordinal));
        Assert.All(answers, a => Assert.Equal("1", a.Card.DataOf("settings.save")["v"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Own_StaleCard_OverwritesNothing()
    {
        var card = await office.Member.SayAsync("设置");
        await office.Member.SayAsync("我出差到周五");

        var stale = await office.Member.ClickAsync(card, "settings.save", changed: [("dayHour", "09:15")]);

        Assert.Contains("没有保存", stale.Card.Text, StringComparison.Ordinal);
        Assert.Equal("2026-11-27", stale.Card.Inputs["awayUntil"]);
        Assert.DoesNotContain("dayHour", stale.Card.Inputs.Keys);
    }

    [Fact]
    public async Task Own_StaleCardWithABadValue_SaysSoAndOverwritesNothing()
    {
        var card = await office.Member.SayAsync("设置");
        await office.Member.SayAsync("我出差到周五");

        var stale = await office.Member.ClickAsync(card, "settings.save", changed: [("dayHour", "九点")]);
        await office.Member.ClickAsync(stale.Card, "settings.save", changed: [("dayHour", "09:00")]);

        Assert.Contains("没有保存", stale.Card.Text, StringComparison.Ordinal);
        var now = await office.Member.SayAsync("设置");
        Assert.Equal(("09:00", "2026-11-27"), (now.Inputs["dayHour"], now.Inputs["awayUntil"]));
    }

    [Fact]
    public async Task Absence_ToldAndEnded_StandsInTheSettings()
    {
        var told = await office.Member.SayAsync("本周五前都在外地");
        Assert.Contains("2026年11月27日 周五（含当天）", told.Text, StringComparison.Ordinal);
        Assert.Equal("2026-11-27", (await office.Member.SayAsync("设置")).Inputs["awayUntil"]);

        // The button of the card stands for the sentence.
        var back = await office.Member.ClickAsync(told, "command.run");
        Assert.Contains("提醒照常", back.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("awayUntil", (await office.Member.SayAsync("设置")).Inputs.Keys);
    }

    [Fact]
    public async Task Absence_WithoutADay_IsAskedForAndNotSet()
    {
        var told = await office.Member.SayAsync("我出差了");

        Assert.Contains("请写明日期", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("awayUntil", (await office.Member.SayAsync("设置")).Inputs.Keys);
    }

    [Fact]
    public async Task Absence_ToldInAChannel_IsNotTaken()
    {
        var answer = await office.Member.SayAsync("我出差到周五", channel: true);

        Assert.Equal("这项操作请在与助手的个人聊天中进行。", answer.Text);
        Assert.DoesNotContain("awayUntil", (await office.Member.SayAsync("设置")).Inputs.Keys);
    }

    [Fact]
    public async Task Zone_OfTheClient_IsKept()
    {
        var activity = office.Member.Message("帮助");
        activity["localTimezone"] = "Europe/Paris";
        await office.Member.DeliverAsync(activity);

        Assert.Contains("Europe/Paris", await office.AllStoredTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_OfTheClient_IsKeptOnceAndWhileItIsEnglish()
    {
        // Nobody's client speaks when the app is installed for many.
        var installed = In("en-US", "");
        (installed["type"], installed["action"]) = ("installationUpdate", "add");
        await office.Member.DeliverAsync(installed);
        Assert.Equal(0, (await StoredAsync()).Version);
        await office.Member.DeliverAsync(In("zh-CN", "帮助"));
        Assert.Equal(0, (await StoredAsync()).Version);

        await office.Member.DeliverAsync(In("en-US", "help"));
        await office.Member.DeliverAsync(In("en-GB", "help"));
        var kept = await StoredAsync();
        Assert.Equal((1, "en-US"), (kept.Version, kept.Values["clientLanguage"]));

        // A click tells it as well.
        await office.Member.ForgeAsync("no.such", []);
        Assert.DoesNotContain("clientLanguage", (await StoredAsync()).Values.Keys);

        JsonObject In(string locale, string text)
        {
            var said = office.Member.Message(text);
            said["locale"] = locale;
            return said;
        }

        Task<SettingsDocument> StoredAsync() => office.Services.GetRequiredService<SettingsStore>()
            .FindAsync(SettingsOwner.Person(office.Member.Id), SettingsNames.Person, OfficeHost.Stop);
    }

    [Fact]
    public async Task Office_Saved_IsInForceForEveryoneAtOnce()
    {
        var own = await office.Office.SayAsync("设置");
        var form = await office.Office.ClickAsync(own, "settings.office");
        var saved = await office.Office.ClickAsync(
            form.Card, "settings.saveOffice", changed: [("dayHour", "07:45"), ("holidayByItself", "true"), ("content", "CountsOnly"), ("cadence.party-lecture.0", "4")]);

        Assert.Contains("设置已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Contains("07:45", (await office.Member.SayAsync("设置")).Said, StringComparison.Ordinal);
        var again = await office.Office.ClickAsync(own, "settings.office");
        Assert.Equal(("true", "CountsOnly", "4"), (again.Card.Inputs["holidayByItself"], again.Card.Inputs["content"], again.Card.Inputs["cadence.party-lecture.0"]));
    }

    [Fact]
    public async Task Office_FixedDayAndTerms_AreSavedAndOwedBy()
    {
        var own = await office.Office.SayAsync("设置");
        var form = await office.Office.ClickAsync(own, "settings.office");
        var refused = await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("fixedDay", "20"), ("termStarts", "第一党支部=2024-02-30")]);
        Assert.Contains("第 1 行", refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("20", "第一党支部=2024-02-30"), (refused.Card.Inputs["fixedDay"], refused.Card.Inputs["termStarts"]));

        var saved = await office.Office.ClickAsync(refused.Card, "settings.saveOffice", changed: [("termStarts", "第一党支部=2024-02-29")]);

        Assert.Contains("设置已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("20", "第一党支部=2024-02-29"), (saved.Card.Inputs["fixedDay"], saved.Card.Inputs["termStarts"]));
        // The 20th of November 2026 has passed, the end of the month has not.
        Assert.Contains("逾期 1 项", (await office.Member.SayAsync("状态")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_CadenceChanged_SaysSinceWhenAndWhatHeldBefore()
    {
        var form = await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office");
        Assert.DoesNotContain("此前为", form.Card.Text, StringComparison.Ordinal);

        var saved = await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("cadence.party-lecture.0", "4")]);

        Assert.Contains("自 2026年1月1日 起；此前为 1 次", saved.Card.Text, StringComparison.Ordinal);
        var shown = await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office");
        Assert.Contains("自 2026年1月1日 起；此前为 1 次", shown.Card.Text, StringComparison.Ordinal);
        var back = await office.Office.ClickAsync(shown.Card, "settings.saveOffice", changed: [("cadence.party-lecture.0", "1")]);
        Assert.DoesNotContain("此前为", back.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_BadValues_AreNamedAndNothingIsSaved()
    {
        var form = await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office");
        var refused = await office.Office.ClickAsync(
            form.Card, "settings.saveOffice", changed: [("holidayLead", "9"), ("retention", "很多"), ("lookBack", "30")]);

        Assert.Contains("请填 3 到 5 的整数", refused.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("9", "很多", "30"), (refused.Card.Inputs["holidayLead"], refused.Card.Inputs["retention"], refused.Card.Inputs["lookBack"]));
        var again = await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office");
        Assert.Equal("90", again.Card.Inputs["lookBack"]);
    }

    [Fact]
    public async Task Office_StaleCardWithABadValue_SaysSoAndOverwritesNothing()
    {
        var own = await office.Office.SayAsync("设置");
        var form = await office.Office.ClickAsync(own, "settings.office");
        await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("dayHour", "07:45")]);

        var stale = await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("lookBack", "很久")]);
        await office.Office.ClickAsync(stale.Card, "settings.saveOffice", changed: [("lookBack", "30")]);

        Assert.Contains("没有保存", stale.Card.Text, StringComparison.Ordinal);
        var now = await office.Office.ClickAsync(own, "settings.office");
        Assert.Equal(("07:45", "30"), (now.Card.Inputs["dayHour"], now.Card.Inputs["lookBack"]));
    }

    [Fact]
    public async Task Office_FewerYears_AreSavedByASecondClickThatKnowsWhatGoes()
    {
        var own = await office.Office.SayAsync("设置");
        var form = await office.Office.ClickAsync(own, "settings.office");

        var asked = await office.Office.ClickAsync(form.Card, "settings.saveOffice", changed: [("retention", "5"), ("dayHour", "07:45")]);

        Assert.Contains("2021年11月22日", asked.Card.Text, StringComparison.Ordinal);
        Assert.Contains("尚未保存", asked.Card.Text, StringComparison.Ordinal);
        Assert.Equal(("5", "07:45"), (asked.Card.Inputs["retention"], asked.Card.Inputs["dayHour"]));
        Assert.Equal("10", (await office.Office.ClickAsync(own, "settings.office")).Card.Inputs["retention"]);

        // Still fewer is another question.
        var again = await office.Office.ClickAsync(asked.Card, "settings.saveOffice", changed: [("retention", "3")]);
        Assert.Contains("2023年11月22日", again.Card.Text, StringComparison.Ordinal);

        var saved = await office.Office.ClickAsync(again.Card, "settings.saveOffice");
        Assert.Contains("设置已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal("3", saved.Card.Inputs["retention"]);
        var more = await office.Office.ClickAsync(saved.Card, "settings.saveOffice", changed: [("retention", "8")]);
        Assert.Contains("设置已保存", more.Card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("settings.office")]
    [InlineData("settings.saveOffice")]
    public async Task Office_ForgedByAnyoneElse_IsRefused(string verb)
    {
        foreach (var person in (Person[])[office.Member, office.Recorder, office.Secretary, office.Leader])
        {
            Assert.False((await person.SayAsync("设置")).Has("settings.office"));
            var answer = await person.ForgeAsync(verb, new() { ["v"] = "0", ["lookBack"] = "1" });
            Assert.Equal(400, answer.Status);
        }

        Assert.DoesNotContain("lookBack", await office.AllStoredTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_ForgedByAnyoneElse_IsRefusedAndStaysAsItWas()
    {
        JsonObject bound = new() { ["v"] = "0", ["units"] = "branch:第二党支部", ["language"] = "zh-CN", ["post"] = "Weekly" };
        foreach (var person in (Person[])[office.Member, office.Recorder, office.Secretary, office.Leader])
        {
            var answer = await person.ForgeAsync("settings.saveChannel", (JsonObject)bound.DeepClone(), channel: true);

            Assert.False(answer.IsCard);
            Assert.Contains("没有办理此事的权限", answer.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("units", (await office.Office.SayAsync("设置", channel: true)).Inputs.Keys);
        // The very click that was refused to the others.
        Assert.True((await office.Office.ForgeAsync("settings.saveChannel", bound, channel: true)).IsCard);
        Assert.Equal("branch:第二党支部", (await office.Office.SayAsync("设置", channel: true)).Inputs["units"]);
    }

    [Fact]
    public async Task Channel_Bound_HasItsUnitsAndItsLanguage()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        var saved = await office.Office.ClickAsync(
            form, "settings.saveChannel", channel: true, changed: [("units", "branch:第二党支部,branch:nowhere"), ("language", "en-US"), ("post", "Weekly")]);

        Assert.Contains("The settings are saved", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal("branch:第二党支部", saved.Card.Inputs["units"]);
        var list = await office.Office.SayAsync("会议", channel: true);
        Assert.Contains("第二党支部", list.Text, StringComparison.Ordinal);
        Assert.Contains("meetings", list.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("使用帮助", (await office.Office.SayAsync("帮助")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_BoundToOtherUnits_IsNotCalledAMissingRight()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        await office.Office.ClickAsync(form, "settings.saveChannel", channel: true, changed: [("units", "branch:第二党支部")]);

        var list = await office.Recorder.SayAsync("会议", channel: true);

        Assert.Contains("本频道（群聊）只涉及第二党支部", list.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("会议 第一党支部")]
    [InlineData("登记簿 第一党支部")]
    public async Task Channel_BoundToOtherUnits_OneNamedThatThereIs_IsNotDenied(string command)
    {
        await BindAsync("branch:第二党支部");

        var list = await office.Recorder.SayAsync(command, channel: true);
        var own = await office.Office.SayAsync(command, channel: true);

        Assert.Contains("本频道（群聊）只涉及第二党支部", list.Text, StringComparison.Ordinal);
        Assert.Contains("本频道（群聊）只涉及第二党支部", own.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("会议", "meeting.list")]
    [InlineData("登记簿", "record.list")]
    public async Task Channel_OfSeveralUnits_OneThatTheAskerMayNotSee_IsCalledAMissingRight(string command, string verb)
    {
        await BindAsync("branch:第一党支部,branch:第二党支部");

        var list = await office.OtherRecorder.SayAsync(command + " 第一党支部", channel: true);
        var page = await office.OtherRecorder.ForgeAsync(verb, new JsonObject { ["unit"] = "branch:第一党支部" }, channel: true);

        Assert.Contains("没有办理此事的权限", list.Text, StringComparison.Ordinal);
        Assert.Contains("没有办理此事的权限", page.Card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11月18日开了支委会，应到7人实到6人")]
    [InlineData("登记 11月18日在《人民代表报》刊发署名文章《让代表离群众更近》，1800字")]
    public async Task Channel_Bound_IsWhatASentenceThatNamesNoUnitIsTakenFor(string sentence)
    {
        await BindAsync("branch:第三党支部");

        var draft = await office.Office.SayAsync(sentence, channel: true);
        var named = await office.Office.SayAsync(sentence.Replace("11月18日", "第二党支部11月18日", StringComparison.Ordinal), channel: true);
        var own = await office.Office.SayAsync(sentence);

        Assert.Contains("第三党支部", draft.Text, StringComparison.Ordinal);
        Assert.Contains("第二党支部", named.Text, StringComparison.Ordinal);
        Assert.Equal("branch:第四党支部", own.Inputs["unit"]);
    }

    [Fact]
    public async Task Channel_Bound_IsWhatAnEntryIsBegunFor()
    {
        await BindAsync("branch:第三党支部");

        var pick = await office.Office.SayAsync("登记", channel: true);

        Assert.Equal("branch:第三党支部", pick.Inputs["unit"]);
        Assert.Equal("branch:第三党支部", pick.DataOf("record.list")["unit"]!.GetValue<string>());
    }

    [Fact]
    public async Task Channel_WhoseUnitLeftTheRoster_IsListedByTheNameItHad()
    {
        await BindAsync("branch:第二党支部");
        var rows = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv"), OfficeHost.Stop);
        await office.ImportRosterAsync(string.Join('\n', rows.Where(row => !row.StartsWith("第二党支部,", StringComparison.Ordinal))), replace: true);

        var channels = await ChannelsAsync();

        Assert.Contains("第二党支部（已不在名册）：中文", channels, StringComparison.Ordinal);
        Assert.DoesNotContain("branch:", channels, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_ClickOfAStranger_IsAnsweredInTheLanguageOfTheChannel()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        await office.Office.ClickAsync(form, "settings.saveChannel", channel: true, changed: [("language", "en-US")]);
        var list = await office.Office.SayAsync("meetings", channel: true);

        var answer = await office.Stranger.ForgeAsync("meeting.list", new JsonObject { ["unit"] = "branch:第一党支部" }, channel: true);

        Assert.Contains("meetings", list.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("not on", answer.Text, StringComparison.Ordinal);
    }

    private async Task BindAsync(string units) => await office.Office.ClickAsync(
        await office.Office.SayAsync("设置", channel: true), "settings.saveChannel", channel: true, changed: [("units", units)]);

    [Fact]
    public async Task Channel_WhoseNameIsNotTold_IsListedByItsUnits()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        var saved = await office.Office.ClickAsync(form, "settings.saveChannel", channel: true);
        Assert.Contains("全部单位：中文", await ChannelsAsync(), StringComparison.Ordinal);

        await office.Office.ClickAsync(saved.Card, "settings.saveChannel", channel: true, changed: [("units", "branch:第二党支部,branch:第三党支部")]);

        Assert.Contains("第二党支部、第三党支部：中文", await ChannelsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_WhoseNameIsNotToldThisTime_KeepsIt()
    {
        var store = office.Services.GetRequiredService<SettingsStore>();
        var former = await store.FindAsync(SettingsOwner.Office, SettingsNames.Channel("19:general@thread.tacv2"), OfficeHost.Stop);
        await store.ChangeAsync(
            new SettingsChange(
                SettingsOwner.Office, former, "op1", office.Office.Id, office.Clock.GetUtcNow(),
                SettingLists.Channel.Write(ChannelSettings.Default with { Name = "机关 / 常规" })),
            OfficeHost.Stop);

        await office.Office.ClickAsync(await office.Office.SayAsync("设置", channel: true), "settings.saveChannel", channel: true, changed: [("post", "Weekly")]);

        Assert.Contains("机关 / 常规：中文", await ChannelsAsync(), StringComparison.Ordinal);
    }

    private async Task<string> ChannelsAsync() => (await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office")).Card.Text;

    [Fact]
    public async Task Channel_StaleCardWithABadValue_SaysSoAndOverwritesNothing()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        await office.Office.ClickAsync(form, "settings.saveChannel", channel: true, changed: [("post", "Weekly")]);

        var stale = await office.Office.ClickAsync(form, "settings.saveChannel", channel: true, changed: [("postHour", "九点")]);
        await office.Office.ClickAsync(stale.Card, "settings.saveChannel", channel: true, changed: [("postHour", "10:00")]);

        Assert.Contains("没有保存", stale.Card.Text, StringComparison.Ordinal);
        var now = await office.Office.SayAsync("设置", channel: true);
        Assert.Equal(("Weekly", "10:00"), (now.Inputs["post"], now.Inputs["postHour"]));
    }

    [Fact]
    public async Task Channel_AskedByAnyoneElse_IsToldWhere()
    {
        var activity = office.Member.Message("设置");
        activity["conversation"]!["id"] = "19:general@thread.tacv2;messageid=1";
        activity["conversation"]!["conversationType"] = "channel";
        using var response = await office.PostAsync(activity);

        var said = (await office.Teams.WaitForMessagesAsync(1))[0].Activity;
        Assert.Contains("个人聊天", said["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
