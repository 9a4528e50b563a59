using BotApp.Cards;
using BotApp.Features.Reminders;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;
using static BotApp.Tests.Integration.Reminders.HolidayCases;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Whom a holiday's reminder does not reach on its day, or who does not confirm it, and what they get before the holiday.</summary>
public sealed class HolidayRepeatTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task LastWorkingDay_OnlyThoseWhoHaveNotConfirmed_HearOfItAgain()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:00:00+08:00", Started);
        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));
        var draft = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;
        await office.Recorder.SayAsync("帮助");
        await office.Office.ClickAsync(draft, CardVerbs.ReminderSend);
        office.Clock.JumpTo(DateTimeOffset.Parse("2026-02-10T09:00:01+08:00", System.Globalization.CultureInfo.InvariantCulture));

        var first = await office.ReceivedAsync("春节", 245);
        await office.Recorder.ClickAsync(first.Single(r => r.Conversation == "a:" + office.Recorder.Id).Card, CardVerbs.ReminderAck);
        // The repeat can still be stopped.
        Assert.True((await OpenedAsync()).Has(CardVerbs.ReminderCancel));

        // The 14th is worked, and the last day before the holiday.
        office.Clock.JumpTo(DateTimeOffset.Parse("2026-02-14T09:00:01+08:00", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(new DeliveryCounts(Sent: 244), await RepeatedAsync(office));
        Assert.False((await OpenedAsync()).Has(CardVerbs.ReminderCancel));
        // The confirmed copy was updated in its place and asks no more.
        var open = await office.ReceivedAsync("春节", 2 * 244);
        Assert.DoesNotContain(open, r => r.Conversation == "a:" + office.Recorder.Id);
        Assert.All(open.GroupBy(r => r.Conversation), copies => Assert.Equal(2, copies.Count()));

        async Task<ShownCard> OpenedAsync() => (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;
    }

    [Fact]
    public async Task Away_PastTheHolidayAndBackEarly_HearsOfItBeforeTheHoliday()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:00:00+08:00", Started);
        await office.Member.SayAsync("我出差到2月25日");
        await office.SetAsync("holidayByItself", "true");
        await office.LookAtAgendaAsync();
        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));
        var first = await office.ReceivedAsync("春节", 244);
        Assert.DoesNotContain(first, r => r.Conversation == "a:" + office.Member.Id);

        await office.Member.SayAsync("出差回来了");
        office.Clock.JumpTo(At("2026-02-11T09:00:01+08:00"));

        Assert.Single(await office.ReceivedAsync("春节", 245), r => r.Conversation == "a:" + office.Member.Id);
    }

    [Fact]
    public async Task Away_UntilAfterTheHoliday_IsLeftOutOnTheLastWorkingDay()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:00:00+08:00", Started);
        await office.Member.SayAsync("我出差到2月25日");
        await office.SetAsync("holidayByItself", "true");
        await office.LookAtAgendaAsync();
        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));
        await office.ReceivedAsync("春节", 244);

        office.Clock.JumpTo(At("2026-02-14T08:59:00+08:00"));

        var mine = await MineAsync(office, FirstCopy, r => r is { State: not (DeliveryState.Pending or DeliveryState.Sending) });
        Assert.Equal((DeliveryState.Suppressed, "away"), (mine.State, mine.Reason));
        // She was meant and did not get it: the office sees whom, and why.
        var progress = (await office.Office.ClickAsync(await office.Office.SayAsync("提醒"), CardVerbs.ReminderOpen)).Card;
        Assert.Contains("外出未发送 1", progress.Text, StringComparison.Ordinal);
        Assert.Contains("沈一舟：外出，未发送", progress.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("不需发送", progress.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unreachable_OnTheDay_GetsItOnSpeakingBeforeTheHoliday()
    {
        await using var office = await UnreachableAsync();

        office.Clock.JumpTo(At("2026-02-12T10:00:00+08:00"));
        await office.Member.SayAsync("帮助");

        Assert.Single(await office.ReceivedAsync("春节", 245), r => r.Conversation == "a:" + office.Member.Id);
    }

    [Fact]
    public async Task Unreachable_OnTheDay_IsAmongTheRepeatAndGetsItOnce()
    {
        await using var office = await UnreachableAsync();

        office.Clock.JumpTo(At("2026-02-14T09:00:01+08:00"));
        await MineAsync(office, "20260214-repeat", r => r is { State: DeliveryState.Sent });
        await office.Member.SayAsync("帮助");

        await MineAsync(office, FirstCopy, r => r is { State: DeliveryState.Suppressed });
        // The repeat has reached whom the first copy did not.
        await OfficeHost.EventuallyAsync(() => RecordAsync(office), r => r?.Fields.GetValueOrDefault("delivered") == "245");
        var progress = await office.Office.ClickAsync(await office.Office.SayAsync("提醒"), CardVerbs.ReminderOpen);
        Assert.Contains("已送达 245/245", progress.Card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("沈一舟", progress.Card.Text, StringComparison.Ordinal);
        // So says the status, and the secretary sees who has it and has not confirmed it.
        Assert.Contains("送达 245 / 245 人", (await office.Office.SayAsync("状态")).Text, StringComparison.Ordinal);
        var branch = await office.Secretary.SayAsync("状态");
        Assert.Contains(Delivered(office.MembersOf("branch:第一党支部")), branch.Text, StringComparison.Ordinal);
        Assert.Contains("沈一舟", branch.Text, StringComparison.Ordinal);
        var mine = Assert.Single(await office.ReceivedAsync("春节", 0), r => r.Conversation == "a:" + office.Member.Id);
        // It is the first that this member gets.
        Assert.DoesNotContain("再发一次", mine.Card.Text, StringComparison.Ordinal);
        var others = (await office.ReceivedAsync("春节", 0)).Where(r => r.Conversation == "a:" + office.Secretary.Id).ToList();
        Assert.Equal([false, true], others.Select(r => r.Card.Text.Contains("再发一次", StringComparison.Ordinal)));
    }

    // The first copy is due at the very hour of the repeat.
    [Fact]
    public async Task Away_BackOnTheLastWorkingDay_HearsOfItOnce()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:00:00+08:00", Started);
        await office.Member.SayAsync("我出差到2月13日");
        await office.SetAsync("holidayByItself", "true");
        await office.LookAtAgendaAsync();
        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));
        await office.ReceivedAsync("春节", 244);
        office.Clock.JumpTo(At("2026-02-14T08:59:50+08:00"));

        await MineAsync(office, FirstCopy, r => r is { State: DeliveryState.Sent });
        await RepeatedAsync(office);

        Assert.Single(await office.ReceivedAsync("春节", (2 * 244) + 1), r => r.Conversation == "a:" + office.Member.Id);
    }

    [Fact]
    public async Task Failed_OnTheDayAndReachedByTheRepeat_IsNoTroubleOfTheStatus()
    {
        await using var office = await RefusedAsync(ConnectorAnswer.Of(400, """{"error":{"code":"BadArgument","message":"no"}}"""), DeliveryState.Failed);

        office.Clock.JumpTo(At("2026-02-14T09:00:01+08:00"));
        await RepeatedAsync(office);

        var status = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("状态"), c => c.Text.Contains("送达 245 / 245 人", StringComparison.Ordinal));
        Assert.DoesNotContain("发送失败", status.Text, StringComparison.Ordinal);
    }

    private const string FirstCopy = "20260210";

    private static string Delivered(int members) => $"送达 {members} / {members} 人";

    private static Task<DeliveryCounts> RepeatedAsync(OfficeHost office) => OfficeHost.EventuallyAsync(
        () => office.Services.GetRequiredService<DeliveryStore>().CountAsync(new OccurrenceKey("79739782-spring-festival", "20260214-repeat"), OfficeHost.Stop),
        c => c is { Pending: 0, Sending: 0, Total: > 0 });

    // On the send day one member has blocked the bot.
    private Task<OfficeHost> UnreachableAsync() => RefusedAsync(
        ConnectorAnswer.Of(403, """{"error":{"code":"ConversationBlockedByUser","message":"no"}}"""), DeliveryState.Unreachable);

    // On the send day the platform refuses what is sent to one member.
    private async Task<OfficeHost> RefusedAsync(ConnectorAnswer answer, DeliveryState state)
    {
        var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:00:00+08:00", Started);
        await office.Member.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Target.Contains(office.Member.Id, StringComparison.Ordinal), answer);
        await office.SetAsync("holidayByItself", "true");
        await office.LookAtAgendaAsync();
        office.Clock.JumpTo(At("2026-02-10T09:00:01+08:00"));
        await office.ReceivedAsync("春节", 244);
        await MineAsync(office, FirstCopy, r => r?.State == state);
        return office;
    }

    private static async Task<Recipient> MineAsync(OfficeHost office, string occurrence, Func<Recipient?, bool> holds)
    {
        var book = office.Services.GetRequiredService<ReminderBook>();
        var id = (await OfficeHost.EventuallyAsync(() => book.ListAsync(20, OfficeHost.Stop), all => all.Any(IsSpring))).First(IsSpring).Id;
        return (await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(new OccurrenceKey(id, occurrence), office.Member.Id, OfficeHost.Stop), holds))!;

        static bool IsSpring(Features.Reminders.Model.Reminder reminder) => reminder.Holiday?.Code is "spring-festival";
    }
}
