using BotApp.Delivery;
using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support;
using BotApp.Tests.Support.Delivery;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>Two hosts at once, planned twice, clocks that jump, hosts that are down or leave: one delivery each.</summary>
public sealed class HostsAndClocksTests(AzuriteFixture azurite)
{
    private const string Notice = "notice";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static int s_offices;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plan_ByTwoHostsAtOnce_SendsOnceEach()
    {
        await using var teams = await BusyTeams.StartAsync();
        var settings = Settings();
        await using var one = await DeliveryBot.StartAsync(settings, ct: Stop);
        await using var two = await DeliveryBot.StartAsync(settings, ct: Stop);
        await one.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 100), Stop);

        var planned = await Task.WhenAll(one.PlanAsync(Notice, 100, Stop), two.PlanAsync(Notice, 100, Stop));
        var counts = await two.FinalAsync(Notice, Limit, Stop);

        Assert.Equal(100, planned.Sum());
        Assert.Equal(new DeliveryCounts(Sent: 100), counts);
        AssertOnceEach(teams, 100);
    }

    [Fact]
    public async Task ClockJumps_OverTheDueTimeAndBackAndForth_SendsOnceEach()
    {
        await using var teams = await BusyTeams.StartAsync();
        var clock = new JumpingClock(Morning);
        await using var bot = await StartAsync(Settings(), clock);
        await bot.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 40), Stop);
        await PlanAsync(bot, 40, Morning.AddDays(1), Morning.AddDays(2));

        await Task.Delay(TimeSpan.FromSeconds(1), Stop);
        var early = teams.Received;
        clock.JumpTo(Morning.AddDays(1).AddMinutes(1));
        await bot.FinalAsync(Notice, Limit, Stop);
        foreach (var day in (double[])[-1, 1.5, 0, 1])
        {
            clock.JumpTo(Morning.AddDays(day));
            await Task.Delay(TimeSpan.FromSeconds(0.7), Stop);
        }

        Assert.Equal(0, early);
        Assert.Equal(new DeliveryCounts(Sent: 40), await bot.FinalAsync(Notice, Limit, Stop));
        AssertOnceEach(teams, 40);
    }

    [Fact]
    public async Task ClockJumps_WhileSending_SendsOnceEach()
    {
        await using var teams = await BusyTeams.StartAsync();
        var clock = new JumpingClock(Morning);
        await using var bot = await StartAsync(Settings(), clock);
        await bot.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 120), Stop);

        await PlanAsync(bot, 120, Morning, Morning.AddHours(8));
        // What is in flight seems to have been so for an hour, and then to have begun in the future.
        foreach (var minutes in (int[])[60, -60, 30])
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), Stop);
            clock.JumpTo(Morning.AddMinutes(minutes));
        }

        clock.JumpTo(Morning.AddHours(2));
        Assert.Equal(new DeliveryCounts(Sent: 120), await bot.FinalAsync(Notice, Limit, Stop));
        AssertOnceEach(teams, 120);
    }

    [Fact]
    public async Task HostDown_OverTheDueTime_SendsLateOnceEach()
    {
        await using var teams = await BusyTeams.StartAsync();
        var settings = Settings();
        await using (var before = await StartAsync(settings, new JumpingClock(Morning)))
        {
            await before.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 30), Stop);
            await PlanAsync(before, 30, Morning.AddHours(1), Morning.AddHours(8));
            await before.StopAsync(Stop);
        }

        await using var after = await StartAsync(settings, new JumpingClock(Morning.AddHours(3)));

        Assert.Equal(new DeliveryCounts(Sent: 30), await after.FinalAsync(Notice, Limit, Stop));
        AssertOnceEach(teams, 30);
    }

    [Fact]
    public async Task HostDown_UntilItIsTooLate_IsMissedAndSaysSo()
    {
        await using var teams = await BusyTeams.StartAsync();
        var settings = Settings();
        await using (var before = await StartAsync(settings, new JumpingClock(Morning)))
        {
            await before.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 5), Stop);
            await PlanAsync(before, 5, Morning.AddHours(1), Morning.AddHours(8));
            await before.StopAsync(Stop);
        }

        await using var after = await StartAsync(settings, new JumpingClock(Morning.AddHours(9)));

        Assert.Equal(new DeliveryCounts(Failed: 5), await after.FinalAsync(Notice, Limit, Stop));
        Assert.Equal(0, teams.Received);
        Assert.Equal(ChunkRules.Missed, (await after.Deliveries.FindRecipientAsync(new OccurrenceKey(Notice, "once"), DeliveryBot.PersonId(0), Stop))?.Reason);
    }

    [Fact]
    public async Task Stop_InTheMiddle_FinishesWhatIsInFlightAndLeavesNothingInDoubt()
    {
        await using var teams = await BusyTeams.StartAsync();
        teams.Latency = TimeSpan.FromMilliseconds(300);
        var settings = Settings();
        DeliveryCounts stopped;
        await using (var first = await DeliveryBot.StartAsync(settings, ct: Stop))
        {
            await first.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 150), Stop);
            await first.PlanAsync(Notice, 150, Stop);
            while (teams.Received < 20)
                await Task.Delay(10, Stop);
            await first.StopAsync(Stop);
            stopped = await first.Deliveries.CountAsync(new OccurrenceKey(Notice, "once"), Stop);
        }

        var arrived = teams.Received;
        await using var second = await DeliveryBot.StartAsync(settings, ct: Stop);
        var counts = await second.FinalAsync(Notice, Limit, Stop);

        Assert.Equal(stopped, new DeliveryCounts(Pending: 150 - arrived, Sent: arrived));
        Assert.InRange(stopped.Pending, 1, 130);
        Assert.Equal(new DeliveryCounts(Sent: 150), counts);
        AssertOnceEach(teams, 150);
    }

    private static void AssertOnceEach(BusyTeams teams, int people) =>
        Assert.All(Enumerable.Range(0, people), n => Assert.False(Assert.Single(teams.To(DeliveryBot.PersonId(n))).IsMarked));

    private static Task<DeliveryBot> StartAsync(Dictionary<string, string?> settings, JumpingClock clock) =>
        DeliveryBot.StartAsync(settings, services => services.AddSingleton<TimeProvider>(clock), Stop);

    private static Task<int> PlanAsync(DeliveryBot bot, int people, DateTimeOffset notBefore, DateTimeOffset expiresAt) =>
        bot.Planner.PlanAsync(
            new DeliveryPlan(
                Notice, "once", TestNotice.KindName, false,
                [.. Enumerable.Range(0, people).Select(n => new PlannedRecipient(
                    DeliveryBot.PersonId(n), notBefore, expiresAt, DateOnly.FromDateTime(notBefore.UtcDateTime)))]),
            Stop);

    private Dictionary<string, string?> Settings() => DeliveryBot.Settings(azurite.ConnectionString, $"clock{Interlocked.Increment(ref s_offices)}x");
}
