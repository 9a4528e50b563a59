using BotApp.Tests.EndToEnd.Office;

namespace BotApp.Tests.EndToEnd.Reminders;

/// <summary>The fifth working day before the Spring Festival of 2026 (14 February is worked), a minute before the hour of the reminder.</summary>
public sealed class FestivalOffice : OfficeUnderTest
{
    private protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Clock__StartAt"] = "2026-02-10T08:59:00+08:00" };
}

/// <summary>The reminder before a holiday, from the office's setting to the count of who has confirmed; two people on one bot.</summary>
public sealed class SpringFestivalTests(FestivalOffice office) : PeopleTest(office), IClassFixture<FestivalOffice>
{
    private const string Officer = "程若微";
    private const string Title = "春节前提醒";

    // The hour, then one after the other those of the 245 whose chats no Playground shows.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Reminder_SentByItself_IsConfirmedAndTheOfficeSeesTheCountChange()
    {
        var recorder = await SignInAsync(Office.Demo.CurrentUser);
        var officer = await SignInAsync(Officer);
        var settings = await officer.AskAsync("设置");
        await settings.ClickAsync("机关设置");
        await settings.FillAsync("提前几个工作日发送（3–5）", "5");
        await settings.TickAsync("到时自动发送，不需审核");
        await settings.ClickAsync("保存");
        Assert.Contains("设置已保存", await settings.TextAsync(), StringComparison.Ordinal);

        var received = await recorder.ReceiveAsync("放假时间", Patience);
        Assert.Contains(Title, await received.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("2026年2月15日", await received.TextAsync(), StringComparison.Ordinal);
        await PictureAsync(recorder, "holiday-reminder");

        await officer.ReceiveAsync("放假时间", Patience);
        var progress = await officer.AskAsync("提醒");
        await progress.ClickInRowAsync(Title, Labels.Open);
        await progress.SaysAsync("已送达 2/245，已确认 0", Patience);

        await received.ClickAsync("知道了");
        Assert.Contains("确认收到", await received.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("知道了", await received.ButtonsAsync());

        // In its place, without a click of the office.
        await progress.SaysAsync("已送达 2/245，已确认 1", Patience);
        await PictureAsync(officer, "reminder-progress");
    }
}
