using BotApp.Storage.Units;

namespace BotApp.Tests.Integration.Storage;

public sealed class OldOperationsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Purge_OldOnes_LeavesTheLaterOnesAndEveryRecord()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var (first, second) = (Meetings.Create("op1", Meetings.Record("m1")), Meetings.Create("op2", Meetings.Record("m2")));
        await store.SaveAsync(first, TestOffice.Ct);
        await store.SaveAsync(second with { At = first.At.AddDays(300) }, TestOffice.Ct);
        var old = new OldOperations(office.Tables, new UnitRegistry(office.Tables));

        var early = await old.PurgeAsync(first.At.AddDays(-1), TestOffice.Ct);
        var purged = await old.PurgeAsync(first.At.AddDays(200), TestOffice.Ct);

        Assert.Equal((0, 1), (early, purged));
        Assert.Equal(["op|op2"], (await TestOffice.RowsAsync(office.Tables.Units, TestOffice.Unit, "op")).Select(r => r.RowKey));
        Assert.NotNull(await store.FindAsync(TestOffice.Unit, "m1", TestOffice.Ct));
    }

    [Fact]
    public async Task Save_TheSameClickLongAfterwards_ChangesNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var save = Meetings.Create("op1", Meetings.Record("m1"));
        await store.SaveAsync(save, TestOffice.Ct);
        await new OldOperations(office.Tables, new UnitRegistry(office.Tables)).PurgeAsync(save.At.AddDays(1), TestOffice.Ct);

        var again = await office.Host().SaveAsync(save, TestOffice.Ct);

        Assert.IsNotType<SaveOutcome.Saved>(again);
        Assert.Single(await TestOffice.RowsAsync(office.Tables.Units, TestOffice.Unit, "rec"));
    }
}
