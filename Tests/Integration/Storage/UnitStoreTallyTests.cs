using Azure.Data.Tables;
using BotApp.Storage.Units;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class UnitStoreTallyTests(AzuriteFixture azurite)
{
    private static readonly DateOnly November = new(2026, 11, 1);

    [Fact]
    public async Task TallyAsync_NothingSaved_IsEmpty()
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.Empty(await office.Host().TallyAsync(Unit, November, Ct));
    }

    [Fact]
    public async Task TallyAsync_MemberReferencedTwice_LeavesTheSetWithItsLastReference()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var one = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", fields: ("host", "李四"))));
        var two = await store.SavedAsync(Meetings.Create("op2", Meetings.Record("m2", fields: ("host", "李四"))));
        Assert.Equal(1, (await store.TallyAsync(Unit, November, Ct))["hosts"]);

        await store.SavedAsync(Meetings.Edit("op3", one, r => r with { Fields = r.Fields.Clear() }));
        Assert.Equal(1, (await store.TallyAsync(Unit, November, Ct))["hosts"]);

        await store.SavedAsync(Meetings.Edit("op4", two, r => r with { Fields = r.Fields.Clear() }));
        Assert.False((await store.TallyAsync(Unit, November, Ct)).ContainsKey("hosts"));
    }

    [Fact]
    public async Task TallyAsync_OtherRules_AreCountedAnew()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1", fields: ("host", "李四"))));
        var other = new TallyRules("test-2", record => [new TallyPart("all", 10), new TallyPart("ids", 1, record.Id)]);

        var counts = await office.Host(other).TallyAsync(Unit, November, Ct);

        Assert.Equal([new("all", 10L), new("ids", 1L)], counts);
        Assert.Equal(["tally|202611|ids|m1"], (await office.UnitRowsAsync("tally")).Select(r => r.RowKey));
        Assert.Equal(["year|2026"], (await office.UnitRowsAsync("year")).Select(r => r.RowKey));
    }

    [Fact]
    public async Task SaveAsync_TalliesOfOtherRules_AreCountedAnewBeforeTheSave()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        var other = new TallyRules("test-2", _ => [new TallyPart("all", 1)]);
        var store = office.Host(other);

        await store.SavedAsync(Meetings.Create("op2", Meetings.Record("m2")));

        Assert.Equal([new("all", 2L)], await store.TallyAsync(Unit, November, Ct));
    }

    [Fact]
    public async Task SaveAsync_HostsOfTwoBuildsInTurn_EachCountsByItsOwnRules()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var (former, later) = (office.Host(), office.Host(new TallyRules("test-2", _ => [new TallyPart("all", 1)])));
        for (var i = 0; i < 4; i++)
            await (i % 2 == 0 ? former : later).SavedAsync(Meetings.Create($"op{i}", Meetings.Record($"m{i}")));

        Assert.Equal(4, (await later.TallyAsync(Unit, November, Ct))["all"]);
        Assert.Equal(4, (await former.TallyAsync(Unit, November, Ct))["branch-committee/count"]);
    }

    [Fact]
    public async Task RecountAsync_DamagedTallies_SaysWhatDifferedAndPutsItRight()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", fields: [("present", "7"), ("host", "李四")])));
        await DamageAsync(office, "tally", row => row["References"] = 5L);
        await DamageAsync(office, "year", row => row["M11Counters"] = """{"branch-committee/count":9,"old":1}""");

        var recounted = await store.RecountAsync(Unit, November, Ct);

        Assert.True(recounted.Rewritten);
        Assert.Equal(
            [new("branch-committee/count", 9, 1), new("branch-committee/present", 0, 7), new("hosts", 0, 1), new("old", 1, 0)],
            recounted.Differences.OrderBy(d => d.Counter, StringComparer.Ordinal));
        Assert.Equal(TestRules.Count(await office.RecordsAsync(), November), await store.TallyAsync(Unit, November, Ct));
        Assert.False((await store.RecountAsync(Unit, November, Ct)).Rewritten);
    }

    [Fact]
    public async Task SaveAsync_MemberCountBelowNothing_IsCountedAnewAndSaved()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var shown = await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1", fields: ("host", "李四"))));
        var member = (await office.UnitRowsAsync("tally")).Single(r => r.RowKey.Contains("hosts", StringComparison.Ordinal));
        await office.Tables.Units.DeleteEntityAsync(member, member.ETag, Ct);

        await office.Host().SavedAsync(Meetings.Edit("op2", shown, r => r with { Fields = r.Fields.Clear() }));

        Assert.Equal(
            TestRules.Count(await office.RecordsAsync(), November), await office.Host().TallyAsync(Unit, November, Ct));
    }

    [Fact]
    public async Task SaveAsync_TalliesPutRightByAnotherHost_AreNotSetBack()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        await DamageAsync(office, "year", row => row["M11Counters"] = """{"branch-committee/count":9}""");
        var store = office.Host();
        await store.SavedAsync(Meetings.Create("op2", Meetings.Record("m2")));
        await office.Host().RecountAsync(Unit, November, Ct);

        // This host still remembers the wrong tallies.
        await store.SavedAsync(Meetings.Create("op3", Meetings.Record("m3")));

        Assert.Equal([new("branch-committee/count", 3L)], await store.TallyAsync(Unit, November, Ct));
    }

    [Fact]
    public async Task RecountAsync_MoreMembersThanATransactionHolds_CountsAll()
    {
        var office = await TestOffice.CreateAsync(azurite);
        for (var i = 0; i < 4; i++)
            await office.Host().SavedAsync(Meetings.Create($"op{i}", Meetings.Record($"m{i}")));
        var many = new TallyRules("test-2", r => [.. Enumerable.Range(0, 60).Select(i => new TallyPart("many", 1, $"{r.Id}-{i}"))]);

        var counts = await office.Host(many).TallyAsync(Unit, November, Ct);

        Assert.Equal(240, counts["many"]);
        Assert.Equal(240, (await office.UnitRowsAsync("tally")).Count);
    }

    [Fact]
    public async Task RecountAsync_WhileSavesGoOn_LosesNone()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var (saving, counting) = (office.Host(), office.Host());
        var saves = Task.Run(
            async () =>
            {
                for (var i = 0; i < 20; i++)
                    await saving.SavedAsync(Meetings.Create($"op{i}", Meetings.Record($"m{i}", fields: ("host", $"{i % 3}"))));
            },
            Ct);
        while (!saves.IsCompleted)
            await counting.RecountAsync(Unit, November, Ct);
        await saves;

        Assert.Equal(TestRules.Count(await office.RecordsAsync(), November), await saving.TallyAsync(Unit, November, Ct));
    }

    [Fact]
    public async Task RecountAsync_SeveralMonths_AnswersForEach()
    {
        var office = await TestOffice.CreateAsync(azurite);

        var months = await office.Host().RecountAsync(Unit, new DateOnly(2026, 11, 30), new DateOnly(2027, 1, 1), Ct);

        Assert.Equal([new(2026, 11, 1), new(2026, 12, 1), new(2027, 1, 1)], months.Select(m => m.Month));
    }

    [Fact]
    public async Task SaveAsync_MonthAfterMonth_KeepsTheFormerOnes()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        foreach (var month in (int[])[1, 12, 6, 1])
            await store.SavedAsync(Meetings.Create($"op{month}-{Guid.NewGuid()}", Meetings.Record($"{Guid.NewGuid():N}") with { Date = new DateOnly(2026, month, 3) }));

        var months = await office.Host().TalliesAsync(Unit, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 1), Ct);

        Assert.Equal(
            [(1, 2L), (6, 1L), (12, 1L)],
            months.OrderBy(m => m.Key).Select(m => (m.Key.Month, m.Value["branch-committee/count"])));
    }

    [Fact]
    public async Task SaveAsync_FormerMonthChangedByAnotherHost_IsNotSetBack()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var (one, other) = (office.Host(), office.Host());
        var (october, november) = (new DateOnly(2026, 10, 3), new DateOnly(2026, 11, 3));
        await one.SavedAsync(Meetings.Create("op1", Meetings.Record("m1") with { Date = october }));
        await other.SavedAsync(Meetings.Create("op2", Meetings.Record("m2") with { Date = october }));
        await one.SavedAsync(Meetings.Create("op3", Meetings.Record("m3") with { Date = november }));

        // The first host has seen one meeting in October and read November since.
        await one.SavedAsync(Meetings.Create("op4", Meetings.Record("m4") with { Date = october }));

        Assert.Equal(3, (await office.Host().TallyAsync(Unit, october, Ct))["branch-committee/count"]);
    }

    [Fact]
    public async Task SaveAsync_MoreCountersAMonthThanTheYearHasRoomFor_IsTooLarge()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var many = new TallyRules("test-2", r => [.. Enumerable.Range(0, 3_000).Select(i => new TallyPart($"a-counter-of-many/{i}", 1))]);

        var outcome = await office.Host(many).SaveAsync(Meetings.Create("op1", Meetings.Record("m1")), Ct);

        Assert.Equal(new SaveOutcome.TooLarge("m1", null), outcome);
        Assert.Empty(await office.RecordsAsync());
    }

    [Fact]
    public async Task TallyAsync_CountersThatBecameFewer_HaveNothingOfTheFormerOnes()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var many = new TallyRules("test-2", r => r.Title == "many" ? [.. Enumerable.Range(0, 1_500).Select(i => new TallyPart($"a-counter-of-many/{i}", 1))] : [new TallyPart("one", 1)]);
        var store = office.Host(many);
        var saved = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", title: "many")));
        Assert.Equal(1_500, (await office.Host(many).TallyAsync(Unit, November, Ct)).Count);

        await store.SavedAsync(Meetings.Edit("op2", saved, r => r with { Title = "few" }));

        Assert.Equal([new("one", 1L)], await office.Host(many).TallyAsync(Unit, November, Ct));
    }

    // The first row of a kind.
    private static async Task DamageAsync(TestOffice office, string kind, Action<TableEntity> damage)
    {
        var row = (await office.UnitRowsAsync(kind))[0];
        damage(row);
        await office.Tables.Units.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Ct);
    }
}
