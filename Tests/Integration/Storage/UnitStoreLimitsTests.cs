using Azure.Data.Tables;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class UnitStoreLimitsTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(31_999)]
    [InlineData(32_000)]
    [InlineData(32_001)]
    [InlineData(100_000)]
    public async Task SaveAsync_LongText_ComesBackWhole(int length)
    {
        var office = await TestOffice.CreateAsync(azurite);
        // Pairs of two UTF-16 units at odd places, so that chunks end within one.
        var text = "学" + string.Concat(Enumerable.Repeat("𠀀\n\"", length / 4)) + "习";
        var record = Meetings.Record("m1", title: text, fields: ("decisions", text));

        await office.Host().SavedAsync(Meetings.Create("op1", record));

        Assert.Equal(record.Says(), (await office.Host().FindAsync(Unit, "m1", Ct))!.Value.Says());
        Assert.Null((await office.Host().AuditAsync(Unit, Ct)).Break);
    }

    [Fact]
    public async Task SaveAsync_LongTextEdited_KeepsBothVersionsWhole()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var (first, second) = (new string('一', 100_000), new string('二', 90_000));
        var saved = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", fields: ("decisions", first))));

        await store.SavedAsync(Meetings.Edit("op2", saved, r => r with { Fields = r.Fields.SetItem("decisions", second) }));

        Assert.Equal(second, (await store.FindAsync(Unit, "m1", Ct))!.Value.Fields["decisions"]);
        Assert.Equal(first, (await store.VersionsAsync(Unit, "m1", Ct)).Single().Fields["decisions"]);
    }

    [Fact]
    public async Task SaveAsync_ShortenedText_LeavesNothingOfTheLongOne()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var store = office.Host();
        var saved = await store.SavedAsync(Meetings.Create("op1", Meetings.Record("m1", fields: ("decisions", new string('一', 100_000)))));

        await store.SavedAsync(Meetings.Edit("op2", saved, r => r with { Fields = r.Fields.SetItem("decisions", "短") }));

        Assert.Equal("短", (await store.FindAsync(Unit, "m1", Ct))!.Value.Fields["decisions"]);
    }

    [Fact]
    public async Task SaveAsync_LoneSurrogate_IsStoredAsTheReplacementCharacter()
    {
        var office = await TestOffice.CreateAsync(azurite);

        await office.Host().SavedAsync(Meetings.Create("op1", Meetings.Record("m1", title: "a\ud800b", fields: ("topic", "c\udc00\0"))));

        var found = await office.Host().FindAsync(Unit, "m1", Ct);
        Assert.Equal(("a\ufffdb", "c\ufffd\0"), (found!.Value.Title, found.Value.Fields["topic"]));
        Assert.Null((await office.Host().AuditAsync(Unit, Ct)).Break);
    }

    [Fact]
    public async Task SaveAsync_RecordOverAMebibyte_IsTooLargeAndNamesTheLongestField()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var record = Meetings.Record("m1", fields: [("topic", new string('一', 200_000)), ("decisions", new string('二', 350_000))]);

        var outcome = await office.Host().SaveAsync(Meetings.Create("op1", record), Ct);

        Assert.Equal(new SaveOutcome.TooLarge("m1", "decisions"), outcome);
        Assert.Empty(await office.UnitRowsAsync("op"));
        Assert.Empty(await office.RecordsAsync());
    }

    [Fact]
    public async Task SaveAsync_TitleOverAMebibyte_IsTooLargeAndNamesTheTitle()
    {
        var office = await TestOffice.CreateAsync(azurite);

        var outcome = await office.Host().SaveAsync(Meetings.Create("op1", Meetings.Record("m1", title: new string('一', 600_000))), Ct);

        Assert.Equal(new SaveOutcome.TooLarge("m1", "title"), outcome);
    }

    [Fact]
    public async Task SaveAsync_SecondRecordOverAMebibyte_NamesThatRecord()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var save = Meetings.Save(
            "op1",
            new RecordWrite.Create(Meetings.Record("m1")),
            new RecordWrite.Create(Meetings.Record("m2", fields: ("decisions", new string('二', 600_000)))));

        Assert.Equal(new SaveOutcome.TooLarge("m2", "decisions"), await office.Host().SaveAsync(save, Ct));
    }

    [Fact]
    public async Task SaveAsync_MoreThanATransactionHolds_IsTooLarge()
    {
        var office = await TestOffice.CreateAsync(azurite);
        // Each record fits, and so would five of them in the store; on the wire a Han character takes six bytes.
        var writes = Enumerable.Range(0, 5)
            .Select(i => new RecordWrite.Create(Meetings.Record($"m{i}", fields: ("decisions", new string('一', 150_000)))));

        Assert.Equal(new SaveOutcome.TooLarge("m0", null), await office.Host().SaveAsync(Meetings.Save("op1", [.. writes]), Ct));
    }

    [Fact]
    public async Task SaveAsync_AsManyRowsAsASaveMayHave_IsSaved()
    {
        var office = await TestOffice.CreateAsync(azurite);

        var outcome = await office.Host(NoCounters).SaveAsync(SaveOfRows(TableLimits.RowsPerSave), Ct);

        Assert.IsType<SaveOutcome.Saved>(outcome);
    }

    [Fact]
    public async Task SaveAsync_OneRowMore_IsTooLarge()
    {
        var office = await TestOffice.CreateAsync(azurite);

        var outcome = await office.Host(NoCounters).SaveAsync(SaveOfRows(TableLimits.RowsPerSave + 1), Ct);

        Assert.Equal(new SaveOutcome.TooLarge("m0", null), outcome);
    }

    [Fact]
    public async Task SaveAsync_MemberLongerThanAKey_IsTooLarge()
    {
        var office = await TestOffice.CreateAsync(azurite);

        var outcome = await office.Host().SaveAsync(
            Meetings.Create("op1", Meetings.Record("m1", fields: ("host", new string('长', 600)))), Ct);

        Assert.Equal(new SaveOutcome.TooLarge("m1", null), outcome);
        Assert.Empty(await office.RecordsAsync());
    }

    [Fact]
    public async Task SaveAsync_MessageOverAMebibyte_IsTooLarge()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var save = Meetings.Create("op1", Meetings.Record("m1")) with { Outbox = [new OutboxMessage("kind", "key", 1, new string('一', 600_000))] };

        Assert.Equal(new SaveOutcome.TooLarge("m1", null), await office.Host().SaveAsync(save, Ct));
    }

    [Fact]
    public async Task SaveAsync_AlmostFourMebibytes_IsTakenByTheService()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var writes = Enumerable.Range(0, 4)
            .Select(i => new RecordWrite.Create(Meetings.Record($"m{i}", fields: ("decisions", new string('一', 170_000)))));

        Assert.IsType<SaveOutcome.Saved>(await office.Host().SaveAsync(Meetings.Save("op1", [.. writes]), Ct));
    }

    [Theory]
    [InlineData("学习", 0)]
    [InlineData("学习", 20_000)]
    [InlineData("plain text", 5_000)]
    [InlineData("\"<\n\\", 5_000)]
    public async Task WireBytes_OfASave_AreNeverLessThanWhatIsSent(string text, int times)
    {
        var office = await TestOffice.CreateAsync(azurite);
        var network = new FaultyNetwork();
        var record = Meetings.Record("m1", fields: [("decisions", string.Concat(Enumerable.Repeat(text, times))), ("host", "李四")]);

        await office.Host(tables: office.Connect(network)).SavedAsync(Meetings.Create("op1", record));

        var rows = new List<TableEntity>();
        await foreach (var row in office.Tables.Units.QueryAsync<TableEntity>(cancellationToken: Ct))
        {
            // Added by the service.
            row.Remove("Timestamp");
            row.Remove("odata.etag");
            rows.Add(row);
        }

        var counted = rows.Sum(TableLimits.WireBytes);
        Assert.True(network.LastWriteBytes <= counted, $"{network.LastWriteBytes} sent, {counted} counted, {rows.Count} rows");
        Assert.True(counted <= 2 * network.LastWriteBytes, $"{network.LastWriteBytes} sent, {counted} counted, {rows.Count} rows");
    }

    private static TallyRules NoCounters { get; } = new("none", _ => []);

    // Operation, tally, entry and head, and a message each to fill up; two rows a record.
    private static UnitSave SaveOfRows(int rows)
    {
        var records = (rows - 4) / 2;
        var save = Meetings.Save(
            "op1", [.. Enumerable.Range(0, records).Select(i => new RecordWrite.Create(Meetings.Record($"m{i}")))]);
        return save with
        {
            Outbox = [.. Enumerable.Range(0, rows - 4 - records * 2).Select(i => new OutboxMessage("kind", $"{i}", 1, "{}"))],
        };
    }
}
