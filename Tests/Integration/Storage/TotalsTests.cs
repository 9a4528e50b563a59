using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Outbox;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;
using BotApp.Storage.Totals;
using BotApp.Storage.Units;
using CsCheck;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

/// <summary>The totals say what the units' tallies say, whatever happens on the way.</summary>
public sealed class TotalsTests(AzuriteFixture azurite)
{
    private const string Committee = "branch-committee/count";

    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly DateOnly[] Months = [October, November, new(2026, 12, 1)];

    // Counts go into the year, sums stand, sets stay within the unit.
    private static TallyRules Rules { get; } = TestRules.Rules with
    {
        Totals = counter => counter.EndsWith("/count", StringComparison.Ordinal) ? TotalsKind.Year
            : counter.EndsWith("/present", StringComparison.Ordinal) ? TotalsKind.Standing
            : TotalsKind.None,
    };

    [Fact]
    public async Task AnySequenceOfSaves_HandedOverBySeveralHosts_TotalsEqualTheTallies()
    {
        var runs = Gen.Select(Step.Gen.Array[1, 4], Gen.Int[0, 2]).Array[1, 7];
        await runs.SampleAsync(
            async batches =>
            {
                var office = await TestOffice.CreateAsync(azurite);
                UnitStore[] hosts = [office.Host(Rules), office.Host(Rules)];
                OutboxDispatcher[] dispatchers = [office.Dispatcher(Keeper(office, hosts[0])), office.Dispatcher(Keeper(office, hosts[1]))];
                await Keeper(office, hosts[0]).EnsureAsync(Ct);
                var number = 0;
                foreach (var (steps, dispatching) in batches)
                {
                    // Handed over while the next ones are saved, by one host, by two at once, or not yet.
                    var saves = steps.Select(step => (Task)step.RunAsync(hosts, $"op{number++}"));
                    await Task.WhenAll([.. saves, .. dispatchers.Take(dispatching).Select(d => d.DispatchAsync(Unit, Ct))]);
                }

                await Task.WhenAll(dispatchers.Select(d => d.DispatchAsync(Unit, Ct)));
                await dispatchers[0].DispatchAsync(Unit, Ct);
                Assert.Empty(await office.UnitRowsAsync("out"));
                await AssertEqualAsync(office, hosts[0]);
                Assert.Equal(0, await Keeper(office, hosts[1]).RebuildAsync(Unit, Ct));
            },
            iter: 12, threads: 1);
    }

    [Fact]
    public async Task ApplyAsync_MessagesTwiceAndInAnyOrder_TheLastSaveCounts()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var host = office.Host(Rules);
        await Keeper(office, host).EnsureAsync(Ct);
        await SaveAsync(host, "m1", "m2", "m3");
        var messages = await TakeMessagesAsync(office);
        Assert.Equal(3, messages.Count);

        foreach (var message in messages.AsEnumerable().Reverse().Concat(messages))
            await Keeper(office, host).ApplyAsync(Unit, message, Ct);

