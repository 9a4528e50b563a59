using System.Globalization;
using System.Text.Json.Nodes;
using BotApp.Features.Settings;
using BotApp.Office.Settings;
using BotApp.Storage.Settings;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Settings;

/// <summary>A channel bound to units, and what it knows then, on a real host. The office's day is Monday, 2026-11-23.</summary>
public sealed class ChannelSettingsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Colleague = "73277d96-f95b-4de3-a430-105af524e296";

    private OfficeHost office = null!;

    public async ValueTask InitializeAsync() => office = await OfficeHost.StartAsync(azurite);

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

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
    public async Task Channel_TheOnlyUnitTickedLeftTheRosterMeanwhile_IsNotMadeOneOfAllUnits()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        var rows = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "roster.csv"), OfficeHost.Stop);
        await office.ImportRosterAsync(string.Join('\n', rows.Where(row => !row.StartsWith("第二党支部,", StringComparison.Ordinal))), replace: true);

        var answer = await office.Office.ClickAsync(
            form, "settings.saveChannel", channel: true, changed: [("units", "branch:第二党支部"), ("post", "Weekly")]);

        Assert.Contains("没有保存", answer.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("全部单位", await ChannelsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_Click_IsAnsweredInTheLanguageOfWhoClicks()
    {
        await office.SetOwnAsync(office.Recorder, "language", "en-US");
        var posted = await office.Recorder.SayAsync("刚开完支委会，应到7人实到6人", channel: true);

        var form = await office.Recorder.ClickAsync(posted, "meeting.edit", channel: true);
        var saved = await office.Recorder.ClickAsync(form.Card, "meeting.save", channel: true);

        Assert.Contains("支部委员会会议", posted.Text, StringComparison.Ordinal);
        Assert.Contains("Please check", form.Card.Text, StringComparison.Ordinal);
        Assert.Contains("Branch committee", saved.Card.Text, StringComparison.Ordinal);
        var update = await OfficeHost.EventuallyAsync(
            () => Task.FromResult(office.Teams.Requests.LastOrDefault(r => r.Method is "PUT")), update => update is not null);
        Assert.Contains("支部委员会会议", ReadableJson.Unescaped(update!.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("ommittee", ReadableJson.Unescaped(update.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_ClickOfAStranger_IsAnsweredInTheLanguageOfTheClient()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        await office.Office.ClickAsync(form, "settings.saveChannel", channel: true, changed: [("language", "en-US")]);
        var list = await office.Office.SayAsync("meetings", channel: true);

        var answer = await office.Stranger.ForgeAsync("meeting.list", new JsonObject { ["unit"] = "branch:第一党支部" }, channel: true);

        Assert.Contains("meetings", list.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("名册", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_WhoseNameIsNotTold_IsListedByItsUnits()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        var saved = await office.Office.ClickAsync(form, "settings.saveChannel", channel: true);
        Assert.Contains("全部单位：中文", await ChannelsAsync(), StringComparison.Ordinal);

        await office.Office.ClickAsync(saved.Card, "settings.saveChannel", channel: true, changed: [("units", "branch:第二党支部,branch:第三党支部")]);

        Assert.Contains("第二党支部、第三党支部：中文", await ChannelsAsync(), StringComparison.Ordinal);
    }

    // Teams has told the name of none of them, and the office has given them none.
    [Fact]
    public async Task Channels_ThatLookAlike_AreToldApartByWhoSavedThemAndWhen()
    {
        await StoreAsync("19:one@thread.tacv2", ChannelSettings.Default with { Post = ChannelPost.Weekly }, office.Office.Id, "2026-11-20T09:05:00+08:00");
        await StoreAsync("19:two@thread.tacv2", ChannelSettings.Default with { Post = ChannelPost.Weekly }, Colleague, "2026-11-20T09:06:00+08:00");
        await StoreAsync("19:three@thread.tacv2", ChannelSettings.Default with { Post = ChannelPost.Weekly }, office.Stranger.Id, "2026-11-21T09:05:00+08:00");
        await StoreAsync("19:four@thread.tacv2", ChannelSettings.Default with { Units = ["branch:第二党支部"] }, office.Office.Id, "2026-11-20T09:07:00+08:00");

        var channels = await ChannelsAsync();

        Assert.Contains("全部单位（应砺 2026年11月20日 09:06 保存）：中文", channels, StringComparison.Ordinal);
        Assert.Matches("全部单位（[^（]+ 2026年11月20日 09:05 保存）：中文", channels);
        // No longer on the roster.
        Assert.Contains("全部单位（2026年11月21日 09:05 保存）：中文", channels, StringComparison.Ordinal);
        // The only one of its kind.
        Assert.Contains("第二党支部：中文", channels, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_WhoseNameIsNotToldThisTime_KeepsIt()
    {
        await StoreAsync("19:general@thread.tacv2", ChannelSettings.Default with { Name = "机关 / 常规" }, office.Office.Id, OfficeHost.StartAt);

        await office.Office.ClickAsync(await office.Office.SayAsync("设置", channel: true), "settings.saveChannel", channel: true, changed: [("post", "Weekly")]);

        Assert.Contains("机关 / 常规：中文", await ChannelsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_GivenANameByTheOffice_IsListedByIt()
    {
        var form = await office.Office.SayAsync("设置", channel: true);
        var saved = await office.Office.ClickAsync(form, "settings.saveChannel", channel: true, changed: [("name", " 党务工作群 ")]);

        Assert.Contains("党务工作群：中文", await ChannelsAsync(), StringComparison.Ordinal);

        await office.Office.ClickAsync(saved.Card, "settings.saveChannel", channel: true, changed: [("name", new string('长', 351))]);

        Assert.Contains("党务工作群：中文", await ChannelsAsync(), StringComparison.Ordinal);
    }

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

    private async Task StoreAsync(string conversation, ChannelSettings settings, string by, string at)
    {
        var store = office.Services.GetRequiredService<SettingsStore>();
        var former = await store.FindAsync(SettingsOwner.Office, SettingsNames.Channel(conversation), OfficeHost.Stop);
        await store.ChangeAsync(
            new SettingsChange(
                SettingsOwner.Office, former, "op " + conversation, by, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), SettingLists.Channel.Write(settings)),
            OfficeHost.Stop);
    }

    private async Task BindAsync(string units) => await office.Office.ClickAsync(
        await office.Office.SayAsync("设置", channel: true), "settings.saveChannel", channel: true, changed: [("units", units)]);

    private async Task<string> ChannelsAsync() => (await office.Office.ClickAsync(await office.Office.SayAsync("设置"), "settings.office")).Card.Text;
}
