using System.Globalization;
using BotApp.Cards;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Notices of the office that wait for the day's card, and stand on it.</summary>
public sealed class DayNoticesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Notices_HeldFromTheDayBefore_StandOnTheDaysCard()
    {
        await using var office = await TwoHeldAsync();

        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        var card = await office.DayCardAsync(office.Secretary);

        Assert.Contains("支部委员会会议", card.Text, StringComparison.Ordinal);
        Assert.Contains("请报送材料。", card.Text, StringComparison.Ordinal);
        Assert.Contains("请填写登记表。", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acknowledge_OneNoticeOfTheCard_LeavesTheRestOfTheCard()
    {
        await using var office = await TwoHeldAsync();
        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        var card = await office.DayCardAsync(office.Secretary);
        var first = card.ButtonsOf(CardVerbs.ReminderAck)[0];

        var confirmed = await office.Secretary.ForgeAsync(CardVerbs.ReminderAck, first.DeepClone().AsObject());

        Assert.Contains("支部委员会会议", confirmed.Card.Text, StringComparison.Ordinal);
        Assert.True(confirmed.Card.Has(CardVerbs.DayLog));
        Assert.Contains("请报送材料。", confirmed.Card.Text, StringComparison.Ordinal);
        Assert.Contains("请填写登记表。", confirmed.Card.Text, StringComparison.Ordinal);
        var left = Assert.Single(confirmed.Card.ButtonsOf(CardVerbs.ReminderAck));
        Assert.NotEqual(first["id"]!.GetValue<string>(), left["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Draft_OpenedAndApprovedFromTheDaysCard_LeavesTheCardWhereItIs()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:29:58+08:00", ("Office:StartedOn", "2026-01-01"));
        await office.Office.SayAsync("帮助");
        var card = await office.DayCardAsync(office.Office);
        var before = office.Teams.Messages.Count;

        var stays = await office.Office.ClickAsync(card, CardVerbs.DayOpen);
        Assert.True(stays.Card.Has(CardVerbs.ReminderSnooze), stays.Card.Text);
        var opened = (await office.Teams.WaitForMessagesAsync(before + 1)).Last(m => m.ConversationId == "a:" + office.Office.Id);
        var draft = new ShownCard(opened.Activity["attachments"]![0]!["content"]!.AsObject(), opened.Id);
        var approved = await office.Office.ClickAsync(draft, CardVerbs.ReminderSend);

        Assert.Contains("2026年2月10日", approved.Card.Text, StringComparison.Ordinal);
        await OfficeHost.EventuallyAsync(() => Task.FromResult(Shown(office, opened.Id)), c => !c.Has(CardVerbs.ReminderSend));
        Assert.True(Shown(office, card.MessageId!).Has(CardVerbs.ReminderSnooze));
    }

    // On Tuesday the platform refuses what goes to the secretary; by the small hours of Wednesday it takes it.
    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task Notice_ThatComesTooLateForItsDay_WaitsForTheMorningAndStandsOnTheCard(int status)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T15:00:00+08:00");
        await office.Secretary.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Target.Contains(office.Secretary.Id, StringComparison.Ordinal),
            new ConnectorAnswer
            {
                Status = status,
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "7200" },
                Body = """{"error":{"code":"BotNotInConversationRoster","message":"no"}}""",
            });
        var key = new OccurrenceKey(await SendAsync(office, "请报送材料。"), "20261124");
        await CopyAsync(r => r is { State: DeliveryState.Unreachable } || (r is { State: DeliveryState.Pending } && r.NotBefore > At("2026-11-24T16:59:00+08:00")));

        office.Clock.JumpTo(At("2026-11-25T02:00:00+08:00"));
        await office.Secretary.SayAsync("帮助");
        var waiting = await CopyAsync(r => r is { State: DeliveryState.Sent } || (r is { State: DeliveryState.Pending } && r.NotBefore > office.Clock.GetUtcNow()));
        Assert.Equal((DeliveryState.Pending, At("2026-11-25T08:31:00+08:00")), (waiting.State, waiting.NotBefore));

        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        var card = await office.DayCardAsync(office.Secretary);
        Assert.Contains("支部委员会会议", card.Text, StringComparison.Ordinal);
        Assert.Contains("请报送材料。", card.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月24日", card.Text, StringComparison.Ordinal);
        office.Clock.JumpTo(At("2026-11-25T08:31:30+08:00"));
        await CopyAsync(r => r is { State: DeliveryState.Sent });
        Assert.Single(await office.ReceivedAsync("请报送材料。", 1), r => r.Conversation == "a:" + office.Secretary.Id);

        async Task<Recipient> CopyAsync(Func<Recipient?, bool> holds) => (await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(key, office.Secretary.Id, OfficeHost.Stop), holds))!;
    }

    // "This evening" in the words of Tuesday, read on Wednesday.
    [Fact]
    public async Task UrgentNotice_ThatComesOnALaterDay_SaysOfWhichDayItIs()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T15:00:00+08:00");
        await office.Member.SayAsync("帮助");
        office.Teams.Script(
            r => r.IsSend && r.Target.Contains(office.Member.Id, StringComparison.Ordinal),
            ConnectorAnswer.Of(403, """{"error":{"code":"BotNotInConversationRoster","message":"no"}}"""));
        var form = await office.Office.SayAsync("提醒 发送 支部:第一党支部 今晚八点起停电。");
        await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("urgent", "true"));
        var members = office.MembersOf("branch:第一党支部");
        Assert.All(await office.ReceivedAsync("今晚八点起停电。", members - 1), r => Assert.DoesNotContain("11月24日", r.Card.Text, StringComparison.Ordinal));

        office.Clock.JumpTo(At("2026-11-25T10:00:00+08:00"));
        await office.Member.SayAsync("帮助");

        var late = Assert.Single(await office.ReceivedAsync("今晚八点起停电。", members), r => r.Conversation == "a:" + office.Member.Id);
        Assert.Contains("2026年11月24日", late.Card.Text, StringComparison.Ordinal);
        var confirmed = await office.Member.ClickAsync(late.Card, CardVerbs.ReminderAck);
        Assert.Contains("2026年11月24日", confirmed.Card.Text, StringComparison.Ordinal);
    }

    private static ShownCard Shown(OfficeHost office, string messageId) =>
        new(office.Teams.Messages.Single(m => m.Id == messageId).Activity["attachments"]![0]!["content"]!.AsObject(), messageId);

    // Tuesday: the secretary has had a message, so two further notices wait for Wednesday's card.
    private async Task<OfficeHost> TwoHeldAsync()
    {
        var office = await OfficeHost.StartAsync(azurite, "2026-11-24T15:00:00+08:00");
        await office.Secretary.SayAsync("帮助");
        await SendAsync(office, "请参加会议。");
        await office.ReceivedAsync("请参加会议。", office.MembersOf("branch:第一党支部"));
        foreach (var text in (string[])["请报送材料。", "请填写登记表。"])
        {
            var key = new OccurrenceKey(await SendAsync(office, text), "20261124");
            await OfficeHost.EventuallyAsync(
                () => office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(key, office.Secretary.Id, OfficeHost.Stop), r => r is { IsHeld: true });
        }

        return office;
    }

    private static async Task<string> SendAsync(OfficeHost office, string text)
    {
        var form = await office.Office.SayAsync($"提醒 发送 支部:第一党支部 {text}");
        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend);
        return sent.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>();
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
