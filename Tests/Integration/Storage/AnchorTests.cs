using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using BotApp.Storage;
using BotApp.Storage.Audit;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Tests.Integration.Turns;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

/// <summary>What the chains cannot show by themselves, the anchors do: up to the last of them, whoever did it.</summary>
public sealed class AnchorTests(AzuriteFixture azurite)
{
    private static readonly SettingsOwner Person = SettingsOwner.Person("adfaa079-2fb4-4c3b-9c2a-b42a633696af");

    [Fact]
    public async Task Check_NothingTampered_Holds()
    {
        var office = await AnchoredAsync();
        await SaveAsync(office, 6);
        office.Time.Advance(TimeSpan.FromDays(1));
        await office.Keeper().AnchorAsync(Ct);

        var found = await office.CheckAsync();

        Assert.Empty(found.Broken);
        Assert.Equal((3, 2L), (found.Chains.Count, found.LastAnchor!.Number));
    }

    [Fact]
    public async Task Check_UnitSetBackAsAWholeWithChainAndHead_IsFound()
    {
        var office = await SetBackAsync();

        // By itself the unit is whole.
        Assert.Null((await office.Host().AuditAsync(Unit, Ct)).Break);
        await BrokenAsync(office, new AuditBreak(Unit, 4, AuditBreakReason.SetBack));
    }

    [Fact]
    public async Task Check_UnitSetBackAndWorkedOn_IsFound()
    {
        var office = await SetBackAsync();
        await SaveAsync(office, 4, 5);

        await BrokenAsync(office, new AuditBreak(Unit, 4, AuditBreakReason.Rewritten));
    }

    [Fact]
    public async Task Check_ChainRewrittenWithTheKeyAndAnchoredAgain_IsFound()
    {
        var office = await AnchoredAsync();
        await SetBackAsync(office.Tables.Units, []);
        await SaveAsync(office, 10, 11, 12, 13);
        office.Time.Advance(TimeSpan.FromDays(1));
        await office.Keeper().AnchorAsync(Ct);

        await BrokenAsync(office, new AuditBreak(Unit, 3, AuditBreakReason.Rewritten));
    }