        Assert.Equal(3, (await YearAsync(office, host)).Of(Committee, November));
    }

    [Fact]
    public async Task DispatchAsync_SeveralMessagesOfAMonth_OnlyTheLastIsHandedOver()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var host = office.Host(Rules);
        await Keeper(office, host).EnsureAsync(Ct);
        await SaveAsync(host, "m1", "m2", "m3");

        Assert.Equal(1, await office.Dispatcher(Keeper(office, host)).DispatchAsync(Unit, Ct));

        Assert.Empty(await office.UnitRowsAsync("out"));
        Assert.Equal(3, (await YearAsync(office, host)).Of(Committee, November));
    }

    [Fact]
    public async Task SaveAsync_WithoutEffectOnWhatIsKept_WritesNoMessage()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var host = office.Host(Rules);
        var saved = await host.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        await TakeMessagesAsync(office);
        while (office.Signal.Units.TryRead(out _))
        {
        }

        await host.SavedAsync(Meetings.Edit("op2", saved, r => r with { Title = "改了标题", Tags = ["campaign"] }));

        Assert.Empty(await office.UnitRowsAsync("out"));
        Assert.False(office.Signal.Units.TryRead(out _));
    }

    [Fact]
    public async Task SaveAsync_RecordMovedToAnotherMonth_BothMonthsFollow()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var host = office.Host(Rules);
        await Keeper(office, host).EnsureAsync(Ct);
        var saved = await host.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        await office.Dispatcher(Keeper(office, host)).DispatchAsync(Unit, Ct);

        await host.SavedAsync(Meetings.Edit("op2", saved, r => r with { Date = new DateOnly(2026, 10, 30) }));
        await office.Dispatcher(Keeper(office, host)).DispatchAsync(Unit, Ct);

        var year = await YearAsync(office, host);
        Assert.Equal((1, 0), (year.Of(Committee, October), year.Of(Committee, November)));
    }

    // Whoever reads between two messages of one save would else find the record in both months, or in none.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ApplyAsync_OneOfTheMessagesOfAMove_TheRecordIsInOneMonthAlone(int which)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var host = office.Host(Rules);
        await Keeper(office, host).EnsureAsync(Ct);
        var saved = await host.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", fields: ("present", "6"))));
        await office.Dispatcher(Keeper(office, host)).DispatchAsync(Unit, Ct);
        await host.SavedAsync(Meetings.Edit("op2", saved, r => r with { Date = new DateOnly(2026, 10, 30) }));
        var messages = await TakeMessagesAsync(office);
        Assert.Equal(4, messages.Count);

        foreach (var kind in messages.GroupBy(m => m.Key.Split('-')[0]))
            await Keeper(office, host).ApplyAsync(Unit, kind.ElementAt(which), Ct);

        var standing = (await Store(office, host).StandingAsync([Unit], Ct))[Unit];
        var year = await YearAsync(office, host);
        Assert.Equal((1, 0), (year.Of(Committee, October), year.Of(Committee, November)));
        Assert.Equal(6, standing.Sum("branch-committee/present"));

        foreach (var message in messages)
            await Keeper(office, host).ApplyAsync(Unit, message, Ct);
        await AssertEqualAsync(office, host);
    }

    [Fact]
    public async Task RebuildAsync_RowsTamperedWith_AreAsTheTalliesSayAgain()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var host = office.Host(Rules);
        await Keeper(office, host).EnsureAsync(Ct);
        await SaveAsync(host, "m1", "m2");
        await office.Dispatcher(Keeper(office, host)).DispatchAsync(Unit, Ct);
        var row = Assert.Single(await RowsAsync(office.Tables.Totals, "2026", Unit));
        row["Counters"] = """{"branch-committee/count":{"11":77}}""";
        await office.Tables.Totals.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Ct);
        Assert.Equal(77, (await YearAsync(office, host)).Of(Committee, November));

        Assert.Equal(1, (await Keeper(office, host).RebuildAsync(Ct)).Rewritten);

        Assert.Equal(2, (await YearAsync(office, host)).Of(Committee, November));
    }

    [Fact]
    public async Task RebuildAsync_MessageOfBeforeComesLate_BringsNothingBack()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var host = office.Host(Rules);
        var saved = await host.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", fields: ("present", "6"))));
        var early = await TakeMessagesAsync(office);
        await host.SavedAsync(Meetings.Edit("op2", saved, r => r with { State = RecordState.Cancelled }));
        await Keeper(office, host).RebuildAsync(Ct);

        foreach (var message in early)
            await Keeper(office, host).ApplyAsync(Unit, message, Ct);

        await AssertEqualAsync(office, host);
        Assert.Equal(0, (await YearAsync(office, host)).Of(Committee, November));
    }

    [Fact]
    public async Task YearAsync_BeforeTheFirstRebuild_IsReadFromTheTallies()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var host = office.Host(Rules);
        await SaveAsync(host, "m1");

        Assert.Equal(1, (await YearAsync(office, host)).Of(Committee, November));
        Assert.NotNull(await Keeper(office, host).EnsureAsync(Ct));
        Assert.Null(await Keeper(office, office.Host(Rules)).EnsureAsync(Ct));
        Assert.Equal(1, (await YearAsync(office, host)).Of(Committee, November));
    }

    [Fact]
    public async Task YearAsync_RowsOfOtherRules_AreReadFromTheTalliesUntilRebuilt()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var before = office.Host(Rules with { Hash = "before" });
        await Keeper(office, before, "before").EnsureAsync(Ct);
        await SaveAsync(before, "m1");
        await office.Dispatcher(Keeper(office, before, "before")).DispatchAsync(Unit, Ct);

        var now = office.Host(Rules);
        Assert.Equal(1, (await YearAsync(office, now)).Of(Committee, November));
        await SaveAsync(now, "m2");
        await office.Dispatcher(Keeper(office, now)).DispatchAsync(Unit, Ct);

        await Keeper(office, now).EnsureAsync(Ct);
        Assert.Equal(2, (await YearAsync(office, now)).Of(Committee, November));
        Assert.Equal(Rules.Hash, Assert.Single(await RowsAsync(office.Tables.Totals, "2026", Unit)).GetString("Hash"));
    }

    [Fact]
    public async Task YearAsync_ManyUnits_GivesThoseAskedFor()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var host = office.Host(Rules);
        await Keeper(office, host).EnsureAsync(Ct);
        var units = Enumerable.Range(1, 9).Select(n => $"branch:第{n}党支部").ToArray();
        foreach (var unit in units)
            await host.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", unit: unit, fields: ("present", "4"))));
        await office.Dispatcher(Keeper(office, host)).DispatchAllAsync(Ct);

        var year = await Store(office, host).YearAsync(2026, units[..8], Ct);
        var standing = await Store(office, host).StandingAsync(units[..8], Ct);

        Assert.Equal(units[..8], year.Keys.Order(StringComparer.Ordinal));
        Assert.All(year.Values, u => Assert.Equal(1, u.Of(Committee, November)));
        Assert.All(standing.Values, u => Assert.Equal(4, u.Sum("branch-committee/present")));
        Assert.Empty(await Store(office, host).YearAsync(2025, units, Ct));
    }

    private static TotalsStore Store(TestOffice office, UnitStore host, string? hash = null) =>
        new(office.Tables, host, hash is null ? Rules : Rules with { Hash = hash }, TimeProvider.System, Jitters.System);

    private static TotalsKeeper Keeper(TestOffice office, UnitStore host, string? hash = null) =>
        new(Store(office, host, hash), host, new UnitRegistry(office.Tables), hash is null ? Rules : Rules with { Hash = hash });

    private static async Task<UnitTotals> YearAsync(TestOffice office, UnitStore host) =>
        (await Store(office, host).YearAsync(2026, [Unit], Ct)).GetValueOrDefault(Unit, UnitTotals.None);

    private static async Task SaveAsync(UnitStore host, params string[] ids)
    {
        foreach (var id in ids)
            await host.SavedAsync(Meetings.Create("op-" + id, Meetings.Record(id)));
    }

    private static async Task AssertEqualAsync(TestOffice office, UnitStore host)
    {
        var year = await YearAsync(office, host);
        var standing = (await Store(office, host).StandingAsync([Unit], Ct)).GetValueOrDefault(Unit, UnitTotals.None);
        foreach (var month in Months)
        {
            var tally = await host.TallyAsync(Unit, month, Ct);
            foreach (var (counter, kind) in tally.Keys.Select(c => (c, Rules.Totals(c))))
            {
                Assert.Equal(kind is TotalsKind.Year ? tally[counter] : 0, year.Of(counter, month));
                Assert.Equal(kind is TotalsKind.Standing ? tally[counter] : 0, standing.Of(counter, month));
            }

            Assert.All(year.Counters.Where(c => !tally.ContainsKey(c)), c => Assert.Equal(0, year.Of(c, month)));
            Assert.All(standing.Counters.Where(c => !tally.ContainsKey(c)), c => Assert.Equal(0, standing.Of(c, month)));
        }
    }

    private static async Task<List<OutboxMessage>> TakeMessagesAsync(TestOffice office)
    {
        var taken = new Taker();
        await office.Dispatcher(taken).DispatchAsync(Unit, Ct);
        return taken.Messages;
    }

    private static async Task<List<TableEntity>> RowsAsync(TableClient table, string partition, string unit)
    {
        var (rows, key) = (new List<TableEntity>(), TableKey.Of(unit));
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == partition && r.RowKey == key, cancellationToken: Ct))
            rows.Add(row);
        return rows;
    }

    private sealed class Taker : IOutboxProjection
    {
        public List<OutboxMessage> Messages { get; } = [];

        public string Kind => TotalsMessage.OutboxKind;

        public Task ApplyAsync(string unit, OutboxMessage message, CancellationToken ct)
        {
            Messages.Add(message);
            return Task.CompletedTask;
        }
    }
}
