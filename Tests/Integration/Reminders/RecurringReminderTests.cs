using System.Globalization;
using BotApp.Cards;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Model;
using BotApp.Storage.Reminders;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.Reminders.RunningCases;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Reminders that come again, and what the list says of times that were missed.</summary>
public sealed class RecurringReminderTests(AzuriteFixture azurite)
{
    private const string Branch = "branch:第一党支部";

    [Fact]
    public async Task Recurring_OnEachWorkingDay_ComesAgainAndIsConfirmedForEachDay()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-26T16:00:00+08:00");
        await office.Recorder.SayAsync("帮助");
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请填写值班表。");
        var running = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: [("at", "每个工作日9:00"), ("urgent", "true")]);
        Assert.Contains("每个工作日 09:00", running.Card.Text, StringComparison.Ordinal);
        var members = office.MembersOf(Branch);

        office.Clock.JumpTo(At("2026-11-27T09:00:01+08:00"));
        var first = await office.ReceivedAsync("请填写值班表。", members);
        await office.Recorder.ClickAsync(first.Single(r => r.Conversation == "a:" + office.Recorder.Id).Card, CardVerbs.ReminderAck);
        await SaysAsync(office, running, $"已送达 {members}/{members}，已确认 1");

        // Not at the weekend; on Monday again, to those who have confirmed as well.
        office.Clock.JumpTo(At("2026-11-29T09:00:01+08:00"));
        await office.LookAtAgendaAsync();
        Assert.Equal([new DateOnly(2026, 11, 27)], await DaysAsync(office, running));
        Assert.Equal(members - 1, (await office.ReceivedAsync("请填写值班表。", 0)).Count);
        office.Clock.JumpTo(At("2026-11-30T09:00:01+08:00"));
        await office.ReceivedAsync("请填写值班表。", (2 * members) - 1);
        await SaysAsync(office, running, $"已送达 {members}/{members}，已确认 0");

        var stopped = await office.Office.ClickAsync((await office.Office.ClickAsync(running.Card, CardVerbs.ReminderOpen)).Card, CardVerbs.ReminderCancel);
        Assert.Contains("已取消", stopped.Card.Text, StringComparison.Ordinal);
        office.Clock.JumpTo(At("2026-12-01T09:00:01+08:00"));
        await office.LookAtAgendaAsync();
        Assert.Equal([new DateOnly(2026, 11, 27), new DateOnly(2026, 11, 30)], await DaysAsync(office, running));
        Assert.Equal((2 * members) - 1, (await office.ReceivedAsync("请填写值班表。", 0)).Count);
    }

    [Fact]
    public async Task List_ManyNewerOnes_StillHasTheOneThatComesAgain()
    {
        await using var office = await OfficeHost.StartAsync(azurite);
        var book = office.Services.GetRequiredService<ReminderBook>();
        var weekly = Made("2026-01-12", "请填写值班表。", ReminderState.Approved) with
        {
            Times = new ReminderTimes(new DateOnly(2026, 11, 30), new TimeOnly(9, 0)) { Repeats = Repeats.Weekly, Weekday = DayOfWeek.Monday },
        };
        await book.CreateAsync(weekly, OfficeHost.Stop);
        for (var day = 1; day <= 11; day++)
            await book.CreateAsync(Made($"2026-11-{day:00}", $"通知 {day}", ReminderState.Finished), OfficeHost.Stop);

        var list = await office.Office.SayAsync("提醒");

        Assert.Equal(weekly.Id, list.ButtonsOf(CardVerbs.ReminderOpen)[0]["id"]!.GetValue<string>());
        Assert.Equal(10, list.ButtonsOf(CardVerbs.ReminderOpen).Count);
    }

    [Fact]
    public async Task Recurring_ToAUnitThatIsNoMore_IsSaidToTheOfficeAndNotCalledSent()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-26T10:00:00+08:00");
        await office.Office.SayAsync("帮助");
        var weekly = Made("2026-10-12", "请填写值班表。", ReminderState.Approved) with
        {
            Audience = "branch:没有的支部",
            Times = new ReminderTimes(new DateOnly(2026, 11, 27), new TimeOnly(9, 0)) { Repeats = Repeats.Weekly, Weekday = DayOfWeek.Friday },
        };
        await office.Services.GetRequiredService<ReminderBook>().CreateAsync(weekly, OfficeHost.Stop);

        office.Clock.JumpTo(At("2026-11-27T08:30:01+08:00"));
        Assert.Contains("请填写值班表。", (await office.DayCardAsync(office.Office)).Text, StringComparison.Ordinal);

        office.Clock.JumpTo(At("2026-11-27T09:00:01+08:00"));
        await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<ReminderStore>().OccurrencesAsync(weekly.Id, OfficeHost.Stop), o => o.Count > 0);
        var shown = (await office.Office.SayAsync("提醒")).Text;
        Assert.DoesNotContain("已发完", shown, StringComparison.Ordinal);
        Assert.Contains("没有收件人", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missed_OnceOrOneThatGoesOn_IsSaidWithThoseItIsMeantFor()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T10:00:00+08:00");
        var book = office.Services.GetRequiredService<ReminderBook>();
        var once = Made("2026-11-23", "请报送材料。", ReminderState.Approved);
        var weekly = Made("2026-11-20", "请填写值班表。", ReminderState.Approved) with
        {
            Times = new ReminderTimes(new DateOnly(2026, 11, 23), new TimeOnly(9, 0)) { Repeats = Repeats.Weekly, Weekday = DayOfWeek.Monday },
        };
        foreach (var reminder in (Reminder[])[once, weekly])
            await book.CreateAsync(reminder, OfficeHost.Stop);
        await office.LookAtAgendaAsync();

        var list = await office.Office.SayAsync("提醒");
        Assert.Contains("错过时间，未发送 · 收件人 245 人", list.Text, StringComparison.Ordinal);
        Assert.Contains("按期继续，上次错过，未发送 · 收件人 245 人", list.Text, StringComparison.Ordinal);
        foreach (var reminder in (Reminder[])[once, weekly])
        {
            var open = await office.Office.ClickAsync(list, CardVerbs.ReminderOpen, data: Of(list, reminder.Id));
            Assert.Contains("收件人 245 人", open.Card.Text, StringComparison.Ordinal);
        }

        // Stopped, it says of the time that was missed neither that it was sent nor that it was not confirmed.
        var running = await office.Office.ClickAsync(list, CardVerbs.ReminderOpen, data: Of(list, weekly.Id));
        var stopped = await office.Office.ClickAsync(running.Card, CardVerbs.ReminderCancel);
        Assert.Contains("收件人 245 人", stopped.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已送达", stopped.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unanswered_OfARecurringOne_AreThoseOfTheLastTime()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-26T16:00:00+08:00");
        await office.Recorder.SayAsync("帮助");
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请填写值班表。");
        var running = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: [("at", "每个工作日9:00"), ("urgent", "true")]);
        var members = office.MembersOf(Branch);
        office.Clock.JumpTo(At("2026-11-27T09:00:01+08:00"));
        var first = await office.ReceivedAsync("请填写值班表。", members);
        await office.Recorder.ClickAsync(first.Single(r => r.Conversation == "a:" + office.Recorder.Id).Card, CardVerbs.ReminderAck);

        office.Clock.JumpTo(At("2026-11-30T09:00:01+08:00"));
        await office.ReceivedAsync("请填写值班表。", (2 * members) - 1);
        await SaysAsync(office, running, $"已送达 {members}/{members}");

        var id = running.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>();
        Assert.Equal(members, (await office.Services.GetRequiredService<Audiences>().AnswersAsync(id, OfficeHost.Stop)).Open.Count);
    }

    private static Reminder Made(string day, string text, ReminderState state) => new()
    {
        Id = ReminderIds.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), OperationIdOf(day)),
        State = state,
        Text = text,
        Audience = new Audience.Everyone().ToString(),
        Times = new ReminderTimes(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new TimeOnly(9, 0)),
        CreatedAt = At(day + "T09:00:00+08:00"),
    };

    private static string OperationIdOf(string day) => BotApp.Turns.OperationId.Of("test", day);

    // On which days it went out.
    private static async Task<IEnumerable<DateOnly>> DaysAsync(OfficeHost office, Answer running) =>
        (await office.Services.GetRequiredService<ReminderStore>()
            .OccurrencesAsync(running.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>(), OfficeHost.Stop)).Select(o => o.Day);
}
