using System.Collections.Immutable;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class UnitStoreSaveTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task SaveAsync_NewRecord_IsFoundAsItWasGiven()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var record = Meetings.Record("m1", fields: [("present", "6"), ("host", "李四"), ("decisions", "一\n二\t\"三\"\\")])
            with { Tags = ["campaign-2026", "重点"] };

        await office.Host().SavedAsync(Meetings.Create("op1", record));

        var found = await office.Host().FindAsync(Unit, "m1", Ct);
        Assert.Equal(record.Says(), found!.Value.Says());
    }

    [Fact]
    public async Task SaveAsync_Saved_AnswersWithAnETagToWriteUnder()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var saved = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));

        var edited = await store.SavedAsync(Meetings.Edit("op2", saved, r => r with { Title = "新" }));

        Assert.Equal(2, edited.Value.Version);
        Assert.Equal(edited.ETag, (await store.FindAsync(Unit, "m1", Ct))!.ETag);
    }

    [Fact]
    public async Task SaveAsync_Edits_KeepsFormerVersionsOldestFirst()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var stored = await store.SavedAsync(Meetings.Create("op0", Meetings.Record("m1", title: "标题0")));
        for (var i = 1; i <= 11; i++)
        {
            var title = $"标题{i}";
            stored = await store.SavedAsync(Meetings.Edit($"op{i}", stored, r => r with { Title = title }));
        }

        var versions = await store.VersionsAsync(Unit, "m1", Ct);

        Assert.Equal(Enumerable.Range(0, 11).Select(i => $"标题{i}"), versions.Select(v => v.Title));
        Assert.Equal(Enumerable.Range(1, 11), versions.Select(v => v.Version));
    }

    [Fact]
    public async Task SaveAsync_RecordChangedMeanwhile_IsStaleAndOverwritesNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var (one, other) = (office.Host(), office.Host());
        var shown = await one.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        var changed = await other.SavedAsync(Meetings.Edit("op2", shown, r => r with { Title = "先到" }));
        var before = await office.UnitRowsAsync("log");

        var outcome = await one.SaveAsync(Meetings.Edit("op3", shown, r => r with { Title = "后到" }), Ct);

        var stale = Assert.IsType<SaveOutcome.Stale>(outcome);
        Assert.Equal(changed.Value.Says(), stale.Current.Value.Says());
        Assert.Equal(changed.ETag, stale.Current.ETag);
        Assert.Equal("先到", (await one.FindAsync(Unit, "m1", Ct))!.Value.Title);
        Assert.Equal(before.Count, (await office.UnitRowsAsync("log")).Count);
    }

    [Fact]
    public async Task SaveAsync_StaleThenTriedAgainWithTheCurrentOne_IsSaved()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var shown = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        await store.SavedAsync(Meetings.Edit("op2", shown, r => r with { Title = "先到" }));
        var stale = Assert.IsType<SaveOutcome.Stale>(await store.SaveAsync(Meetings.Edit("op3", shown, r => r with { Title = "后到" }), Ct));

        var saved = await store.SavedAsync(Meetings.Edit("op4", stale.Current, r => r with { Title = "后到" }));

        Assert.Equal(3, saved.Value.Version);
    }

    [Fact]
    public async Task SaveAsync_ReplaceOfARecordThatIsNotThere_IsMissing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var known = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        var invented = new Stored<OfficeRecord>(known.Value with { Id = "m2" }, known.ETag);

        var outcome = await store.SaveAsync(Meetings.Edit("op2", invented, r => r with { Title = "新" }), Ct);

        Assert.Equal(new SaveOutcome.Missing("m2"), outcome);
        Assert.Null(await store.FindAsync(Unit, "m2", Ct));
    }

    [Fact]
    public async Task SaveAsync_CreateOfAnIdThatIsTaken_IsMissingAndOverwritesNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", title: "先")));

        var outcome = await store.SaveAsync(Meetings.Create("op2", Meetings.Record("m1", title: "后")), Ct);

        Assert.Equal(new SaveOutcome.Missing("m1"), outcome);
        Assert.Equal("先", (await store.FindAsync(Unit, "m1", Ct))!.Value.Title);
    }

    [Fact]
    public async Task SaveAsync_SeveralRecords_AllOrNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var shown = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        await store.SavedAsync(Meetings.Edit("op2", shown, r => r with { Title = "先到" }));

        var outcome = await store.SaveAsync(
            Meetings.Save("op3", new RecordWrite.Create(Meetings.Record("m2")), Meetings.Replace(shown, r => r with { Title = "后到" })), Ct);

        Assert.IsType<SaveOutcome.Stale>(outcome);
        Assert.Null(await store.FindAsync(Unit, "m2", Ct));
    }

    [Fact]
    public async Task SaveAsync_ManyAtOnceFromTwoHosts_LosesNone()
    {
        var office = await TestOffice.CreateAsync(azurite);
        UnitStore[] hosts = [office.Host(), office.Host()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(i => hosts[i % 2].SaveAsync(Meetings.Create($"op{i}", Meetings.Record($"m{i}")), Ct)));

        Assert.All(outcomes, o => Assert.IsType<SaveOutcome.Saved>(o));
        Assert.Equal(40, (await office.RecordsAsync()).Count);
        Assert.Equal(40, (await hosts[0].TallyAsync(Unit, new DateOnly(2026, 11, 1), Ct))["branch-committee/count"]);
    }

    [Theory]
    [InlineData("记录/1")]
    [InlineData("x' or PartitionKey ne 'x")]
    [InlineData("")]
    [InlineData("a\0b\ud800")]
    public async Task FindAsync_IdOfNobodysMaking_FindsNothing(string id)
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.Null(await office.Host().FindAsync(Unit, id, Ct));
        Assert.Empty(await office.Host().VersionsAsync(Unit, id, Ct));
    }

    [Fact]
    public async Task FindAsync_IdLongerThanAKey_FindsNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.Null(await office.Host().FindAsync(Unit, new string('x', 5000), Ct));
        Assert.Empty(await office.Host().VersionsAsync(Unit, new string('x', 5000), Ct));
    }

    [Fact]
    public async Task FindAsync_RecordOfAnotherUnit_FindsNothing()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1", unit: "branch:第二党支部")));

        Assert.Null(await office.Host().FindAsync(Unit, "m1", Ct));
    }

    [Fact]
    public async Task SaveAsync_VersionThatDoesNotFollow_Throws()
    {
        var office = await TestOffice.CreateAsync(azurite);

        await Assert.ThrowsAsync<ArgumentException>(
            () => office.Host().SaveAsync(Meetings.Create("op1", Meetings.Record("m1") with { Version = 3 }), Ct));
    }

    [Fact]
    public async Task SaveAsync_RecordOfAnotherUnit_Throws()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var save = Meetings.Save(
            "op1", new RecordWrite.Create(Meetings.Record("m1")), new RecordWrite.Create(Meetings.Record("m2", unit: "branch:第二党支部")));

        await Assert.ThrowsAsync<ArgumentException>(() => office.Host().SaveAsync(save, Ct));
    }

    [Fact]
    public async Task SaveAsync_FieldsInAnyOrder_AreStoredAlike()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var descending = ImmutableSortedDictionary.CreateRange(
            Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)),
            new KeyValuePair<string, string>[] { new("a", "1"), new("b", "2") });

        await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1") with { Fields = descending }));

        Assert.Equal(["a", "b"], (await office.Host().FindAsync(Unit, "m1", Ct))!.Value.Fields.Keys);
        Assert.Null((await office.Host().AuditAsync(Unit, Ct)).Break);
    }
}
