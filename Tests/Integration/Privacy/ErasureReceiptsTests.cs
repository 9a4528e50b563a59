using Azure;
using BotApp.Storage.Audit;
using BotApp.Storage.Persons;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Privacy;

/// <summary>Every erasure leaves its receipt, whatever else happens at that moment.</summary>
public sealed class ErasureReceiptsTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private static readonly AuditKey Key = AuditKey.Of([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    [Fact]
    public async Task Add_TwoAtTheSameMoment_BothAreThere()
    {
        var office = await CreateAsync(azurite);
        var others = new Queue<string>(["roster 2"]);
        var network = new FaultyNetwork
        {
            // The other one has read the same as this one and writes first.
            BeforeEffect = () => others.TryDequeue(out var what) ? office.Receipts().AddAsync("p2", "operator", what, At, Ct) : Task.CompletedTask,
        };
        var store = new SettingsStore(office.Connect(network), Key, TimeProvider.System, Jitters.System);

        await new ErasureReceipts(store, Key, TimeProvider.System, Jitters.System).AddAsync("p1", "operator", "roster 1", At, Ct);

        Assert.EndsWith("roster 1", await office.Receipts().FindAsync("p1", Ct), StringComparison.Ordinal);
        Assert.EndsWith("roster 2", await office.Receipts().FindAsync("p2", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_OthersKeepWriting_EndsAsAnOutage()
    {
        var office = await CreateAsync(azurite);
        var others = 0;
        var network = new FaultyNetwork
        {
            BeforeEffect = () => ++others <= 40 ? office.Receipts().AddAsync($"other{others}", "operator", "roster 2", At, Ct) : Task.CompletedTask,
        };
        var store = new SettingsStore(office.Connect(network), Key, TimeProvider.System, Jitters.System);

        await Assert.ThrowsAsync<RequestFailedException>(
            () => new ErasureReceipts(store, Key, TimeProvider.System, Jitters.System).AddAsync("p1", "operator", "roster 1", At, Ct));

        Assert.Null(await office.Receipts().FindAsync("p1", Ct));
    }
}
