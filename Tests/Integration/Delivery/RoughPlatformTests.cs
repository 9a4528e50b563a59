using BotApp.Storage.Deliveries;
using BotApp.Tests.Integration.Storage;
using BotApp.Tests.Support.Delivery;
using BotApp.Tests.Support.Protocol;

namespace BotApp.Tests.Integration.Delivery;

/// <summary>A fan-out through a platform that keeps its limits and has bad moments: nobody is lost, and nothing comes twice without saying so.</summary>
public sealed class RoughPlatformTests(AzuriteFixture azurite)
{
    private const string Notice = "notice";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static int s_offices;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task FanOut_InBadWeather_LosesNobodyAndMarksWhatComesTwice(int seed)
    {
        await using var teams = await BusyTeams.StartAsync();
        await using var bot = await StartAsync();
        await bot.MeetAsync(teams.ServiceUrl, Stop);
        // The others are written to for the first time: their chats are opened first.
        await bot.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 60), Stop);
        string[] gone = [DeliveryBot.PersonId(3), DeliveryBot.PersonId(65)];
        foreach (var person in gone)
            teams.Unreachable[person] = "BotDisabledByAdmin";
        // No fault is so frequent that the circuit breaker would open: that has a test of its own.
        teams.Weather = new Weather(seed, 0.2);

        await bot.PlanAsync(Notice, 80, Stop);
        var counts = await bot.FinalAsync(Notice, Limit, Stop);

        var unknown = await bot.PeopleInAsync(Notice, DeliveryState.Unknown, Stop);
        var unreachable = await bot.PeopleInAsync(Notice, DeliveryState.Unreachable, Stop);
        Assert.Equal(80, counts.Sent + counts.Unknown + counts.Unreachable);
        Assert.Subset(gone.ToHashSet(), unreachable.ToHashSet());
        Assert.Subset(unreachable.Concat(unknown).ToHashSet(), gone.ToHashSet());
        Assert.All(gone, person => Assert.Empty(teams.To(person)));
        Assert.All(Enumerable.Range(0, 80).Select(DeliveryBot.PersonId).Except(gone), person =>
        {
            var came = teams.To(person);
            Assert.True(came.Count > 0 || unknown.Contains(person), "Lost without a word.");
            Assert.True(came.Count(a => !a.IsMarked) <= 1, "Came twice and does not say so.");
            Assert.True(came.Count(a => a.IsMarked) <= 1, "Was repeated twice.");
        });
    }

    [Theory]
    [InlineData(Mishap.BadGatewayAfter, 2)]
    [InlineData(Mishap.ResetAfter, 2)]
    [InlineData(Mishap.BadGatewayBefore, 1)]
    [InlineData(Mishap.ResetBefore, 1)]
    public async Task Send_WithoutAnAnswer_IsShownAsUnknownAndRepeatedOnceMarked(object mishap, int arrivals)
    {
        await using var teams = await BusyTeams.StartAsync();
        await using var bot = await StartAsync(("Delivery:UnknownGrace", "00:00:03"));
        await bot.KnowAsync(teams.ServiceUrl, [0], Stop);
        teams.Weather = new Weather(1, 1, (Mishap)mishap);

        await bot.PlanAsync(Notice, 1, Stop);
        var first = await bot.SettledAsync(Notice, Limit, Stop);
        teams.Weather = Weather.Fair;
        var last = await bot.FinalAsync(Notice, Limit, Stop);

        Assert.Equal(new DeliveryCounts(Unknown: 1), first);
        Assert.Equal(new DeliveryCounts(Sent: 1), last);
        var came = teams.To(DeliveryBot.PersonId(0));
        Assert.Equal(arrivals, came.Count);
        Assert.True(came[^1].IsMarked);
        Assert.All(came.SkipLast(1), a => Assert.False(a.IsMarked));
    }

    [Fact]
    public async Task Send_WithoutAnAnswerTwice_StaysUnknownAndIsNotRepeatedAgain()
    {
        await using var teams = await BusyTeams.StartAsync();
        await using var bot = await StartAsync();
        await bot.KnowAsync(teams.ServiceUrl, [0], Stop);
        teams.Weather = new Weather(1, 1, Mishap.ResetAfter);

        await bot.PlanAsync(Notice, 1, Stop);
        await bot.FinalAsync(Notice, Limit, Stop);
        teams.Weather = Weather.Fair;
        // Twice the time after which it would be repeated.
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        var counts = await bot.SettledAsync(Notice, Limit, Stop);

        Assert.Equal(new DeliveryCounts(Unknown: 1), counts);
        Assert.Equal([false, true], teams.To(DeliveryBot.PersonId(0)).Select(a => a.IsMarked));
    }

    [Fact]
    public async Task TwoHosts_AtTheLimitTogether_LoseNobodyAndAreHardlyThrottled()
    {
        await using var teams = await BusyTeams.StartAsync();
        var settings = Settings();
        await using var one = await DeliveryBot.StartAsync(settings, ct: Stop);
        await using var two = await DeliveryBot.StartAsync(settings, ct: Stop);
        await one.KnowAsync(teams.ServiceUrl, Enumerable.Range(0, 250), Stop);

        await one.PlanAsync(Notice, 250, Stop);
        var counts = await one.FinalAsync(Notice, Limit, Stop);

        Assert.Equal(new DeliveryCounts(Sent: 250), counts);
        Assert.All(Enumerable.Range(0, 250), n => Assert.Single(teams.To(DeliveryBot.PersonId(n))));
        // Each at the limit for itself, half of the calls would be refused; a pause of the machine bunches a few.
        Assert.InRange(teams.Throttled, 0, 80);
    }

    private Task<DeliveryBot> StartAsync(params ReadOnlySpan<(string Key, string Value)> more) => DeliveryBot.StartAsync(Settings(more), ct: Stop);

    private Dictionary<string, string?> Settings(params ReadOnlySpan<(string Key, string Value)> more)
    {
        var settings = DeliveryBot.Settings(azurite.ConnectionString, $"rough{Interlocked.Increment(ref s_offices)}x");
        settings["Delivery:UnknownGrace"] = "00:00:01";
        foreach (var (key, value) in more)
            settings[key] = value;
        return settings;
    }
}
