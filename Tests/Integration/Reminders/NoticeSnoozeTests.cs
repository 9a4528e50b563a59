using System.Globalization;
using System.Text.Json.Nodes;
using BotApp.Cards;
using BotApp.Features.Reminders.Receive;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>A notice of the office that its person puts off: it comes again once, at its time, unless it is confirmed meanwhile.</summary>
public sealed class NoticeSnoozeTests(AzuriteFixture azurite)
{
    private const string Text = "请报送三季度学习情况。";
    private const string Day = "20261124";
    private const string Sent = "2026-11-24T15:00:00+08:00";
    private const string Tomorrow = "2026年11月25日 08:30";

    // The member owes nothing, so there is no card that would take it along.
    [Theory]
    [InlineData("later", "2026年11月24日 18:0", "2026-11-24T18:02:00+08:00")]
    [InlineData("tomorrow", Tomorrow, "2026-11-25T08:31:10+08:00")]
    [InlineData("monday", "2026年11月30日 08:30", "2026-11-30T08:31:10+08:00")]
    public async Task Snooze_ANotice_BringsItAgainOnceAtThatTimeAndNotBefore(string until, string said, string again)
    {
        await using var office = await OfficeHost.StartAsync(azurite, Sent);
        var (id, copy) = await ReceivedAsync(office, office.Member);
        var before = await office.Services.GetRequiredService<DeliveryStore>().CountAsync(new OccurrenceKey(id, Day), OfficeHost.Stop);

        var put = await office.Member.ForgeAsync(CardVerbs.ReminderSnooze, Button(copy, until));

        Assert.Contains(Text, put.Card.Text, StringComparison.Ordinal);
        Assert.Contains("已推迟，下次提醒：" + said, put.Card.Text, StringComparison.Ordinal);
        Assert.True(put.Card.Has(CardVerbs.ReminderAck));
        Assert.False(put.Card.Has(CardVerbs.ReminderSnooze));
        // Whoever clicks again, on whatever copy, hears when it comes; that stands.
        var second = await office.Member.ForgeAsync(CardVerbs.ReminderSnooze, Button(copy, until is "monday" ? "tomorrow" : "monday"));
        Assert.Contains("已推迟，下次提醒：" + said, second.Card.Text, StringComparison.Ordinal);
        Assert.Equal(before, await office.Services.GetRequiredService<DeliveryStore>().CountAsync(new OccurrenceKey(id, Day), OfficeHost.Stop));

        // Not even on that day before its time.
        office.Clock.JumpTo(At(again).Date == At(Sent).Date ? At(again).AddMinutes(-20) : At(again[..10] + "T00:10:00+08:00"));
        await DealtWithAsync(office, id, office.Member);
        Assert.Single(CopiesOf(office, office.Member));

        office.Clock.JumpTo(At(again));
        await AgainAsync(office, id, office.Member, DeliveryState.Sent);
        var copies = CopiesOf(office, office.Member);
        Assert.Equal(2, copies.Count);
        Assert.Equal(1, copies[1].Count(CardVerbs.ReminderAck));
        Assert.Equal(3, copies[1].Count(CardVerbs.ReminderSnooze));
        Assert.Equal(until is not "later", copies[1].Text.Contains("2026年11月24日", StringComparison.Ordinal));

        // What is confirmed on the second copy is the reminder that the office sees.
        await office.Member.ClickAsync(copies[1], CardVerbs.ReminderAck);
        Assert.Equal(1, (await office.Services.GetRequiredService<DeliveryStore>().CountAsync(new OccurrenceKey(id, Day), OfficeHost.Stop)).Acknowledged);
    }

    [Theory]
    [InlineData("later", "2026-11-24T18:02:00+08:00")]
    [InlineData("tomorrow", "2026-11-25T08:31:10+08:00")]
    public async Task Snooze_ConfirmedMeanwhile_DoesNotComeAgain(string until, string again)
    {
        await using var office = await OfficeHost.StartAsync(azurite, Sent);
        var (id, copy) = await ReceivedAsync(office, office.Member);
        var put = await office.Member.ForgeAsync(CardVerbs.ReminderSnooze, Button(copy, until));

        await office.Member.ClickAsync(put.Card, CardVerbs.ReminderAck, messageId: copy.MessageId);
        var late = await office.Member.ForgeAsync(CardVerbs.ReminderSnooze, Button(copy, "monday"));
        Assert.Contains("确认收到", late.Card.Text, StringComparison.Ordinal);

        office.Clock.JumpTo(At(again[..10] + "T00:10:00+08:00") > At(Sent) ? At(again[..10] + "T00:10:00+08:00") : At(again));
        await DealtWithAsync(office, id, office.Member);
        office.Clock.JumpTo(At(again));
        await AgainAsync(office, id, office.Member, DeliveryState.Suppressed);
        Assert.Single(CopiesOf(office, office.Member));
    }