    [Fact]
    public async Task Check_UnitTakenAwayWithItsPlaceInTheList_IsFound()
    {
        var office = await AnchoredAsync();
        await SetBackAsync(office.Tables.Units, []);
        await office.Tables.Meta.DeleteEntityAsync(TableKey.Of("unit"), TableKey.Of(Unit), cancellationToken: Ct);

        await BrokenAsync(office, new AuditBreak(Unit, 1, AuditBreakReason.SetBack));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_SettingsTakenAway_AreFound(bool isOffice)
    {
        var office = await AnchoredAsync();
        var owner = isOffice ? SettingsOwner.Office : Person;
        foreach (var row in await PartitionAsync(office.Tables.Settings, owner.Id))
            await office.Tables.Settings.DeleteEntityAsync(row, cancellationToken: Ct);

        var broken = Assert.Single((await office.CheckAsync()).Broken);

        Assert.Equal((1, AuditBreakReason.SetBack), (broken.Break!.Sequence, broken.Break.Reason));
        Assert.StartsWith(isOffice ? "settings/office" : "settings/person/", broken.Unit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PersonErased_HoldsAndGoesOnHolding()
    {
        var office = await AnchoredAsync();
        office.Time.Advance(TimeSpan.FromMinutes(10));
        await new BotApp.Storage.Persons.PersonRows(office.Tables, TimeProvider.System, Jitters.System).DeleteAsync("settings", Person.PersonId!, Ct);
        await office.Receipts().AddAsync(Person.PersonId!, "operator", "settings 3", office.Time.GetUtcNow(), Ct);
        Assert.Empty((await office.CheckAsync()).Broken);

        // The person comes back, sets one thing, and is anchored anew.
        await SetAsync(office, Person, "c");
        office.Time.Advance(TimeSpan.FromDays(1));
        await office.Keeper().AnchorAsync(Ct);

        Assert.Empty((await office.CheckAsync()).Broken);
    }

    [Theory]
    [InlineData("altered", 2, AuditBreakReason.AnchorChanged)]
    [InlineData("unreadable", 2, AuditBreakReason.AnchorChanged)]
    [InlineData("removed", 1, AuditBreakReason.AnchorMissing)]
    [InlineData("removed", 2, AuditBreakReason.AnchorMissing)]
    [InlineData("removed", 3, AuditBreakReason.AnchorMissing)]
    [InlineData("swapped", 1, AuditBreakReason.AnchorChanged)]
    public async Task Check_AnchorTamperedWith_IsNamed(string how, int number, AuditBreakReason reason)
    {
        var office = await AnchoredAsync();
        foreach (var more in (int[])[6, 7])
        {
            await SaveAsync(office, more);
            office.Time.Advance(TimeSpan.FromDays(1));
            await office.Keeper().AnchorAsync(Ct);
        }

        var blobs = office.AnchorBlobs();
        var (blob, text) = (blobs.GetBlobClient($"0000000{number}.json"), await ReadAsync(number));
        if (how == "removed")
            await blob.DeleteAsync(DeleteSnapshotsOption.None, cancellationToken: Ct);
        else
            await blob.UploadAsync(
                new BinaryData(how switch { "altered" => text.Replace("\"sequence\":4", "\"sequence\":3", StringComparison.Ordinal), "swapped" => await ReadAsync(2), _ => "{" }),
                overwrite: true, Ct);

        Assert.Equal(new AuditBreak("anchors", number, reason), (await office.CheckAsync()).Anchors.Break);

        async Task<string> ReadAsync(int n) => (await blobs.GetBlobClient($"0000000{n}.json").DownloadContentAsync(Ct)).Value.Content.ToString();
    }

    [Fact]
    public async Task Anchor_SeveralHostsAtOnce_IsOneADay()
    {
        var office = await CreateAsync(azurite);
        await SaveAsync(office, 0);

        for (var day = 0; day < 3; day++)
        {
            var written = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.Keeper().AnchorAsync(Ct)));
            Assert.Equal(day + 1, Assert.Single(written, n => n is not null));
            Assert.Null(await office.Keeper().AnchorAsync(Ct));
            office.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Empty((await office.CheckAsync()).Broken);
    }

    [Fact]
    public async Task Anchor_ClockThatRanAhead_HoldsUpNobody()
    {
        var office = await CreateAsync(azurite);
        await SaveAsync(office, 0);
        await office.Keeper(time: new FakeTimeProvider(office.Time.GetUtcNow().AddDays(500))).AnchorAsync(Ct);

        Assert.Equal(2, await office.Keeper().AnchorAsync(Ct));
        Assert.Null(await office.Keeper().AnchorAsync(Ct));
    }

    [Fact]
    public async Task Anchor_Blob_NamesNoPersonAndHoldsNoContent()
    {
        var office = await AnchoredAsync();

        var text = (await office.AnchorBlobs().GetBlobClient("00000001.json").DownloadContentAsync(Ct)).Value.Content.ToString();

        Assert.Contains(Unit, text, StringComparison.Ordinal);
        foreach (var kept in (string[])[Person.PersonId!, Meetings.Person, "传达学习", "学习"])
            Assert.DoesNotContain(kept, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anchor_ChainThatStandsBeforeItsAnchor_IsLogged()
    {
        var office = await AnchoredAsync();
        await SetBackAsync(office.Tables.Units, []);
        office.Time.Advance(TimeSpan.FromDays(1));
        var logs = new LogBook();
        using var factory = LoggerFactory.Create(l => l.AddProvider(logs));

        await office.Keeper(logger: factory.CreateLogger<BotApp.Storage.Audit.Anchors.AnchorKeeper>()).AnchorAsync(Ct);

        Assert.Contains($"The audit chain unit/{Unit} stands before anchor 1", string.Join('\n', logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AfterARestore_NamesWhatWasLostAndANewContainerGoesOn()
    {
        var office = await CreateAsync(azurite);
        await SaveAsync(office, 0);
        var copy = await PartitionAsync(office.Tables.Units);
        await SaveAsync(office, 1);
        await office.Keeper().AnchorAsync(Ct);
        await SetBackAsync(office.Tables.Units, copy);
        await BrokenAsync(office, new AuditBreak(Unit, 2, AuditBreakReason.SetBack));

        await office.Keeper("anchors-2").AnchorAsync(Ct);
        await SaveAsync(office, 2);

        Assert.Empty((await office.CheckAsync("anchors-2")).Broken);
    }

    [Fact]
    public async Task Check_WhileSavesAndAnchorsGoOn_NeverCriesWolf()
    {
        var office = await AnchoredAsync();
        var work = Task.Run(
            async () =>
            {
                for (var i = 20; i < 50; i++)
                {
                    await SaveAsync(office, i);
                    await office.Keeper().AnchorAsync(Ct, always: true);
                }
            },
            Ct);
        while (!work.IsCompleted)
            Assert.Empty((await office.CheckAsync()).Broken);
        await work;
    }

    /// <summary>A unit of three entries, the office's and a person's settings, and one anchor.</summary>
    private async Task<TestOffice> AnchoredAsync()
    {
        var office = await CreateAsync(azurite);
        await SaveAsync(office, 0, 1, 2);
        await SetAsync(office, SettingsOwner.Office, "a");
        await SetAsync(office, Person, "a");
        await SetAsync(office, Person, "b");
        Assert.Equal(1, await office.Keeper().AnchorAsync(Ct));
        return office;
    }

    /// <summary>A unit that was anchored with four entries, and is again what it was with three.</summary>
    private async Task<TestOffice> SetBackAsync()
    {
        var office = await CreateAsync(azurite);
        await SaveAsync(office, 0, 1, 2);
        var former = await PartitionAsync(office.Tables.Units);
        await SaveAsync(office, 3);
        await office.Keeper().AnchorAsync(Ct);
        await SetBackAsync(office.Tables.Units, former);
        return office;
    }

    private static async Task SaveAsync(TestOffice office, params int[] numbers)
    {
        var store = office.Host();
        foreach (var number in numbers)
            await store.SavedAsync(Meetings.Create($"op{number}", Meetings.Record($"m{number}")));
    }

    private static async Task SetAsync(TestOffice office, SettingsOwner owner, string key)
    {
        var former = await office.Settings().FindAsync(owner, "own", Ct);
        var change = new SettingsChange(owner, former, $"set-{key}", Meetings.Person, office.Time.GetUtcNow(), new Dictionary<string, string?> { [key] = "1" });
        Assert.IsType<SettingsOutcome.Saved>(await office.Settings().ChangeAsync(change, Ct));
    }

    private static async Task<List<TableEntity>> PartitionAsync(TableClient table, string partition = Unit)
    {
        var (key, rows) = (TableKey.Of(partition), new List<TableEntity>());
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == key, cancellationToken: Ct))
            rows.Add(row);
        return rows;
    }

    /// <summary>Makes the unit's partition what it once was, to the last row.</summary>
    private static async Task SetBackAsync(TableClient table, List<TableEntity> former)
    {
        foreach (var row in await PartitionAsync(table))
            await table.DeleteEntityAsync(row, cancellationToken: Ct);
        foreach (var row in former)
            await table.AddEntityAsync(row, Ct);
    }

    private static async Task BrokenAsync(TestOffice office, AuditBreak expected) =>
        Assert.Equal(expected, Assert.Single((await office.CheckAsync()).Broken).Break);
}
