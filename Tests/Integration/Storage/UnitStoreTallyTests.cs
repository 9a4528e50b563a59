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
        Assert.Equal(["tally|202611", "tally|202611|ids|m1"], (await office.UnitRowsAsync("tally")).Select(r => r.RowKey));
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
        await DamageAsync(office, "hosts", row => row["References"] = 5L);
        await DamageAsync(office, "202611", row => row["Counters"] = """{"branch-committee/count":9,"old":1}""");

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
        await DamageAsync(office, "202611", row => row["Counters"] = """{"branch-committee/count":9}""");
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
        Assert.Equal(1 + 240, (await office.UnitRowsAsync("tally")).Count);
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

    private static async Task DamageAsync(TestOffice office, string keyPart, Action<TableEntity> damage)
    {
        var row = (await office.UnitRowsAsync("tally"))
            .First(r => r.RowKey.Split('|').Skip(1).Contains(keyPart, StringComparer.Ordinal));
        damage(row);
        await office.Tables.Units.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Ct);
    }
}