    // The secretary owes meetings from Wednesday on.
    [Fact]
    public async Task Snooze_UntilADayWithACard_StandsOnThatCardWithBothButtonsAndLeavesItsOwnSnoozeAlone()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Sent);
        var (id, copy) = await ReceivedAsync(office, office.Secretary);
        await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, Button(copy, "tomorrow"));

        office.Clock.JumpTo(At("2026-11-25T00:10:00+08:00"));
        await DealtWithAsync(office, id, office.Secretary);
        office.Clock.JumpTo(At("2026-11-25T08:30:01+08:00"));
        var card = await office.DayCardAsync(office.Secretary);
        Assert.Contains("支部委员会会议", card.Text, StringComparison.Ordinal);
        Assert.Contains(Text, card.Text, StringComparison.Ordinal);
        Assert.Equal((1, 6), (card.Count(CardVerbs.ReminderAck), card.Count(CardVerbs.ReminderSnooze)));

        // Put off once more from there: the card stays, and can itself be put off as before.
        var notice = card.ButtonsOf(CardVerbs.ReminderSnooze).Single(b => b.ContainsKey("id") && b["until"]!.GetValue<string>() == "monday");
        var put = await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, notice.DeepClone().AsObject());
        Assert.Contains("支部委员会会议", put.Card.Text, StringComparison.Ordinal);
        Assert.Contains("已推迟，下次提醒：2026年11月30日 08:30", put.Card.Text, StringComparison.Ordinal);
        Assert.Equal(3, put.Card.Count(CardVerbs.ReminderSnooze));
        Assert.True(put.Card.IsDayCard);

        // And the card put off leaves the notice to its Monday.
        var whole = put.Card.ButtonsOf(CardVerbs.ReminderSnooze).Single(b => b["until"]!.GetValue<string>() == "tomorrow");
        var both = await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, whole.DeepClone().AsObject());
        Assert.Contains("2026年11月30日 08:30", both.Card.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月26日 08:30", both.Card.Text, StringComparison.Ordinal);
        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-26T08:30:01+08:00"));
        var next = office.DayCardsOf(office.Secretary)[^1];
        Assert.Equal((2, false), (office.DayCardsOf(office.Secretary).Count, next.Text.Contains(Text, StringComparison.Ordinal)));
    }

    // The wish was noted and the host went down before it planned anything: the next click says the same time, and it comes then, once.
    [Fact]
    public async Task Snooze_HostDownBetweenTheNoteAndThePlan_IsPlannedByTheNextClick()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Sent);
        var (id, copy) = await ReceivedAsync(office, office.Member);
        await office.Services.GetRequiredService<DeliveryStore>().PutOffAsync(
            new OccurrenceKey(id, Day), office.Member.Id, At("2026-11-24T18:00:00+08:00"), OfficeHost.Stop);

        await office.RestartAsync("2026-11-24T16:00:00+08:00");
        var put = await office.Member.ForgeAsync(CardVerbs.ReminderSnooze, Button(copy, "tomorrow"));
        Assert.Contains("2026年11月24日 18:00", put.Card.Text, StringComparison.Ordinal);

        office.Clock.JumpTo(At("2026-11-24T18:00:10+08:00"));
        await AgainAsync(office, id, office.Member, DeliveryState.Sent);
        Assert.Equal(2, CopiesOf(office, office.Member).Count);
    }

    // Nobody knows whether it came: it is repeated once, marked, and stays so.
    [Fact]
    public async Task Snooze_OutcomeOfTheSecondCopyUnknown_IsRepeatedOnceAndMarked()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Sent);
        var (id, copy) = await ReceivedAsync(office, office.Member);
        await office.Member.ForgeAsync(CardVerbs.ReminderSnooze, Button(copy, "later"));
        office.Teams.Script(
            r => r.IsSend && r.Target.Contains(office.Member.Id, StringComparison.Ordinal), ConnectorAnswer.BadGateway(afterEffect: false));

        office.Clock.JumpTo(At("2026-11-24T18:02:00+08:00"));
        await AgainAsync(office, id, office.Member, DeliveryState.Unknown);
        office.Clock.JumpTo(At("2026-11-24T18:10:00+08:00"));
        await AgainAsync(office, id, office.Member, DeliveryState.Sent);

        var copies = CopiesOf(office, office.Member);
        Assert.Equal(2, copies.Count);
        Assert.Contains("补发", copies[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snooze_CalledOff_SaysSoAndComesNoMore()
    {
        await using var office = await OfficeHost.StartAsync(azurite, Sent);
        // A weekly one stays open, so that it can be called off.
        var form = await office.Office.SayAsync($"提醒 发送 支部:第一党支部 {Text}");
        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: ("at", "每周二 15:01"));
        office.Clock.JumpTo(At("2026-11-24T15:01:05+08:00"));
        var copy = (await office.ReceivedAsync(Text, office.MembersOf("branch:第一党支部"))).Single(r => r.Conversation == "a:" + office.Member.Id).Card;
        await office.Member.ForgeAsync(CardVerbs.ReminderSnooze, Button(copy, "later"));
        var id = copy.DataOf(CardVerbs.ReminderAck)["id"]!.GetValue<string>();
        await office.Office.ForgeAsync(CardVerbs.ReminderCancel, new JsonObject { ["id"] = id });
        Assert.NotNull(sent);

        var told = await office.Member.ForgeAsync(CardVerbs.ReminderSnooze, Button(copy, "tomorrow"));
        Assert.Contains("已取消", told.Text, StringComparison.Ordinal);
        office.Clock.JumpTo(At("2026-11-24T18:05:00+08:00"));
        await AgainAsync(office, id, office.Member, DeliveryState.Suppressed);
        Assert.Single(CopiesOf(office, office.Member));
    }

    private static JsonObject Button(ShownCard copy, string until) =>
        copy.ButtonsOf(CardVerbs.ReminderSnooze).Single(b => b["until"]!.GetValue<string>() == until).DeepClone().AsObject();

    private static async Task<(string Id, ShownCard Copy)> ReceivedAsync(OfficeHost office, Person person)
    {
        await person.SayAsync("帮助");
        var form = await office.Office.SayAsync($"提醒 发送 支部:第一党支部 {Text}");
        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend);
        var id = sent.Card.DataOf(CardVerbs.ReminderOpen)["id"]!.GetValue<string>();
        var received = await office.ReceivedAsync(Text, office.MembersOf("branch:第一党支部"));
        await OfficeHost.EventuallyAsync(
            () => office.Services.GetRequiredService<DeliveryStore>().CountAsync(new OccurrenceKey(id, Day), OfficeHost.Stop), c => c.Pending + c.Sending == 0);
        return (id, received.Single(r => r.Conversation == "a:" + person.Id).Card);
    }

    private static IReadOnlyList<ShownCard> CopiesOf(OfficeHost office, Person person) =>
    [
        .. office.Teams.Messages
            .Where(m => m.ConversationId == "a:" + person.Id && m.Activity["attachments"] is JsonArray)
            .Select(m => new ShownCard(m.Activity["attachments"]![0]!["content"]!.AsObject(), m.Id))
            .Where(c => c.Text.Contains(Text, StringComparison.Ordinal)),
    ];

    private static async Task<IReadOnlyList<Recipient>> AgainAsync(OfficeHost office, string id, Person person)
    {
        var deliveries = office.Services.GetRequiredService<DeliveryStore>();
        var again = new List<Recipient>();
        foreach (var head in (await deliveries.OccurrencesAsync(id, OfficeHost.Stop)).Where(h => NoticeAgain.ShownOf(h.Key.Occurrence) != h.Key.Occurrence))
        {
            if (await deliveries.FindRecipientAsync(head.Key, person.Id, OfficeHost.Stop) is { } mine)
                again.Add(mine);
        }

        return again;
    }

    private static Task<IReadOnlyList<Recipient>> AgainAsync(OfficeHost office, string id, Person person, DeliveryState state) =>
        OfficeHost.EventuallyAsync(() => AgainAsync(office, id, person), again => again is [var only] && only.State == state);

    // It has been looked at, and waits.
    private static Task<IReadOnlyList<Recipient>> DealtWithAsync(OfficeHost office, string id, Person person) => OfficeHost.EventuallyAsync(
        () => AgainAsync(office, id, person),
        again => again.All(r => r.State is not (DeliveryState.Pending or DeliveryState.Sending) || (r.State is DeliveryState.Pending && r.NotBefore > office.Clock.GetUtcNow())));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
