using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support.Delivery;
using BotApp.Tests.Support.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>From the plan to the person's chat, on one host.</summary>
public sealed class FanOutTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static int s_offices;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plan_PeopleWithKnownChats_EachGetsItOnce()
    {
        await using var teams = await FakeConnector.StartAsync();
        await using var bot = await StartAsync();
        await bot.KnowAsync(teams, Enumerable.Range(0, 60), Stop);

        var planned = await bot.PlanAsync("notice", 60, Stop);
        var counts = await bot.SettledAsync("notice", Limit, Stop);

        Assert.Equal(60, planned);
        Assert.Equal(new DeliveryCounts(Sent: 60), counts);
        Assert.Equal(60, teams.Messages.Select(m => m.ConversationId).Distinct().Count());
        Assert.Equal(60, teams.Messages.Count);
    }

    [Fact]
    public async Task Plan_HostThatIsAboutToStop_TakesNothingNew()
    {
        await using var teams = await FakeConnector.StartAsync();
        await using var bot = await StartAsync();
        await bot.KnowAsync(teams, Enumerable.Range(0, 5), Stop);

        // Its other services may still take their time to end.
        bot.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await bot.PlanAsync("notice", 5, Stop);
        await Task.Delay(TimeSpan.FromSeconds(2), Stop);

        Assert.Equal(new DeliveryCounts(Pending: 5), await bot.Deliveries.CountAsync(new OccurrenceKey("notice", "once"), Stop));
    }

    [Fact]
    public async Task Host_LongerStopLimit_HasTheTimeForIt()
    {
        var settings = DeliveryBot.Settings(azurite.ConnectionString, "stoplimit");
        settings["Delivery:StopLimit"] = "00:02:00";
        await using var bot = await DeliveryBot.StartAsync(settings, ct: Stop);

        Assert.True(bot.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout > TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Plan_Twice_PlansOnce()
    {
        await using var teams = await FakeConnector.StartAsync();
        await using var bot = await StartAsync();
        await bot.KnowAsync(teams, Enumerable.Range(0, 30), Stop);

        var planned = await Task.WhenAll(bot.PlanAsync("notice", 30, Stop), bot.PlanAsync("notice", 30, Stop));
        await bot.SettledAsync("notice", Limit, Stop);
        var again = await bot.PlanAsync("notice", 30, Stop);

        Assert.Equal((30, 0), (planned.Sum(), again));
        Assert.Equal(30, teams.Messages.Count);
    }

    [Fact]
    public async Task Acknowledge_Sent_CountsIt()
    {
        await using var teams = await FakeConnector.StartAsync();
        await using var bot = await StartAsync();
        await bot.KnowAsync(teams, [0, 1], Stop);
        await bot.PlanAsync("notice", 2, Stop);
        await bot.SettledAsync("notice", Limit, Stop);

        var recipient = await bot.Deliveries.AcknowledgeAsync("notice", "once", DeliveryBot.PersonId(1), Stop);
        var stranger = await bot.Deliveries.AcknowledgeAsync("notice", "once", DeliveryBot.PersonId(2), Stop);

        Assert.Equal((true, false), (recipient, stranger));
        Assert.Equal(new DeliveryCounts(Sent: 1, Acknowledged: 1), await bot.Deliveries.CountAsync(new OccurrenceKey("notice", "once"), Stop));
    }

    private Task<DeliveryBot> StartAsync() =>
        DeliveryBot.StartAsync(DeliveryBot.Settings(azurite.ConnectionString, $"fan{Interlocked.Increment(ref s_offices)}x"), ct: Stop);
}
