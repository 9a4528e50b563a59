using System.Globalization;
using BotApp.Cards;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Quiet hours and absence, as people set them in the chat; what is held back comes later and goes to nobody else.</summary>
public sealed class HeldBackTests(AzuriteFixture azurite)
{
    // Wednesday 25 November; committee and group meetings are owed by Monday the 30th.
    private const string BeforeTheCard = "2026-11-25T08:00:00+08:00";

    [Fact]
    public async Task QuietHours_SetInTheSettings_HoldAnUrgentNoticeUntilTheyEnd()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T10:00:00+08:00");
        var settings = await office.Member.SayAsync("设置");
        await office.Member.ClickAsync(settings, CardVerbs.SettingsSave, changed: [("quietFrom", "09:00"), ("quietUntil", "12:00")]);
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));

        var others = office.MembersOf("branch:第一党支部") - 1;
        var received = await office.ReceivedAsync("请报送材料。", others);
        Assert.DoesNotContain(received, r => r.Conversation == "a:" + office.Member.Id);

        office.Clock.JumpTo(At("2026-11-23T12:00:01+08:00"));
        received = await office.ReceivedAsync("请报送材料。", others + 1);
        Assert.Single(received, r => r.Conversation == "a:" + office.Member.Id);
    }

    [Fact]
    public async Task Absence_ToldInASentence_HoldsTheDaysCardUntilTheReturnAndHandsItToNobody()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BeforeTheCard);
        await office.Recorder.SayAsync("帮助");
        await office.Secretary.SayAsync("我出差到周五");

        foreach (var morning in (string[])["2026-11-25T08:30:01+08:00", "2026-11-26T08:30:01+08:00", "2026-11-27T08:30:01+08:00"])
        {
            office.Clock.JumpTo(At(morning));
            await office.SettledAsync(At(morning));
            Assert.Empty(office.DayCardsOf(office.Secretary));
        }

        office.Clock.JumpTo(At("2026-11-30T08:30:01+08:00"));
        Assert.Contains("支部委员会会议", (await office.DayCardAsync(office.Secretary)).Text, StringComparison.Ordinal);
        await office.SettledAsync(At("2026-11-30T08:30:01+08:00"));
        Assert.Single(office.DayCardsOf(office.Secretary));
        Assert.Empty(office.DayCardsOf(office.Recorder));
        Assert.Empty(office.DayCardsOf(office.Member));
    }

    [Fact]
    public async Task Absence_ToldWhereItIsStillYesterday_IsOfTheDaysThere()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T10:00:00+08:00");
        var abroad = new Person(office, office.Secretary.Id) { Timezone = "America/Los_Angeles" };
        await abroad.SayAsync("帮助");

        var told = await abroad.SayAsync("我出差到明天");

        Assert.Contains("2026年11月24日", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_ToldEarlier_EndsTheAbsence()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BeforeTheCard);
        await office.Secretary.SayAsync("我出差到周五");
        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        await office.SettledAsync();
        await office.Secretary.SayAsync("出差回来了");

        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));

        Assert.Contains("支部委员会会议", (await office.DayCardAsync(office.Secretary)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("出差回来了")]
    [InlineData("我12月2日到4日出差")]
    [InlineData(null)]
    public async Task Absence_ThatIsOver_LeavesWhatItHeldBackWhateverIsToldBeforeTheCard(string? told)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T10:00:00+08:00");
        await office.Secretary.SayAsync("我出差到周三");
        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-25T08:30:01+08:00"));

        office.Clock.JumpTo(At("2026-11-26T08:10:00+08:00"));
        var said = await office.Secretary.SayAsync(told ?? "设置");
        if (told is null)
            await office.Secretary.ClickAsync(said, CardVerbs.SettingsSave, changed: [("quietFrom", "21:00"), ("quietUntil", "06:00")]);
        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-26T08:30:01+08:00"));

        Assert.Contains("支部委员会会议", Assert.Single(office.DayCardsOf(office.Secretary)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Absence_ToldDuringAnother_LeavesTheOneThatRuns()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T10:00:00+08:00");
        await office.Secretary.SayAsync("我出差到周三");
        office.Clock.JumpTo(At("2026-11-24T10:00:00+08:00"));
        var told = await office.Secretary.SayAsync("我11月30日到12月2日休假");
        Assert.Contains("2026年11月30日", told.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月25日", told.Text, StringComparison.Ordinal);

        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-25T08:30:01+08:00"));
        Assert.Empty(office.DayCardsOf(office.Secretary));

        office.Clock.JumpTo(At("2026-11-26T08:10:00+08:00"));
        await office.Secretary.SayAsync("出差回来了");
        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-26T08:30:01+08:00"));
        Assert.Single(office.DayCardsOf(office.Secretary));

        // What is still to come stays, though the first is over: the card of the day on which it is due is held back.
        office.Clock.JumpTo(At("2026-11-30T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-30T08:30:01+08:00"));
        Assert.Single(office.DayCardsOf(office.Secretary));
    }

    [Theory]
    [InlineData("我出差到周五")]
    [InlineData(null)]
    public async Task DaysCard_HeldBackAfterItWasPlanned_ComesOnceWhenThatIsOver(string? away)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T20:00:00+08:00");
        // Someone wants the card earlier, and cards are planned for all at the hour of whoever is first.
        await office.SetOwnAsync(office.Recorder, "dayHour", "07:00");
        await office.Secretary.SayAsync("帮助");
        await office.RestartAsync("2026-11-25T07:00:01+08:00");
        await OfficeHost.EventuallyAsync(() => CardOfAsync(office, "20261125"), r => r is { State: DeliveryState.Pending });
        if (away is null)
            await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = "monday" });
        else
            await office.Secretary.SayAsync(away);

        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        var held = await OfficeHost.EventuallyAsync(() => CardOfAsync(office, "20261125"), r => r is { State: not DeliveryState.Sending } && r.ChangedAt >= At("2026-11-25T08:30:00+08:00"));
        Assert.Equal(DeliveryState.Suppressed, held!.State);

        office.Clock.JumpTo(At("2026-11-30T08:30:01+08:00"));
        Assert.Contains("支部委员会会议", (await office.DayCardAsync(office.Secretary)).Text, StringComparison.Ordinal);
        await office.SettledAsync(At("2026-11-30T08:30:01+08:00"));
        Assert.Single(office.DayCardsOf(office.Secretary));
    }

    [Fact]
    public async Task UrgentNotice_ThatWaited_DoesNotComeToWhoeverLeftTheRoster()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T10:00:00+08:00");
        await office.SetOwnAsync(office.Member, "quietFrom", "09:00");
        await office.SetOwnAsync(office.Member, "quietUntil", "12:00");
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        await office.ReceivedAsync("请报送材料。", office.MembersOf("branch:第一党支部") - 1);
        await office.LeavesAsync(office.Member);

        office.Clock.JumpTo(At("2026-11-23T12:00:01+08:00"));

        var key = new OccurrenceKey(sent.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>(), "20261123");
        var mine = await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(key, office.Member.Id, OfficeHost.Stop),
            r => r is { State: not (DeliveryState.Pending or DeliveryState.Sending) });
        Assert.Equal(DeliveryState.Suppressed, mine!.State);
    }

    [Fact]
    public async Task UrgentNotice_HeldByAnAbsence_ComesTheMorningAfterAnEarlyReturn()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-23T10:00:00+08:00");
        await office.Member.SayAsync("我出差到12月4日");
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 请报送材料。");
        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        var key = new OccurrenceKey(sent.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>(), "20261123");
        var deliveries = office.Services.GetRequiredService<DeliveryStore>();
        foreach (var morning in (string[])["2026-11-23T10:01:00+08:00", "2026-11-24T09:00:00+08:00"])
        {
            office.Clock.JumpTo(At(morning));
            await OfficeHost.EventuallyAsync(
                () => deliveries.FindRecipientAsync(key, office.Member.Id, OfficeHost.Stop),
                r => r is { State: DeliveryState.Pending } && r.NotBefore > office.Clock.GetUtcNow());
        }

        await office.Member.SayAsync("出差回来了");
        office.Clock.JumpTo(At("2026-11-25T08:32:00+08:00"));

        var received = await office.ReceivedAsync("请报送材料。", office.MembersOf("branch:第一党支部"));
        Assert.Single(received, r => r.Conversation == "a:" + office.Member.Id);
    }

    private static Task<Recipient?> CardOfAsync(OfficeHost office, string day) =>
        office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(new OccurrenceKey("day", day), office.Secretary.Id, OfficeHost.Stop);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
