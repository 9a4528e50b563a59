using Azure;
using BotApp.Storage.Units;
using CsCheck;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

/// <summary>Contract 7: what was called saved is in storage, and once.</summary>
public sealed class UnitStoreFaultTests(AzuriteFixture azurite)
{
    // One more than the client itself tries.
    private const int Exhausting = 3;

    [Theory]
    [InlineData(Fault.LostBefore, 1)]
    [InlineData(Fault.RefusedBefore, 1)]
    [InlineData(Fault.LostAfter, 1)]
    [InlineData(Fault.ErrorAfter, 1)]
    [InlineData(Fault.SilentAfter, 1)]
    [InlineData(Fault.LostBefore, Exhausting)]
    [InlineData(Fault.RefusedBefore, Exhausting)]
    [InlineData(Fault.LostAfter, Exhausting)]
    [InlineData(Fault.ErrorAfter, Exhausting)]
    [InlineData(Fault.SilentAfter, Exhausting)]
    public async Task SaveAsync_AnswerLost_IsSavedOnceAndSaysSo(Fault fault, int times)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host(tables: office.Connect(new FaultyNetwork(Enumerable.Repeat(fault, times))));

        var saved = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));

        Assert.Equal(saved.ETag, (await store.FindAsync(Unit, "m1", Ct))!.ETag);
        Assert.Single(await office.UnitRowsAsync("log"));
        Assert.Equal(1, (await store.TallyAsync(Unit, new DateOnly(2026, 11, 1), Ct))["branch-committee/count"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Exhausting)]
    public async Task SaveAsync_AnswerLost_IsHandedOverAtOnceAllTheSame(int times)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host(tables: office.Connect(new FaultyNetwork(Enumerable.Repeat(Fault.LostAfter, times))));

        await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")) with { Outbox = [new OutboxMessage("list", "m1", 1, "{}")] });

        Assert.True(office.Signal.Units.TryRead(out var unit));
        Assert.Equal(Unit, unit);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Exhausting)]
    public async Task RemoveAsync_AnswerLost_IsRemovedAndSaysSo(int times)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var stored = await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        var store = office.Host(tables: office.Connect(new FaultyNetwork(Enumerable.Repeat(Fault.LostAfter, times))));

        Assert.True(await store.RemoveAsync(stored, "retention", stored.Value.ChangedAt, [new OutboxMessage("list", "m1", 2, "{}")], Ct));

        Assert.Null(await store.FindAsync(Unit, "m1", Ct));
        Assert.True(office.Signal.Units.TryRead(out _));
        // Somebody else's removal is none of one's own.
        Assert.False(await office.Host().RemoveAsync(stored, "retention", stored.Value.ChangedAt, [], Ct));
    }

    [Fact]
    public async Task SaveAsync_AnswerOfAnEditLost_IsNotStaleAgainstItself()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var shown = await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        var store = office.Host(tables: office.Connect(new FaultyNetwork(Fault.LostAfter, Fault.LostAfter, Fault.LostAfter)));

        var saved = await store.SavedAsync(Meetings.Edit("op2", shown, r => r with { Title = "新" }));

        Assert.Equal((2, "新"), (saved.Value.Version, saved.Value.Title));
        Assert.Single(await store.VersionsAsync(Unit, "m1", Ct));
    }

    [Theory]
    [InlineData(Fault.ConflictBefore)]
    [InlineData(Fault.PreconditionBefore)]
    public async Task SaveAsync_RefusedThoughNobodyWroteFirst_IsTriedAgainAndSaved(Fault fault)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host(tables: office.Connect(new FaultyNetwork(fault, Fault.None, fault)));

        var created = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        var edited = await store.SavedAsync(Meetings.Edit("op2", created, r => r with { Title = "新" }));

        Assert.Equal((2, "新"), (edited.Value.Version, edited.Value.Title));
        Assert.Equal(2, (await office.UnitRowsAsync("log")).Count);
    }

    // What a unit's first save lists it by; unlisted it would be missing from every count of all units.
    [Theory]
    [InlineData(Fault.ConflictBefore)]
    [InlineData(Fault.PreconditionBefore)]
    [InlineData(Fault.LostAfter)]
    [InlineData(Fault.ErrorAfter)]
    public async Task SaveAsync_FirstOfAUnitWhoseListingMeetsAFault_IsSavedAndTheUnitListed(Fault fault)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host(tables: office.Connect(new FaultyNetwork { OfRows = [fault] }));

        await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));

        Assert.Equal([Unit], await new UnitRegistry(office.Tables).AllAsync(Ct));
    }

    [Fact]
    public async Task SaveAsync_RefusedForGoodThoughNobodyWroteFirst_IsAnOutageAndNotStale()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var shown = await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        var store = office.Host(tables: office.Connect(new FaultyNetwork(Enumerable.Repeat(Fault.PreconditionBefore, 1000))));

        await Assert.ThrowsAnyAsync<RequestFailedException>(() => store.SaveAsync(Meetings.Edit("op2", shown, r => r with { Title = "新" }), Ct));
    }

    [Fact]
    public async Task SaveAsync_AnswerLostAndRecordChangedByAnother_AnswersWithWhatStandsThere()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var other = office.Host();
        var network = new FaultyNetwork(Fault.LostAfter);
        var changed = false;
        network.AfterEffect = async () =>
        {
            if (changed)
                return;
            changed = true;
            await other.SavedAsync(Meetings.Edit("op2", (await other.FindAsync(Unit, "m1", Ct))!, r => r with { Title = "他人" }));
        };

        var saved = await office.Host(tables: office.Connect(network)).SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));

        Assert.Equal("他人", saved.Value.Title);
        Assert.Equal((await other.FindAsync(Unit, "m1", Ct))!.ETag, saved.ETag);
    }

    [Fact]
    public async Task SaveAsync_StorageGone_ThrowsAnOutageWithinThePatience()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var network = new FaultyNetwork(Enumerable.Repeat(Fault.LostBefore, 1000)) { ReadsFail = true };
        var store = office.Host(tables: office.Connect(network));

        await Assert.ThrowsAsync<RequestFailedException>(() => store.SaveAsync(Meetings.Create("op1", Meetings.Record("m1")), Ct));
        Assert.Empty(await office.RecordsAsync());
    }

    [Fact]
    public async Task SaveAsync_OutageAfterTheEffectThenTheSameClickAgain_IsRepeated()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var network = new FaultyNetwork(Fault.LostAfter, Fault.LostAfter, Fault.LostAfter);
        network.AfterEffect = () => Task.FromResult(network.ReadsFail = true);
        await Assert.ThrowsAsync<RequestFailedException>(
            () => office.Host(tables: office.Connect(network)).SaveAsync(Meetings.Create("op1", Meetings.Record("m1")), Ct));

        var outcome = await office.Host().SaveAsync(Meetings.Create("op1", Meetings.Record("m1")), Ct);

        Assert.Equal("m1", Assert.IsType<SaveOutcome.Repeated>(outcome).Record.Value.Id);
        Assert.Single(await office.UnitRowsAsync("log"));
    }

    [Fact]
    public async Task SaveAsync_HotUnit_ReadsNothingBeforeItsTransaction()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var network = new FaultyNetwork();
        var store = office.Host(tables: office.Connect(network));
        await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", fields: ("host", "李四"))));
        var reads = network.Reads;

        await store.SavedAsync(Meetings.Create("op2", Meetings.Record("m2", fields: ("host", "李四"))));

        Assert.Equal((0, 2), (network.Reads - reads, network.Writes));
    }

    [Fact]
    public async Task SaveAsync_AnyFaultsFromTwoHosts_EachSaveTakesEffectOnce()
    {
        var faults = Gen.Enum<Fault>().Where(f => f is not Fault.SilentAfter).Array[0, 12];
        await Gen.Select(faults, faults).SampleAsync(
            async (one, other) =>
            {
                var office = await TestOffice.CreateAsync(azurite);
                UnitStore[] hosts =
                [
                    office.Host(tables: office.Connect(new FaultyNetwork(one))),
                    office.Host(tables: office.Connect(new FaultyNetwork(other))),
                ];

                // Each operation is clicked twice, at two hosts at once, and again until it gets an answer.
                var clicks = Enumerable.Range(0, 6).SelectMany(i => new[] { (i, 0), (i, 1) });
                var outcomes = await Task.WhenAll(clicks.Select(async c => (c.i, Outcome: await InsistAsync(hosts[c.Item2], c.i))));

                foreach (var click in outcomes.GroupBy(o => o.i))
                    Assert.Equal(1, click.Count(o => o.Outcome is SaveOutcome.Saved));
                Assert.Equal(6, (await office.UnitRowsAsync("log")).Count);
                Assert.Equal(6, (await office.RecordsAsync()).Count);
                Assert.Equal(
                    TestRules.Count(await office.RecordsAsync(), new DateOnly(2026, 11, 1)),
                    await hosts[0].TallyAsync(Unit, new DateOnly(2026, 11, 1), Ct));
                Assert.Null((await hosts[0].AuditAsync(Unit, Ct)).Break);
            },
            iter: 25, threads: 1);
    }

    private static async Task<SaveOutcome> InsistAsync(UnitStore store, int number)
    {
        var record = Meetings.Record($"m{number}", fields: [("present", "5"), ("host", $"主持{number % 2}")]);
        return await store.SaveAsync(Meetings.Create($"op{number}", record), Ct);
    }
}
