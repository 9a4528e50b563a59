using System.Globalization;
using BotApp.Cards;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Ledgers;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>One message a day: a notice that takes the day says what is owed, and one that finds it taken says when it comes.</summary>
public sealed class TakenDayTests(AzuriteFixture azurite)
{
    private const string Notice = "请于九点半到三楼开会。";
    private const string BeforeTheCard = "2026-11-25T08:00:00+08:00";
    private const string HourOfTheCard = "2026-11-25T08:30:01+08:00";

    // Wednesday 25 November: committee and group meetings, owed by Monday the 30th, are spoken of for the first time.
    [Fact]
    public async Task Notice_BeforeTheDaysCard_SaysWhatIsOwedAndTheCardComesNoMore()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BeforeTheCard);
        await office.Secretary.SayAsync("帮助");
        await SendAsync(office);
        var received = await office.ReceivedAsync(Notice, office.MembersOf(EnteredItems.Branch));

        Assert.Contains("支部委员会会议", CardIn(received, office.Secretary).Text, StringComparison.Ordinal);
        Assert.True(CardIn(received, office.Secretary).Has(CardVerbs.DayLog));
        Assert.False(CardIn(received, office.Member).IsDayCard);
        foreach (var morning in (string[])[HourOfTheCard, "2026-11-26T08:30:01+08:00"])
        {
            office.Clock.JumpTo(At(morning));
            await office.SettledAsync(At(morning));
        }

        Assert.Single(office.DayCardsOf(office.Secretary));
        Assert.Equal(DeliveryState.Sent, (await CardOfAsync(office, "20261125"))!.State);
    }

    [Fact]
    public async Task Notice_BeforeTheDaysCard_TellsAMemberOfWhatIsDueToday()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-20T15:00:00+08:00");
        await office.EnterItemAsync(("f-owner", "沈一舟"), ("f-due", "2026-11-25"));
        await office.DispatchAsync();

        await office.RestartAsync(BeforeTheCard);
        await SendAsync(office);

        var received = await office.ReceivedAsync(Notice, office.MembersOf(EnteredItems.Branch));
        Assert.Contains(EnteredItems.Title, CardIn(received, office.Member).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(received, r => r.Conversation != "a:" + office.Member.Id && r.Card.Text.Contains(EnteredItems.Title, StringComparison.Ordinal));
    }

    // What came after the notice and before the hour of the cards stands on no message of that day.
    [Fact]
    public async Task Item_EnteredAfterTheNoticeThatTookTheDay_IsOnTheNextDaysCard()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BeforeTheCard);
        await office.Secretary.SayAsync("帮助");
        await SendAsync(office);
        await office.ReceivedAsync(Notice, office.MembersOf(EnteredItems.Branch));
        office.Clock.JumpTo(At("2026-11-25T08:10:00+08:00"));
        await office.EnterItemAsync(("f-owner", office.Roster.Find(office.Secretary.Id)!.Name), ("f-due", "2026-11-25"));
        await office.DispatchAsync();

        office.Clock.JumpTo(At(HourOfTheCard));
        await office.SettledAsync(At(HourOfTheCard));
        Assert.Single(office.DayCardsOf(office.Secretary));
        office.Clock.JumpTo(At("2026-11-26T08:30:01+08:00"));
        await office.SettledAsync(At("2026-11-26T08:30:01+08:00"));

        Assert.Contains(EnteredItems.Title, office.DayCardsOf(office.Secretary)[^1].Text, StringComparison.Ordinal);
    }

    // The cards of all are planned at half past eight; this one is to come at ten.
    [Fact]
    public async Task Notice_BeforeAnOwnLaterHour_SaysWhatIsOwedAndTheCardComesNoMore()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T20:00:00+08:00");
        await office.SetOwnAsync(office.Secretary, "dayHour", "10:00");
        await office.RestartAsync("2026-11-25T09:00:00+08:00");
        await office.Secretary.SayAsync("帮助");
        await SendAsync(office);
        var received = await office.ReceivedAsync(Notice, office.MembersOf(EnteredItems.Branch) - 1);
        await OfficeHost.EventuallyAsync(() => Task.FromResult(office.DayCardsOf(office.Secretary)), cards => cards.Count > 0);
        Assert.Contains(Notice, office.DayCardsOf(office.Secretary)[0].Text, StringComparison.Ordinal);
        Assert.Contains("支部委员会会议", office.DayCardsOf(office.Secretary)[0].Text, StringComparison.Ordinal);

        office.Clock.JumpTo(At("2026-11-25T10:00:01+08:00"));
        await OfficeHost.EventuallyAsync(() => CardOfAsync(office, "20261125"), r => r is { State: DeliveryState.Sent });
        Assert.Single(office.DayCardsOf(office.Secretary));
        Assert.NotEmpty(received);
    }

    // Agenda and cards are planned in the same moment: whichever comes first, what is owed is said today and in one message.
    [Fact]
    public async Task Start_AfterTheTimeOfANoticeAndOfTheCards_SaysWhatIsOwedOnThatDay()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T20:00:00+08:00");
        await SendAsync(office, ("at", "明天 10:00"));

        await office.RestartAsync("2026-11-25T10:30:00+08:00");
        await office.Secretary.SayAsync("帮助");
        await office.SettledAsync();

        Assert.Contains("支部委员会会议", Assert.Single(office.DayCardsOf(office.Secretary)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_ThatTookTheDayAndWhoseOutcomeIsUnknown_IsRepeatedOnceWithWhatIsOwed()
    {
        await using var office = await OfficeHost.StartAsync(azurite, BeforeTheCard);
        await office.Secretary.SayAsync("帮助");
        office.Teams.Script(r => r.IsSend && r.Target.Contains(office.Secretary.Id, StringComparison.Ordinal), ConnectorAnswer.Of(502, "{}"));
        await SendAsync(office);
        await office.ReceivedAsync(Notice, office.MembersOf(EnteredItems.Branch) - 1);

        foreach (var moment in (string[])[HourOfTheCard, "2026-11-25T08:37:00+08:00"])
        {
            office.Clock.JumpTo(At(moment));
            await office.LookAtAgendaAsync();
        }

        await OfficeHost.EventuallyAsync(() => CardOfAsync(office, "20261125"), r => r is { State: DeliveryState.Sent });
        var card = Assert.Single(office.DayCardsOf(office.Secretary)).Text;
        Assert.Contains("补发", card, StringComparison.Ordinal);
        Assert.Contains(Notice, card, StringComparison.Ordinal);
        Assert.Contains("支部委员会会议", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_AfterTheDaysCard_SaysHowManyWaitAndUntilWhen()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T08:29:58+08:00");
        await office.Secretary.SayAsync("帮助");
        await office.DayCardAsync(office.Secretary);
        await office.SettledAsync();

        var form = await office.Office.SayAsync($"提醒 发送 支部:第一党支部 {Notice}");
        Assert.Contains("当天已收到每日提醒的人", form.Text, StringComparison.Ordinal);
        var sent = await office.Office.ClickAsync(form, CardVerbs.ReminderSend);
        await office.ReceivedAsync(Notice, 1);

        // By itself, in its place.
        await OfficeHost.EventuallyAsync(
            () => Task.FromResult(new ShownCard(office.Teams.Messages.Single(m => m.Id == form.MessageId).Activity["attachments"]![0]!["content"]!.AsObject(), form.MessageId!).Text),
            text => text.Contains("当天已收到", StringComparison.Ordinal) && text.Contains("2026年11月26日 08:31", StringComparison.Ordinal) && text.Contains("紧急", StringComparison.Ordinal));
        Assert.True(sent.IsCard);
        Assert.Contains("下一工作日", (await office.Office.SayAsync("提醒")).Text, StringComparison.Ordinal);
    }

    private static async Task SendAsync(OfficeHost office, params (string Id, string? Value)[] changed)
    {
        var form = await office.Office.SayAsync($"提醒 发送 支部:第一党支部 {Notice}");
        Assert.True((await office.Office.ClickAsync(form, CardVerbs.ReminderSend, changed: changed)).IsCard);
    }

    private static ShownCard CardIn(IEnumerable<Received> received, Person person) => received.Single(r => r.Conversation == "a:" + person.Id).Card;

    private static Task<Recipient?> CardOfAsync(OfficeHost office, string day) =>
        office.Services.GetRequiredService<DeliveryStore>().FindRecipientAsync(new OccurrenceKey("day", day), office.Secretary.Id, OfficeHost.Stop);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
