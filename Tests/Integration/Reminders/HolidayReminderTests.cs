using BotApp.Cards;
using BotApp.Features.Reminders;
using BotApp.Storage.Reminders;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.Reminders.HolidayCases;

namespace BotApp.Tests.Integration.Reminders;

public sealed class HolidayReminderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task SendsByItself_OnTheFifthWorkingDay_ReachesEveryoneOnceAndBecomesARecord()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BySendDay, Started);
        await office.SetAsync("holidayByItself", "true");
        await office.Recorder.SayAsync("帮助");
        await office.LookAtAgendaAsync();
        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));

        var received = await office.ReceivedAsync("春节", 245);

        Assert.Equal(245, received.Select(r => r.Conversation).Distinct().Count());
        var mine = received.Single(r => r.Conversation == "a:" + office.Recorder.Id);
        Assert.Contains("2026年2月15日", mine.Card.Text, StringComparison.Ordinal);
        await office.Recorder.ClickAsync(mine.Card, CardVerbs.ReminderAck);
        var record = await OfficeHost.EventuallyAsync(
            () => RecordAsync(office), r => r?.Fields.GetValueOrDefault("acknowledged") == "1" && r.Fields.GetValueOrDefault("delivered") == "245");
        Assert.Equal("245", record!.Fields["recipients"]);
        Assert.Equal(new DateOnly(2026, 2, 10), record.Date);
    }

    [Fact]
    public async Task NotApproved_OnItsDay_IsNotSentAndWaitsForTheOffice()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BySendDay, Started);
        await OfficeHost.EventuallyAsync(async () => (await office.Office.SayAsync("提醒")).Text, t => t.Contains("春节", StringComparison.Ordinal));

        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));
        await office.LookAtAgendaAsync();

        var draft = Assert.Single(await office.Services.GetRequiredService<ReminderBook>().ListAsync(20, OfficeHost.Stop), r => r.Holiday?.Code is "spring-festival");
        Assert.Equal(Features.Reminders.Model.ReminderState.Draft, draft.State);
        Assert.Empty(await office.Services.GetRequiredService<ReminderStore>().OccurrencesAsync(draft.Id, OfficeHost.Stop));
        Assert.Empty(await office.ReceivedAsync("春节", 0));
    }

    [Theory]
    [InlineData("false", "节前提醒待审")]
    [InlineData("true", "可先查看、修改")]
    public async Task Draft_MadeLaterThanItsDay_IsToldToTheOfficeThatMorning(string byItself, string said)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-06T08:20:00+08:00", Started);
        await office.SetAsync("holidayByItself", byItself);
        await office.Office.SayAsync("帮助");
        office.Clock.JumpTo(At("2026-02-06T08:30:01+08:00"));
        await office.SettledAsync();

        Assert.Contains(said, Assert.Single(office.DayCardsOf(office.Office)).Text, StringComparison.Ordinal);

        // Once: it is not said again on the next working day.
        office.Clock.JumpTo(At("2026-02-09T08:30:01+08:00"));
        await office.SettledAsync(At("2026-02-09T08:30:01+08:00"));
        Assert.Single(office.DayCardsOf(office.Office));
    }

    [Fact]
    public async Task Approved_WithOtherWords_GoesOutAsWritten()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-09T10:00:00+08:00", Started);
        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));
        var draft = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;

        var bad = await office.Office.ClickAsync(draft, CardVerbs.ReminderSend, changed: [("text", "祝大家节日愉快，请遵守规定。"), ("at", "2026-02-27")]);
        Assert.Contains("请更正", bad.Card.Text, StringComparison.Ordinal);
        Assert.Equal("祝大家节日愉快，请遵守规定。", bad.Card.Inputs["text"]);
        var approved = await office.Office.ClickAsync(bad.Card, CardVerbs.ReminderSend, changed: ("at", "2026-02-10"));

        Assert.Contains("2026年2月10日", approved.Card.Text, StringComparison.Ordinal);
        Assert.Contains("245", approved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OpenedAfterItsDay_IsApprovedAsItStands()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T10:00:00+08:00", Started);
        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));
        office.Clock.JumpTo(At("2026-02-13T10:00:00+08:00"));
        var draft = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;

        var approved = await office.Office.ClickAsync(draft, CardVerbs.ReminderSend);

        Assert.Equal("2026-02-13", draft.Inputs["at"]);
        Assert.DoesNotContain("请更正", approved.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeftOut_ByTheOffice_IsNeverSent()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BySendDay, Started);
        await office.SetAsync("holidayByItself", "false");
        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));
        var draft = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;

        var left = await office.Office.ClickAsync(draft, CardVerbs.ReminderCancel);

        Assert.Contains("已取消", left.Card.Text, StringComparison.Ordinal);
        var again = await office.Office.ClickAsync(draft, CardVerbs.ReminderSend);
        Assert.Contains("已取消", again.Card.Text, StringComparison.Ordinal);
        // Past its hour, and past that of the repeat; each time the agenda was looked at since.
        foreach (var hour in (string[])["2026-02-10T09:00:01+08:00", "2026-02-14T09:00:01+08:00"])
        {
            office.Clock.JumpTo(At(hour));
            await office.LookAtAgendaAsync();
            Assert.Empty(await office.Services.GetRequiredService<ReminderStore>().OccurrencesAsync("79739782-spring-festival", OfficeHost.Stop));
        }
    }

    [Fact]
    public async Task NoHostUpUntilTheHoliday_IsMissedAndNotCancelled()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-09T10:00:00+08:00", Started);
        await office.SetAsync("holidayByItself", "true");
        await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));

        await office.RestartAsync("2026-02-24T08:59:00+08:00");

        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("错过时间，未发送", StringComparison.Ordinal));
        Assert.DoesNotContain("已取消", list.Text, StringComparison.Ordinal);
        Assert.Contains("2026年2月10日 周二 09:00", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoHostUpForTheRepeat_IsToldToTheOffice()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BySendDay, Started);
        await office.SetAsync("holidayByItself", "true");
        await office.Recorder.SayAsync("帮助");
        await office.LookAtAgendaAsync();
        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));
        await office.ReceivedAsync("春节", 245);

        await office.RestartAsync("2026-02-24T08:59:00+08:00");

        var list = await office.Office.SayAsync("提醒");
        var card = await OfficeHost.EventuallyAsync(
            async () => (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card, c => c.Text.Contains("再次提醒", StringComparison.Ordinal));
        Assert.Contains("2月14日", card.Text, StringComparison.Ordinal);
        Assert.Contains("已送达 245/245", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approved_AndNoHostUpOnItsDay_GoesOutLateAndSaysWhen()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-09T10:00:00+08:00", Started);
        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));
        var draft = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;
        await office.Office.ClickAsync(draft, CardVerbs.ReminderSend, changed: ("at", "2026-02-10"));

        await office.RestartAsync("2026-02-11T08:59:57+08:00");
        var planned = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;
        await office.ReceivedAsync("春节", 245);

        Assert.Contains("2026年2月11日 周三 09:00", planned.Text, StringComparison.Ordinal);
        Assert.Contains("2026年2月11日 周三 09:00", (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card.Text, StringComparison.Ordinal);
        Assert.Contains("2026年2月11日 周三 09:00", (await office.Office.SayAsync("提醒")).Text, StringComparison.Ordinal);
        await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("状态"), c => c.Text.Contains("送达 245 / 245 人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Draft_OpenedPastItsHour_SaysThatItGoesOutAtOnceAndAfterwardsWhenItDid()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T21:40:00+08:00", Started);
        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));
        var draft = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;

        Assert.Contains("选今天的立即发出", draft.Text, StringComparison.Ordinal);
        // By itself it would not: it is made past the hour of its day.
        Assert.Equal("2026-02-11", draft.Inputs["at"]);
        var sent = await office.Office.ClickAsync(draft, CardVerbs.ReminderSend, changed: ("at", "2026-02-10"));
        Assert.Contains("2026年2月10日 周二 21:4", sent.Card.Text, StringComparison.Ordinal);
        await office.ReceivedAsync("春节", 245);
        Assert.Contains("2026年2月10日 周二 21:4", (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card.Text, StringComparison.Ordinal);
    }
}
