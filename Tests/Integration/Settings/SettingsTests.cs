using System.Text.Json.Nodes;
using BotApp.Features.Settings;
using BotApp.Storage.Settings;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Settings;

/// <summary>One's own 设置, from the command to what it changes, on a real host. The office's day is Monday, 2026-11-23.</summary>
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
    public async Task Own_AwayUntilTodayWhereThePersonIs_IsTaken()
    {
        // In New York it is still Sunday evening.
        var member = new Person(office, office.Member.Id) { Timezone = "America/New_York" };
        await member.SayAsync("帮助");

        var saved = await member.ClickAsync(await member.SayAsync("设置"), "settings.save", changed: [("awayUntil", "2026-11-22")]);

        Assert.Contains("设置已保存", saved.Card.Text, StringComparison.Ordinal);
        Assert.Equal("2026-11-22", saved.Card.Inputs["awayUntil"]);
        Assert.Equal("2026-11-22", (await member.SayAsync("设置")).Inputs["awayUntil"]);
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
}
