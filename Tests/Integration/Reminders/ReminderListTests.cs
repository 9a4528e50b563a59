using BotApp.Cards;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>提醒: what the office has sent and will send, in pages.</summary>
public sealed class ReminderListTests(AzuriteFixture azurite)
{
    private const string Branch = "第一党支部";

    [Fact]
    public async Task List_AfterSending_ShowsItAndOpensIt()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var form = await office.Office.SayAsync($"提醒 发送 支部:{Branch} 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));

        var list = await office.Office.SayAsync("提醒");
        var opened = await office.Office.ClickAsync(list, CardVerbs.ReminderOpen);

        Assert.Contains("请报送材料。", opened.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_MoreOpenOnesThanAPageHolds_LeadsToEachOnce()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var book = office.Services.GetRequiredService<ReminderBook>();
        var today = new DateOnly(2026, 11, 23);
        for (var i = 0; i < 23; i++)
        {
            await book.CreateAsync(
                new Reminder
                {
                    Id = ReminderIds.Of(today, $"r{i:00}"),
                    // The last few are over.
                    State = i < 18 ? ReminderState.Approved : ReminderState.Cancelled,
                    Text = $"第{i}条",
                    Audience = "branch:" + Branch,
                    Times = new ReminderTimes(today.AddDays(1 + ((i * 7) % 18)), new TimeOnly(9, 0)),
                    CreatedAt = office.Clock.GetUtcNow(),
                },
                OfficeHost.Stop);
        }

        var pages = new List<ShownCard> { await office.Office.SayAsync("提醒") };
        while (pages.Count < 5 && pages[^1].Text.Contains("下一页", StringComparison.Ordinal))
            pages.Add((await office.Office.ClickAsync(pages[^1], CardVerbs.ReminderList)).Card);

        var listed = pages.SelectMany(page => page.ButtonsOf(CardVerbs.ReminderOpen)).Select(data => data["id"]!.GetValue<string>()).ToList();
        var times = (await Task.WhenAll(listed.Take(18).Select(id => book.FindAsync(id, OfficeHost.Stop)))).Select(r => r!.Times.On).ToList();
        Assert.Equal(23, listed.Distinct().Count());
        Assert.Equal(23, listed.Count);
        Assert.Equal(times.Order(), times);
        Assert.DoesNotContain("未列出", pages[0].Text, StringComparison.Ordinal);
        Assert.Contains("回到第一页", pages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ClosedOnesOfADay_StandLatestFirstOnEveryPage()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var book = office.Services.GetRequiredService<ReminderBook>();
        var today = new DateOnly(2026, 11, 23);
        for (var i = 0; i < 14; i++)
        {
            // The first is of the day before; ids of a day are in no order of their own.
            var day = i == 0 ? today.AddDays(-1) : today;
            await book.CreateAsync(
                new Reminder
                {
                    Id = ReminderIds.Of(day, $"r{i * 5 % 14:00}"),
                    State = ReminderState.Finished,
                    Text = $"第{i}条",
                    Audience = "branch:" + Branch,
                    Times = new ReminderTimes(day, new TimeOnly(8, 30 + i)),
                    CreatedAt = office.Clock.GetUtcNow(),
                },
                OfficeHost.Stop);
        }

        var first = await office.Office.SayAsync("提醒");
        var second = (await office.Office.ClickAsync(first, CardVerbs.ReminderList)).Card;

        var listed = new[] { first, second }.SelectMany(page => page.ButtonsOf(CardVerbs.ReminderOpen)).Select(data => data["id"]!.GetValue<string>());
        var texts = (await Task.WhenAll(listed.Select(id => book.FindAsync(id, OfficeHost.Stop)))).Select(r => r!.Text);
        Assert.Equal(Enumerable.Range(0, 14).Reverse().Select(i => $"第{i}条"), texts);
    }

    // The notice of a new secretary has the id of the day it was made, and goes out on the next.
    [Fact]
    public async Task List_ClosedOnesOfAPage_StandByTheTimeTheyShow()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var book = office.Services.GetRequiredService<ReminderBook>();
        var today = new DateOnly(2026, 11, 23);
        foreach (var (made, hour) in ((DateOnly, int)[])[(today, 8), (today.AddDays(-1), 9), (today, 10)])
        {
            await book.CreateAsync(
                new Reminder
                {
                    Id = ReminderIds.Of(made, $"r{hour}"),
                    State = ReminderState.Finished,
                    Text = $"第{hour}条",
                    Audience = "branch:" + Branch,
                    Times = new ReminderTimes(today, new TimeOnly(hour, 30)),
                    CreatedAt = office.Clock.GetUtcNow(),
                },
                OfficeHost.Stop);
        }

        var list = await office.Office.SayAsync("提醒");

        var texts = await Task.WhenAll(list.ButtonsOf(CardVerbs.ReminderOpen).Select(async data => (await book.FindAsync(data["id"]!.GetValue<string>(), OfficeHost.Stop))!.Text));
        Assert.Equal(["第10条", "第9条", "第8条"], texts);
    }
}
