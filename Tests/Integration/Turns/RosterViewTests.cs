using BotApp.Office;
using BotApp.Storage.Roster;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using BotApp.Turns;
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
}
