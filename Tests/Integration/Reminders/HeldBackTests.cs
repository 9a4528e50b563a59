using System.Globalization;
using BotApp.Cards;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Quiet hours, absence and snooze, as people set them in the chat; what is held back comes later and goes to nobody else.</summary>
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

    [Fact]
    public async Task Snooze_LaterTwiceAtOnce_BringsTheCardOnce()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T08:29:58+08:00");
        await office.Secretary.SayAsync("帮助");
        await office.DayCardAsync(office.Secretary);
        await office.SettledAsync();

        await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = "later" });
        await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = "later" });

        office.Clock.JumpTo(At("2026-11-25T11:40:00+08:00"));
        await QuietAsync(office);
        Assert.Equal(2, office.DayCardsOf(office.Secretary).Count);
    }

    [Theory]
    [InlineData("later", "tomorrow", 1)]
    [InlineData("tomorrow", "later", 2)]
    public async Task Snooze_TheOtherWayAfterwards_IsWhatCounts(string first, string then, int cardsAtNoon)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T08:29:58+08:00");
        await office.Secretary.SayAsync("帮助");
        await office.DayCardAsync(office.Secretary);
        await office.SettledAsync();

        await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = first });
        await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = then });

        office.Clock.JumpTo(At("2026-11-25T11:40:00+08:00"));
        await QuietAsync(office);
        Assert.Equal(cardsAtNoon, office.DayCardsOf(office.Secretary).Count);

        // Either way two in all: who had it at noon does not hear the same next morning.
        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-26T08:30:01+08:00"));
        Assert.Equal(2, office.DayCardsOf(office.Secretary).Count);
    }

    [Theory]
    [InlineData("2026-11-25T21:30:00+08:00", "later", null, "2026年11月26日")]
    [InlineData("2026-11-27T19:00:00+08:00", "later", null, "2026年11月30日")]
    [InlineData("2026-11-27T02:00:00+08:00", "tomorrow", "America/New_York", "2026年11月27日")]
    public async Task Snooze_ByTheDayOfThePerson_IsOnADayAndAtAnHourThatIsMeant(string now, string until, string? zone, string said)
    {
        await using var office = await OfficeHost.StartAsync(azurite, now);
        var secretary = new Person(office, office.Secretary.Id) { Timezone = zone };
        await secretary.SayAsync("帮助");

        var put = await secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = until });

        var line = put.Card.Text.Split('\n').Single(l => l.Contains("已推迟", StringComparison.Ordinal));
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.Contains("08:30", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DaysCard_WhoeverCouldNotBeReachedOnItsDay_HasItOnTheNextAfterSpeaking()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BeforeTheCard);
        await office.Secretary.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Target.Contains(office.Secretary.Id, StringComparison.Ordinal),
            ConnectorAnswer.Of(403, """{"error":{"code":"BotNotInConversationRoster","message":"no"}}"""));
        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        await OfficeHost.EventuallyAsync(() => CardOfAsync(office, "20261125"), r => r is { State: DeliveryState.Unreachable });

        office.Clock.JumpTo(At("2026-11-26T07:50:00+08:00"));
        await office.Secretary.SayAsync("帮助");
        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-26T08:30:01+08:00"));

        Assert.Contains("支部委员会会议", Assert.Single(office.DayCardsOf(office.Secretary)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("later", "2026年11月25日 11:3", "2026-11-25T11:40:00+08:00")]
    [InlineData("tomorrow", "2026年11月26日 08:30", "2026-11-26T08:30:01+08:00")]
    [InlineData("monday", "2026年11月30日 08:30", "2026-11-30T08:30:01+08:00")]
    public async Task Snooze_OnTheCard_BringsItAgainAtThatTimeAndNotBefore(string until, string said, string again)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T08:29:58+08:00");
        await office.Secretary.SayAsync("帮助");
        var card = await office.DayCardAsync(office.Secretary);
        Assert.Equal(3, card.Count(CardVerbs.ReminderSnooze));
        await office.SettledAsync();

        var button = card.ButtonsOf(CardVerbs.ReminderSnooze).Single(b => b["until"]!.GetValue<string>() == until);
        var put = await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, button.DeepClone().AsObject());
        Assert.Contains("已推迟", put.Card.Text, StringComparison.Ordinal);
        Assert.Contains(said, put.Card.Text, StringComparison.Ordinal);

        office.Clock.JumpTo(At(again).AddMinutes(-20));
        await office.LookAtAgendaAsync();
        await QuietAsync(office);
        Assert.Single(office.DayCardsOf(office.Secretary));

        office.Clock.JumpTo(At(again));
        var cards = await OfficeHost.EventuallyAsync(() => Task.FromResult(office.DayCardsOf(office.Secretary)), c => c.Count > 1);
        Assert.Contains("支部委员会会议", cards[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DaysCard_ThatCouldNotGoOutOnItsDay_ComesOnTheNext()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BeforeTheCard);
        await office.Secretary.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Target.Contains(office.Secretary.Id, StringComparison.Ordinal),
            new ConnectorAnswer { Status = 429, Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "7200" } });

        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        await office.PutOffAsync(office.Secretary);
        Assert.Empty(office.DayCardsOf(office.Secretary));

        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        Assert.Contains("支部委员会会议", (await office.DayCardAsync(office.Secretary)).Text, StringComparison.Ordinal);
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

    // Whatever has come to be due for the secretary is dealt with.
    private static async Task QuietAsync(OfficeHost office)
    {
        var deliveries = office.Services.GetRequiredService<DeliveryStore>();
        await OfficeHost.EventuallyAsync(DueAsync, due => due.Count == 0);

        async Task<IReadOnlyList<Recipient>> DueAsync()
        {
            var due = new List<Recipient>();
            foreach (var head in await deliveries.OccurrencesAsync("day", OfficeHost.Stop))
            {
                if (await deliveries.FindRecipientAsync(head.Key, office.Secretary.Id, OfficeHost.Stop) is { State: DeliveryState.Pending or DeliveryState.Sending } mine
                    && mine.NotBefore <= office.Clock.GetUtcNow())
                    due.Add(mine);
            }

            return due;
        }
    }

    private static Task<Recipient?> CardOfAsync(OfficeHost office, string day) =>
        office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(new OccurrenceKey("day", day), office.Secretary.Id, OfficeHost.Stop);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
