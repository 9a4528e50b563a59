using BotApp.Storage.Holidays;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;

namespace BotApp.Tests.Integration.Holidays;

public sealed class HolidayStoreTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_BeforeAnyImport_IsEmpty()
    {
        var store = Store(await TestOffice.CreateAsync(azurite));

        var stored = await store.ReadAsync(Ct);

        Assert.Equal((0L, 0), (stored.Version, stored.Years.Count));
        Assert.Equal(0, await store.VersionAsync(Ct));
    }

    [Fact]
    public async Task PutAsync_Year_IsReadBackUnderANewVersion()
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.True(await Store(office).PutAsync(new StoredHolidayYear(2027, "安排"), Ct));
        Assert.True(await Store(office).PutAsync(new StoredHolidayYear(2028, "more"), Ct));

        var stored = await Store(office).ReadAsync(Ct);
        Assert.Equal(2, stored.Version);
        Assert.Equal([new(2027, "安排"), new(2028, "more")], stored.Years);
    }

    [Fact]
    public async Task PutAsync_SameAgain_WritesNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).PutAsync(new StoredHolidayYear(2027, "x"), Ct);
        var network = new FaultyNetwork();

        Assert.False(await Store(office, network).PutAsync(new StoredHolidayYear(2027, "x"), Ct));

        Assert.Equal(0, network.Writes);
        Assert.Equal(1, await Store(office).VersionAsync(Ct));
    }

    [Fact]
    public async Task PutAsync_AnswerLost_SaysThatItWasWritten()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = new HolidayStore(office.Connect(new FaultyNetwork(Fault.LostAfter)), TimeProvider.System, Jitters.System);

        Assert.True(await store.PutAsync(new StoredHolidayYear(2027, "x"), Ct));
        Assert.False(await store.PutAsync(new StoredHolidayYear(2027, "x"), Ct));
    }

    [Fact]
    public async Task PutAsync_OtherContent_Replaces()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Store(office).PutAsync(new StoredHolidayYear(2027, "x"), Ct);

        Assert.True(await Store(office).PutAsync(new StoredHolidayYear(2027, "y"), Ct));

        var stored = await Store(office).ReadAsync(Ct);
        Assert.Equal(2, stored.Version);
        Assert.Equal([new(2027, "y")], stored.Years);
    }

    [Fact]
    public async Task PutAsync_SeveralAtOnce_LoseNone()
    {
        var office = await TestOffice.CreateAsync(azurite);

        await Task.WhenAll(Enumerable.Range(2027, 6).Select(y =>
            new HolidayStore(office.Connect(), TimeProvider.System, Jitters.System).PutAsync(new StoredHolidayYear(y, "x"), Ct)));

        var stored = await Store(office).ReadAsync(Ct);
        Assert.Equal((6L, 6), (stored.Version, stored.Years.Count));
    }

    private static HolidayStore Store(TestOffice office, FaultyNetwork? network = null) =>
        new(network is null ? office.Tables : office.Connect(network), office.Time, Jitters.System);
}
