using BotApp.Cards.Texts;
using BotApp.Tests.EndToEnd.Browser;
using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Settings;

/// <summary>What a person and the office set, and that it holds at once: without a restart, and after one.</summary>
public sealed class SettingsTests(OfficeUnderTest office) : PlaygroundTest(office)
{
    private const string OfTheOffice = "程若微";

    private static readonly CardTexts Chinese = CardTexts.For("zh-CN");
    private static readonly CardTexts English = CardTexts.For("en");

    [Fact]
    public async Task Own_HourAndLanguage_HoldFromTheNextAnswerOn()
    {
        var member = await SignInAsync(DemoOffice.Member);
        var card = await member.AskAsync(Chinese.CommandSettings);
        await card.FillAsync(await OwnHourAsync(card, Chinese), "09:15");
        await card.ChooseAsync(Chinese.SettingsLanguage, Chinese.LanguageEnglish);
        await card.ClickAsync(Chinese.Save);

        Assert.Contains(English.SettingsSaved, await card.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(English.HelpTitle, await (await member.AskAsync(Chinese.CommandHelp)).TextAsync(), StringComparison.Ordinal);

        var again = await member.AskAsync(English.CommandSettings);
        Assert.Equal(new TimeOnly(9, 15), await TimeAsync(again, await OwnHourAsync(again, English)));
        await PictureAsync(member, "settings");
        await again.ChooseAsync(English.SettingsLanguage, English.LanguageOfClient);
        await again.ClickAsync(English.Save);
        Assert.Contains(Chinese.SettingsSaved, await again.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_HourLookBackAndCadence_HoldForEveryoneWithoutARestart()
    {
        var officer = await SignInAsync(OfTheOffice);
        var card = await officer.AskAsync(Chinese.CommandSettings);
        await card.ClickAsync(Chinese.SettingsOffice);
        await card.FillAsync(Chinese.SettingsDayHour, "08:05");
        await card.FillAsync(Chinese.SettingsLookBack, "45");
        await card.ToggleAsync(Chinese.SettingsCadences);
        var cadence = (await card.LabelsAsync())[^1];
        await card.FillAsync(cadence, "2");
        await card.ClickAsync(Chinese.Save);
        Assert.Contains(Chinese.SettingsSaved, await card.TextAsync(), StringComparison.Ordinal);

        // Another person's card names the office's hour.
        var member = await SignInAsync(DemoOffice.Member);
        await UntilAsync(async () => (await (await member.AskAsync(Chinese.CommandSettings)).TextAsync()).Contains("08:05", StringComparison.Ordinal));

        await Office.RestartBotAsync(crash: true);

        var again = await officer.AskAsync(Chinese.CommandSettings);
        await again.ClickAsync(Chinese.SettingsOffice);
        await again.ToggleAsync(Chinese.SettingsCadences);
        Assert.Equal((new TimeOnly(8, 5), "45", "2"), (
            await TimeAsync(again, Chinese.SettingsDayHour), await again.ReadAsync(Chinese.SettingsLookBack), await again.ReadAsync(cadence)));
    }

    [Fact]
    public async Task Office_Retention_IsKept()
    {
        var officer = await SignInAsync(OfTheOffice);
        var card = await officer.AskAsync(Chinese.CommandSettings);
        await card.ClickAsync(Chinese.SettingsOffice);
        await card.FillAsync(Chinese.SettingsRetention, "5");
        await card.FillAsync(Chinese.SettingsDayHour, "08:10");
        await card.ClickAsync(Chinese.Save);
        Assert.Contains(Chinese.SettingsAsked, await card.TextAsync(), StringComparison.Ordinal);
        await card.ClickAsync(Chinese.Save);
        Assert.Contains(Chinese.SettingsSaved, await card.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("5", await card.ReadAsync(Chinese.SettingsRetention));
    }

    [Fact]
    public async Task FirstRun_OfTheOffice_IsResumedWhereItStands()
    {
        var officer = await SignInAsync(OfTheOffice);

        var steps = await officer.AskAsync("开始使用");

        Assert.Contains(Chinese.FirstRunRoster, await steps.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(Chinese.FirstRunChannel, await steps.TextAsync(), StringComparison.Ordinal);
        await PictureAsync(officer, "first-run");
    }

    [Fact]
    public async Task Command_Mistyped_IsAnsweredByTheNearest()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);

        var card = await recorder.AskAsync("会仪");

        Assert.Contains(Chinese.MistypedCommand, await card.TextAsync(), StringComparison.Ordinal);
        await card.ClickAsync(Chinese.HelpMeetings);
    }

    // The label names the office's hour, which other tests change.
    private static async Task<string> OwnHourAsync(BotCard card, CardTexts t)
    {
        var start = t.SettingsOwnDayHour("|").Split('|')[0];
        return (await card.LabelsAsync()).First(label => label.StartsWith(start, StringComparison.Ordinal));
    }

    // The picker writes times in the browser's way.
    private static async Task<TimeOnly> TimeAsync(BotCard card, string label) =>
        TimeOnly.Parse(await card.ReadAsync(label), System.Globalization.CultureInfo.GetCultureInfo("en-US"));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
            Assert.True(tries < 10, "It did not hold in time.");
    }
}
