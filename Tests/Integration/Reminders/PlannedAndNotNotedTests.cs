using BotApp.Cards;
using BotApp.Delivery;
using BotApp.Features.Reminders;
using BotApp.Features.Reminders.Agenda;
using BotApp.Features.Reminders.Model;
using BotApp.Features.Reminders.Receive;
using BotApp.Storage.Reminders;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Integration.Turns;
using BotApp.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Reminders;

/// <summary>A host went down after it had planned the deliveries and before it noted so, and the day is over: what was sent is not booked as missed.</summary>
public sealed class PlannedAndNotNotedTests(AzuriteFixture azurite)
{
    private const string SpringFestival = "79739782-spring-festival";
    private static readonly DateOnly Yesterday = new(2026, 11, 24);

    [Fact]
    public async Task Reminder_PlannedYesterday_IsNotedAsSent()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-25T10:00:00+08:00");
        await office.Recorder.SayAsync("帮助");
        var id = ReminderIds.Of(Yesterday, OperationId.Of("test", "planned"));
        await PlanAsync(office, id, DeliveryKinds.Urgent, office.Clock.GetUtcNow().AddSeconds(3), Yesterday, office.Recorder, office.Member);

        await office.Services.GetRequiredService<ReminderBook>().CreateAsync(
            new Reminder
            {
                Id = id,
                State = ReminderState.Approved,
                Text = "请报送材料。",
                Audience = "branch:第一党支部",
                Times = new ReminderTimes(Yesterday, new TimeOnly(17, 30)),
                IsUrgent = true,
                CreatedAt = office.Clock.GetUtcNow(),
            },
            OfficeHost.Stop);

        var noted = await NotedAsync(office, id, o => o.Count > 0);
        Assert.Equal((false, 2), (noted[0].IsMissed, noted[0].Recipients));
        Assert.Equal(2, (await office.ReceivedAsync("请报送材料。", 2)).Count);
        Assert.DoesNotContain("错过时间", (await office.Office.SayAsync("提醒")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holiday_PlannedForSomeOnItsDay_GoesOutLateToTheOthersAlone()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-02-10T08:00:00+08:00", ("Office:StartedOn", "2026-01-01"));
        await office.Recorder.SayAsync("帮助");
        var list = await OfficeHost.EventuallyAsync(() => office.Office.SayAsync("提醒"), c => c.Text.Contains("春节", StringComparison.Ordinal));
        var draft = (await office.Office.ClickAsync(list, CardVerbs.ReminderOpen)).Card;
        await office.Office.ClickAsync(draft, CardVerbs.ReminderSend);
        await PlanAsync(office, SpringFestival, DeliveryKinds.Holiday, office.Clock.GetUtcNow(), new DateOnly(2026, 2, 10), office.Recorder, office.Member);
        await office.ReceivedAsync("春节", 2);

        await office.RestartAsync("2026-02-11T09:00:01+08:00");

        var noted = await NotedAsync(office, SpringFestival, o => o.Count > 0);
        Assert.Equal((false, 245), (noted[0].IsMissed, noted[0].Recipients));
        Assert.Equal(245, (await office.ReceivedAsync("春节", 245)).Select(r => r.Conversation).Distinct().Count());
    }

    [Fact]
    public async Task DaysCards_PlannedYesterdayForSome_AreNotedAsSentAndTheOthersHearToday()
    {
        await using var office = await OfficeHost.StartAsync(azurite, "2026-11-24T08:30:01+08:00");
        await office.Secretary.SayAsync("帮助");
        await NotedAsync(office, "day", o => o.Count == 1);
        // On this day the secretary's first item appears, and the host went down before it came to the secretary.
        var day = Yesterday.AddDays(1);
        await PlanAsync(office, "day", DeliveryKinds.Day, office.Clock.GetUtcNow(), day, office.Member);

        office.Clock.JumpTo(DateTimeOffset.Parse("2026-11-26T08:30:01+08:00", System.Globalization.CultureInfo.InvariantCulture));

        var noted = await NotedAsync(office, "day", o => o.Count == 3);
        Assert.Equal([(Yesterday, false), (day, false), (day.AddDays(1), false)], noted.Select(o => (o.Day, o.IsMissed)));
        Assert.Equal(1, noted[1].Recipients);
        Assert.Contains("支部委员会会议", (await office.DayCardAsync(office.Secretary)).Text, StringComparison.Ordinal);
    }

    private static Task<int> PlanAsync(OfficeHost office, string reminder, string kind, DateTimeOffset at, DateOnly day, params Person[] people) =>
        office.Services.GetRequiredService<DeliveryPlanner>().PlanAsync(
            new DeliveryPlan(
                reminder, OccurrenceName.Of(Occasion.First, day), kind, CountsForDay: kind is DeliveryKinds.Day,
                [.. people.Select(p => new PlannedRecipient(p.Id, at, at.AddDays(3), day))]),
            OfficeHost.Stop);

    private static Task<IReadOnlyList<StoredOccurrence>> NotedAsync(OfficeHost office, string reminder, Func<IReadOnlyList<StoredOccurrence>, bool> holds) =>
        OfficeHost.EventuallyAsync(() => office.Services.GetRequiredService<ReminderStore>().OccurrencesAsync(reminder, OfficeHost.Stop), holds);
}
