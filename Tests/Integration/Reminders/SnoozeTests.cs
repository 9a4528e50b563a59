using System.Globalization;
using BotApp.Cards;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>Later, as people say it on the card of the day: it comes again once, when they meant it.</summary>
public sealed class SnoozeTests(AzuriteFixture azurite)
{
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

    // No host is up from a quarter past eight, or nine, until the next morning.
    [Theory]
    [InlineData(null)]
    [InlineData("monday")]
    public async Task Snooze_LaterAndNoHostUpAtThatTime_IsOnTheNextCardUnlessPutOffFurther(string? further)
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T08:29:58+08:00");
        await office.Secretary.SayAsync("帮助");
        await office.DayCardAsync(office.Secretary);
        await office.SettledAsync();
        await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = "later" });
        if (further is not null)
            await office.Secretary.ForgeAsync(CardVerbs.ReminderSnooze, new() { ["until"] = further });
        await office.StopHostAsync();

        await office.RestartAsync("2026-11-26T08:30:01+08:00");
        await office.SettledAsync(At("2026-11-26T08:30:01+08:00"));

        Assert.Equal(further is null ? 2 : 1, office.DayCardsOf(office.Secretary).Count);
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

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
