using BotApp.Office;
using BotApp.Storage.Roster;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Turns;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Integration.Turns;

public sealed class RosterViewTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstImportedAt_AfterTwoImports_IsThatOfTheFirst()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = new RosterStore(office.Tables, office.Time, Jitters.System);
        var first = office.Time.GetUtcNow();
        await store.ReplaceAsync(new RosterRows([new RosterUnitRow("branch:甲", "Branch", "甲", 0)], []), Ct);
        office.Time.Advance(TimeSpan.FromDays(30));
        await store.ReplaceAsync(new RosterRows([new RosterUnitRow("branch:乙", "Branch", "乙", 0)], []), Ct);
        using var view = new RosterView(store, Options.Create(new OfficeOptions()), office.Time, NullLogger<RosterView>.Instance);

        await view.StartAsync(Ct);

        Assert.Equal(first, view.FirstImportedAt);
        await view.StopAsync(Ct);
    }

    [Fact]
    public async Task Log_StorageThatWasAway_SaysOnceThatItIsBack()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var network = new FaultyNetwork { ReadsFail = true };
        using var logs = new LogBook();
        using var factory = new LoggerFactory([logs]);
        using var view = new RosterView(
            new RosterStore(office.Connect(network), office.Time, Jitters.System), Options.Create(new OfficeOptions()), office.Time, factory.CreateLogger<RosterView>());

        await view.StartAsync(Ct);
        Assert.DoesNotContain(logs.Lines, line => line.Contains("again", StringComparison.Ordinal));
        network.ReadsFail = false;
        await LookAsync(times: 3);

        Assert.Single(logs.Lines, line => line.Contains("The storage can be read again", StringComparison.Ordinal));
        await view.StopAsync(Ct);

        async Task LookAsync(int times)
        {
            for (var before = network.Reads; network.Reads < before + times; await Task.Delay(20, Ct))
                office.Time.Advance(TimeSpan.FromSeconds(3));
        }
    }
}
