using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support;
using BotApp.Tests.Support.Delivery;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>Who got what and when is removed once it is old; how many they were stays.</summary>
public sealed class RetentionTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly OccurrenceKey Old = new("old", "once");
    private static int s_offices;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Purge_OldAndDone_KeepsTheCountsAlone()
    {
        await using var teams = await BusyTeams.StartAsync();
        var clock = new JumpingClock(Morning);
        await using var bot = await StartAsync(clock);
        await bot.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 60), Stop);
        await bot.PlanAsync("old", 60, Stop);
        await bot.FinalAsync("old", TimeSpan.FromSeconds(60), Stop);
        await bot.Deliveries.AcknowledgeAsync("old", "once", DeliveryBot.PersonId(1), Stop);
        var old = bot.Services.GetRequiredService<OldDeliveries>();
        // Closed by the sweep, some time after it was planned.
        clock.JumpTo(Morning.AddMinutes(30));
        while (await bot.Deliveries.Rows.FindAsync(HeadRow.OpenPartition, Old.Row, Stop) is not null)
            await Task.Delay(50, Stop);

        clock.JumpTo(Morning.AddDays(300));
        await bot.PlanAsync("new", 60, Stop);
        await bot.FinalAsync("new", TimeSpan.FromSeconds(60), Stop);
        var early = await old.PurgeAsync(Morning.AddDays(-1), Stop);
        var first = await old.PurgeAsync(Morning.AddDays(200), Stop);
        var second = await old.PurgeAsync(Morning.AddDays(200), Stop);

        Assert.Equal((0, 1, 0), (early, first, second));
        Assert.Equal(new DeliveryCounts(Sent: 59, Acknowledged: 1), await bot.Deliveries.CountAsync(Old, Stop));
        Assert.Null(await bot.Deliveries.FindRecipientAsync(Old, DeliveryBot.PersonId(1), Stop));
        Assert.Empty(await bot.PeopleInAsync("old", DeliveryState.Sent, Stop));
        Assert.Equal(60, (await bot.PeopleInAsync("new", DeliveryState.Sent, Stop)).Count);
        Assert.False(await bot.Deliveries.AcknowledgeAsync("old", "once", DeliveryBot.PersonId(2), Stop));
    }

    [Fact]
    public async Task Forget_DaysOfAPerson_LeavesTheLaterOnes()
    {
        await using var bot = await StartAsync(new JumpingClock(Morning));
        var days = bot.Deliveries.Days;
        var today = DateOnly.FromDateTime(Morning.UtcDateTime);
        foreach (var day in (DateOnly[])[today.AddDays(-500), today.AddDays(-401), today])
        {
            var page = await days.ReadAsync("p1", day, Stop);
            Assert.True(await days.TakeAsync(page, new DayMessage(day, Old, [new DayItem(Old.Reminder, Old.Occurrence, "test", Morning)]), null, Stop));
        }

        await days.MarkStuckAsync("p1", Old, Stop);

        await days.ForgetAsync("p1", today.AddDays(-400), Old, Stop);

        Assert.Equal([today], (await days.ReadAsync("p1", today.AddDays(-600), Stop)).Days.Select(d => d.Day));
        Assert.Empty(await days.StuckAsync("p1", Stop));
    }

    private Task<DeliveryBot> StartAsync(JumpingClock clock) => DeliveryBot.StartAsync(
        DeliveryBot.Settings(azurite.ConnectionString, $"keep{Interlocked.Increment(ref s_offices)}x"),
        services => services.AddSingleton<TimeProvider>(clock), Stop);
}
