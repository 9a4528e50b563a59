using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Storage;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Settings;

public sealed class SettingsStoreTests(AzuriteFixture azurite)
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly SettingsOwner Owner = SettingsOwner.Person("p1");

    [Fact]
    public async Task Find_NothingSet_IsVersionZero()
    {
        var office = await CreateAsync(azurite);

        var document = await Store(office).FindAsync(Owner, "person", Ct);

        Assert.Equal(0, document.Version);
        Assert.Empty(document.Values);
    }

    [Fact]
    public async Task Change_ByAnotherHost_IsRead()
    {
        var office = await CreateAsync(azurite);
        await ChangeAsync(office, "op1", ("a", "1"), ("b", "2"));
        await ChangeAsync(office, "op2", ("a", null), ("b", "3"));

        var document = await Store(office).FindAsync(Owner, "person", Ct);

        Assert.Equal(2, document.Version);
        Assert.Equal([("b", "3")], document.Values.Select(v => (v.Key, v.Value)));
        Assert.Equal("who", document.ChangedBy);
    }

    [Fact]
    public async Task Change_SameOperationAgain_IsOneEffect()
    {
        var office = await CreateAsync(azurite);
        var former = await Store(office).FindAsync(Owner, "person", Ct);
        var change = Change(former, "op1", ("a", "1"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store(office).ChangeAsync(change, Ct)));

        Assert.All(outcomes, o => Assert.Equal(1, Assert.IsType<SettingsOutcome.Saved>(o).Document.Version));
        Assert.Single(await EntriesAsync(office));
    }

    [Fact]
    public async Task Change_AfterSomeoneElse_IsStaleAndWritesNothing()
    {
        var office = await CreateAsync(azurite);
        var former = await Store(office).FindAsync(Owner, "person", Ct);
        await ChangeAsync(office, "op1", ("a", "1"));

        var outcome = await Store(office).ChangeAsync(Change(former, "op2", ("a", "2")), Ct);

        Assert.Equal("1", Assert.IsType<SettingsOutcome.Stale>(outcome).Current.Values["a"]);
        Assert.Equal("1", (await Store(office).FindAsync(Owner, "person", Ct)).Values["a"]);
    }

    [Fact]
    public async Task Change_OfNothing_WritesNothing()
    {
        var office = await CreateAsync(azurite);
        var saved = await ChangeAsync(office, "op1", ("a", "1"));

        Assert.Equal(1, (await ChangeAsync(office, "op2", ("a", "1"))).Version);
        Assert.Equal(1, saved.Version);
        Assert.Single(await EntriesAsync(office));
    }

    [Fact]
    public async Task Change_SeveralDocumentsOfOneOwnerAtOnce_AllHold()
    {
        var office = await CreateAsync(azurite);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            var store = Store(office);
            var former = await store.FindAsync(SettingsOwner.Office, $"channel:{i}", Ct);
            Assert.IsType<SettingsOutcome.Saved>(await store.ChangeAsync(
                new SettingsChange(SettingsOwner.Office, former, $"op{i}", "who", office.Time.GetUtcNow(), new Dictionary<string, string?> { ["a"] = "1" }), Ct));
        }));

        Assert.Equal(6, (await Store(office).AllAsync(SettingsOwner.Office, Ct)).Count);
        var report = Assert.Single(await AuditAsync(office));
        Assert.Equal((6, null), (report.Entries, report.Break));
    }

    [Fact]
    public async Task Change_Audited_NamesWhoWhenAndKeysButNoValue()
    {
        var office = await CreateAsync(azurite);
        await ChangeAsync(office, "op1", ("awayUntil", "2031-07-19"));

        var entry = Assert.Single(await EntriesAsync(office));

        Assert.Equal("who", entry.GetString("Who"));
        Assert.Equal("settings.save", entry.GetString("What"));
        Assert.Contains("person/awayUntil", entry.GetString("Records"), StringComparison.Ordinal);
        Assert.DoesNotContain("2031-07-19", string.Join('|', entry.Select(cell => cell.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_AnswerLost_IsFoundWritten()
    {
        var office = await CreateAsync(azurite);
        var network = new FaultyNetwork(Fault.LostAfter, Fault.SilentAfter, Fault.LostAfter);
        var store = new SettingsStore(office.Connect(network), AuditKey.Of(Key), TimeProvider.System, Jitters.System);

        var outcome = await store.ChangeAsync(Change(SettingsDocument.None("person"), "op1", ("a", "1")), Ct);

        Assert.Equal(1, Assert.IsType<SettingsOutcome.Saved>(outcome).Document.Version);
        Assert.Single(await EntriesAsync(office));
    }

    [Theory]
    [InlineData("value", AuditBreakReason.RecordChanged)]
    [InlineData("added", AuditBreakReason.RecordUnaudited)]
    [InlineData("removed", AuditBreakReason.RecordMissing)]
    [InlineData("entry", AuditBreakReason.EntryChanged)]
    [InlineData("head", AuditBreakReason.EntryMissing)]
    public async Task Verify_TamperedRow_IsNamed(string what, AuditBreakReason reason)
    {
        var office = await CreateAsync(azurite);
        await ChangeAsync(office, "op1", ("a", "1"), ("b", "2"));
        await ChangeAsync(office, "op2", ("b", null));
        Assert.Null(Assert.Single(await AuditAsync(office)).Break);

        var rows = await RowsAsync(office);
        var (kind, column, value) = what switch
        {
            "value" => ("doc|", "Values", (object)"""{"a":"9"}"""),
            "added" => ("doc|", "Values", """{"a":"1","c":"3"}"""),
            "removed" => ("doc|", "Values", "{}"),
            "entry" => ("log|", "Who", "someone else"),
            _ => ("head", "Sequence", 5L),
        };
        var tampered = rows.First(r => r.RowKey.StartsWith(kind, StringComparison.Ordinal));
        tampered[column] = value;
        await office.Tables.Settings.UpdateEntityAsync(tampered, tampered.ETag, TableUpdateMode.Replace, Ct);

        Assert.Equal(reason, Assert.Single(await AuditAsync(office)).Break?.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Verify_SetBackWithTheLaterEntryLeftThere_IsFound(bool hadBeenSet)
    {
        var office = await CreateAsync(azurite);
        if (hadBeenSet)
            await ChangeAsync(office, "op1", ("a", "1"));
        var former = (await RowsAsync(office)).Where(IsState).ToList();
        await ChangeAsync(office, "op2", ("a", "2"));

        foreach (var row in (await RowsAsync(office)).Where(IsState))
        {
            await office.Tables.Settings.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, Ct);
            if (former.Find(r => r.RowKey == row.RowKey) is { } before)
                await office.Tables.Settings.AddEntityAsync(before, Ct);
        }

        Assert.Equal(
            new AuditBreak(Owner.Id, hadBeenSet ? 2 : 1, AuditBreakReason.HeadChanged), Assert.Single(await AuditAsync(office)).Break);

        static bool IsState(TableEntity row) => !row.RowKey.StartsWith("log|", StringComparison.Ordinal);
    }

    private static async Task<List<TableEntity>> RowsAsync(TestOffice office)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in office.Tables.Settings.QueryAsync<TableEntity>(cancellationToken: Ct))
            rows.Add(row);
        return rows;
    }

    private static SettingsStore Store(TestOffice office) => new(office.Connect(), AuditKey.Of(Key), TimeProvider.System, Jitters.System);

    private static SettingsChange Change(SettingsDocument former, string operation, params (string Key, string? Value)[] values) => new(
        Owner, former, operation, "who", new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), values.ToDictionary(v => v.Key, v => v.Value));

    private static async Task<SettingsDocument> ChangeAsync(TestOffice office, string operation, params (string Key, string? Value)[] values)
    {
        var former = await Store(office).FindAsync(Owner, "person", Ct);
        return Assert.IsType<SettingsOutcome.Saved>(await Store(office).ChangeAsync(Change(former, operation, values), Ct)).Document;
    }

    private static Task<List<TableEntity>> EntriesAsync(TestOffice office) => TestOffice.RowsAsync(office.Tables.Settings, Owner.Id, "log");

    private static async Task<List<AuditReport>> AuditAsync(TestOffice office)
    {
        var reports = new List<AuditReport>();
        await foreach (var report in new SettingsAudit(office.Tables, AuditKey.Of(Key)).VerifyAsync(Ct))
            reports.Add(report);
        return reports;
    }
}
