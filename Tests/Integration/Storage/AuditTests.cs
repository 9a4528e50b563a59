using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Units;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

/// <summary>Whatever is done to the rows behind the store's back is found, and the first broken entry is named.</summary>
public sealed class AuditTests(AzuriteFixture azurite)
{
    private const int Entries = 6;

    [Fact]
    public async Task AuditAsync_NothingTampered_Holds()
    {
        var office = await SavedAsync();

        Assert.Equal(new AuditReport(Unit, Entries, null), await office.Host().AuditAsync(Unit, Ct));
    }

    [Fact]
    public async Task AuditAsync_UnitNeverSavedTo_Holds()
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.Equal(new AuditReport(Unit, 0, null), await office.Host().AuditAsync(Unit, Ct));
    }

    [Fact]
    public async Task AuditAsync_OtherKey_FindsTheFirstEntry()
    {
        var office = await SavedAsync();
        var other = new UnitStore(
            office.Tables, TestRules.Rules, AuditKey.Of(new byte[32]), new UnitRegistry(office.Tables), office.Signal, TimeProvider.System, () => 0.5);

        Assert.Equal(1, (await other.AuditAsync(Unit, Ct)).Break!.Sequence);
    }

    [Theory]
    [InlineData("Who", "someone else")]
    [InlineData("What", "meeting.cancel")]
    [InlineData("At", "2026-11-21T09:30:00.0000000+08:00")]
    [InlineData("Operation", "op9")]
    [InlineData("Records", "[]")]
    [InlineData("Records", "not json")]
    [InlineData("Former", "00")]
    [InlineData("Hash", "00")]
    public async Task AuditAsync_EntryChanged_NamesIt(string column, string value)
    {
        var office = await SavedAsync();
        await ChangeAsync(office, "log|000000000003", row => row[column] = value);

        await BrokenAsync(office, 3, AuditBreakReason.EntryChanged);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(Entries)]
    public async Task AuditAsync_EntryRemoved_NamesIt(int sequence)
    {
        var office = await SavedAsync();
        await RemoveAsync(office, $"log|{sequence:D12}");

        await BrokenAsync(office, sequence, AuditBreakReason.EntryMissing);
    }

    [Fact]
    public async Task AuditAsync_TwoEntriesSwapped_NamesTheFirst()
    {
        var office = await SavedAsync();
        var (two, four) = (await RowAsync(office, "log|000000000002"), await RowAsync(office, "log|000000000004"));
        await ReplaceAsync(office, two, new TableEntity(four) { RowKey = two.RowKey });
        await ReplaceAsync(office, four, new TableEntity(two) { RowKey = four.RowKey });

        await BrokenAsync(office, 2, AuditBreakReason.EntryChanged);
    }

    [Fact]
    public async Task AuditAsync_LastEntryRemovedAndHeadSetBack_NamesTheLastThatWasThere()
    {
        var office = await SavedAsync();
        var former = await RowAsync(office, "log|000000000005");
        await RemoveAsync(office, "log|000000000006");
        await ChangeAsync(office, "head", row => (row["Sequence"], row["Hash"]) = (5L, former["Hash"]));

        // The chain itself is whole again; the record of the lost entry gives it away.
        var report = await office.Host().AuditAsync(Unit, Ct);
        Assert.Equal((AuditBreakReason.RecordUnaudited, "m4"), (report.Break!.Reason, report.Break.RecordId));
    }

    [Fact]
    public async Task AuditAsync_HeadSetBackAlone_IsFound()
    {
        var office = await SavedAsync();
        var former = await RowAsync(office, "log|000000000005");
        await ChangeAsync(office, "head", row => (row["Sequence"], row["Hash"]) = (5L, former["Hash"]));

        await BrokenAsync(office, 6, AuditBreakReason.HeadChanged);
    }

    [Fact]
    public async Task AuditAsync_HeadRemoved_IsFound()
    {
        var office = await SavedAsync();
        await RemoveAsync(office, "head");

        await BrokenAsync(office, 1, AuditBreakReason.HeadChanged);
    }

    [Theory]
    [InlineData("Hash")]
    [InlineData("Sequence")]
    public async Task AuditAsync_HeadUnreadable_IsFound(string column)
    {
        var office = await SavedAsync();
        await ChangeAsync(office, "head", row => row[column] = true);

        Assert.Equal(AuditBreakReason.HeadChanged, (await office.Host().AuditAsync(Unit, Ct)).Break!.Reason);
    }

    [Theory]
    [InlineData("Title")]
    [InlineData("Fields")]
    [InlineData("Register")]
    [InlineData("Date")]
    [InlineData("State")]
    [InlineData("ChangedBy")]
    [InlineData("CreatedAt")]
    public async Task AuditAsync_RecordChanged_NamesItsEntry(string column)
    {
        var office = await SavedAsync();
        await ChangeAsync(office, "rec|m3", row => row[column] = "2026-11-06");

        await BrokenAsync(office, 4, AuditBreakReason.RecordChanged, "m3");
    }

    [Fact]
    public async Task AuditAsync_FormerVersionChanged_NamesItsEntry()
    {
        var office = await SavedAsync();
        await ChangeAsync(office, "ver|m1|000000000001", row => row["Title"] = "改");

        await BrokenAsync(office, 2, AuditBreakReason.RecordChanged, "m1");
    }

    [Theory]
    [InlineData("rec|m3", 4, "m3")]
    [InlineData("ver|m1|000000000001", 2, "m1")]
    public async Task AuditAsync_RecordRemoved_NamesItsEntry(string key, long sequence, string id)
    {
        var office = await SavedAsync();
        await RemoveAsync(office, key);

        await BrokenAsync(office, sequence, AuditBreakReason.RecordMissing, id);
    }

    [Fact]
    public async Task AuditAsync_RecordSetBackToItsFormerVersion_NamesTheEntryOfTheLostOne()
    {
        var office = await SavedAsync();
        var former = await RowAsync(office, "ver|m1|000000000001");
        await ReplaceAsync(office, await RowAsync(office, "rec|m1"), new TableEntity(former) { RowKey = "rec|m1" });

        await BrokenAsync(office, 5, AuditBreakReason.RecordMissing, "m1");
    }

    [Theory]
    [InlineData("rec|m9")]
    [InlineData("ver|m3|000000000007")]
    [InlineData("ver|m3|x")]
    [InlineData("rec|!")]
    public async Task AuditAsync_RecordAddedBehindItsBack_IsFound(string key)
    {
        var office = await SavedAsync();
        await office.Tables.Units.AddEntityAsync(new TableEntity(await RowAsync(office, "rec|m3")) { RowKey = key }, Ct);

        Assert.Equal(AuditBreakReason.RecordUnaudited, (await office.Host().AuditAsync(Unit, Ct)).Break!.Reason);
    }

    [Fact]
    public async Task AuditAsync_WhileSavesGoOn_NeverCriesWolf()
    {
        var office = await SavedAsync();
        var (store, auditor) = (office.Host(), office.Host());
        var saves = Task.Run(
            async () =>
            {
                var stored = (await store.FindAsync(Unit, "m1", Ct))!;
                for (var i = 0; i < 60; i++)
                {
                    await store.SavedAsync(Meetings.Create($"new{i}", Meetings.Record($"n{i}")));
                    stored = await store.SavedAsync(Meetings.Edit($"edit{i}", stored, r => r with { Title = $"{r.Version}" }));
                }
            },
            Ct);
        while (!saves.IsCompleted)
            Assert.Null((await auditor.AuditAsync(Unit, Ct)).Break);
        await saves;
    }

    [Fact]
    public async Task SaveAsync_Entry_HoldsNoContent()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1", title: "秘密标题", fields: ("topic", "秘密内容"))));

        var entry = (await office.UnitRowsAsync("log")).Single();

        Assert.DoesNotContain(entry, column => column.Value is string text && text.Contains("秘密", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AuditAsync_RecordRemovedWhenItsTimeWasOverAndEnteredAnew_HoldsAndStillFindsALoss()
    {
        var office = await SavedAsync();
        var store = office.Host();
        var former = (await store.FindAsync(Unit, "m3", Ct))!;
        Assert.True(await store.RemoveAsync(former, "retention", former.Value.CreatedAt.AddYears(1), [], Ct));
        await store.SavedAsync(Meetings.Create("again", former.Value with { CreatedAt = former.Value.CreatedAt.AddYears(2) }));

        Assert.Null((await office.Host().AuditAsync(Unit, Ct)).Break);

        await RemoveAsync(office, "rec|m3");
        await BrokenAsync(office, Entries + 2, AuditBreakReason.RecordMissing, "m3");
    }

    [Fact]
    public async Task RemoveAsync_OfWhatWasRemovedBeforeAndEnteredAnew_RemovesItAgain()
    {
        var office = await SavedAsync();
        var store = office.Host();
        for (var year = 1; year < 3; year++)
        {
            var stored = (await store.FindAsync(Unit, "m3", Ct))!;
            Assert.True(await store.RemoveAsync(stored, "retention", stored.Value.CreatedAt.AddYears(year), [], Ct));
            Assert.Null(await store.FindAsync(Unit, "m3", Ct));
            await store.SavedAsync(Meetings.Create($"again{year}", stored.Value with { CreatedAt = stored.Value.CreatedAt.AddYears(year) }));
        }
    }

    /// <summary>m0 to m3 created, m1 edited, m4 created: six entries.</summary>
    private async Task<TestOffice> SavedAsync()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        for (var i = 0; i < 4; i++)
            await store.SavedAsync(Meetings.Create($"op{i}", Meetings.Record($"m{i}", fields: ("topic", "学习"))));
        await store.SavedAsync(Meetings.Edit("op4", (await store.FindAsync(Unit, "m1", Ct))!, r => r with { Title = "新" }));
        await store.SavedAsync(Meetings.Create("op5", Meetings.Record("m4")));
        return office;
    }

    private static async Task BrokenAsync(TestOffice office, long sequence, AuditBreakReason reason, string? recordId = null) =>
        Assert.Equal(
            new AuditReport(Unit, sequence - 1, new AuditBreak(Unit, sequence, reason, recordId)), await office.Host().AuditAsync(Unit, Ct));

    private static async Task<TableEntity> RowAsync(TestOffice office, string key) =>
        await office.Tables.Units.GetEntityAsync<TableEntity>(BotApp.Storage.TableKey.Of(Unit), key, cancellationToken: Ct);

    private static async Task ChangeAsync(TestOffice office, string key, Action<TableEntity> change)
    {
        var row = await RowAsync(office, key);
        change(row);
        await ReplaceAsync(office, row, row);
    }

    private static Task<Azure.Response> ReplaceAsync(TestOffice office, TableEntity read, TableEntity row) =>
        office.Tables.Units.UpdateEntityAsync(row, read.ETag, TableUpdateMode.Replace, Ct);

    private static async Task RemoveAsync(TestOffice office, string key) =>
        await office.Tables.Units.DeleteEntityAsync(await RowAsync(office, key), cancellationToken: Ct);
}
