using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Migrations;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using Microsoft.Extensions.Logging.Abstractions;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

/// <summary>Which key a storage is begun with, when, and what is said under another.</summary>
public sealed class AuditKeyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Key_OtherThanTheOneTheStorageWasBegunWith_IsRefused()
    {
        var office = await TestOffice.CreateAsync(azurite);

        await Configured(office.Tables).ToSignAsync(Ct);
        await Configured(office.Tables).ToSignAsync(Ct);

        var another = await Assert.ThrowsAsync<StorageNotReadyException>(async () => await Configured(office.Tables, first: 2).ToSignAsync(Ct));
        Assert.Contains("is not the key", another.Message, StringComparison.Ordinal);
        var none = await Assert.ThrowsAsync<StorageNotReadyException>(async () => await Kept(office.Tables).ToSignAsync(Ct));
        Assert.Contains("is not set", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_KeptBesideTheData_IsFoundAgainAndNotReplacedByAConfiguredOne()
    {
        var office = await TestOffice.CreateAsync(azurite);

        var first = await Kept(office.Tables).ToSignAsync(Ct);

        Assert.Equal(first, await Kept(office.Tables).ToSignAsync(Ct));
        await Assert.ThrowsAsync<StorageNotReadyException>(async () => await Configured(office.Tables).ToSignAsync(Ct));
    }

    [Fact]
    public async Task Key_ConfiguredAfterAStartWithoutOne_IsTakenAsLongAsNothingWasSaved()
    {
        var office = await TestOffice.CreateAsync(azurite);
        StorageMigrations Start(AuditKey key) => new(office.Tables, key, TimeProvider.System, NullLogger<StorageMigrations>.Instance);
        AuditKey kept = Kept(office.Tables), configured = Configured(office.Tables);

        await Start(kept).MigrateAsync(Ct);
        await Start(configured).MigrateAsync(Ct);
        await configured.ToSignAsync(Ct);

        var refused = await Assert.ThrowsAsync<StorageNotReadyException>(() => Start(Kept(office.Tables)).MigrateAsync(Ct));
        Assert.Contains("is not set", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_ConfiguredAfterASaveWithoutOne_IsToldThatThereWasNone()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Kept(office.Tables).ToSignAsync(Ct);

        var refused = await Assert.ThrowsAsync<StorageNotReadyException>(
            () => new StorageMigrations(office.Tables, Configured(office.Tables), TimeProvider.System, NullLogger<StorageMigrations>.Instance).MigrateAsync(Ct));

        Assert.Contains("begun without Storage:AuditKey", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_OnceTheDigestOfTheOneBeforeIsDeleted_IsTaken()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await Kept(office.Tables).ToSignAsync(Ct);

        await office.Tables.Meta.DeleteEntityAsync("secret", "audit-check", cancellationToken: Ct);

        Assert.Equal([1, .. new byte[AuditKey.MinLength - 1]], await Configured(office.Tables).ToSignAsync(Ct));
        await Assert.ThrowsAsync<StorageNotReadyException>(async () => await Kept(office.Tables).ToSignAsync(Ct));
    }

    [Fact]
    public async Task Key_AskedForToCheckWith_IsNotBegun()
    {
        var office = await TestOffice.CreateAsync(azurite);

        Assert.Null(await Kept(office.Tables).FindAsync(Ct));
        Assert.NotEmpty(await Kept(office.Tables).ToCheckAsync(Ct));
        Assert.Equal([1, .. new byte[AuditKey.MinLength - 1]], await Configured(office.Tables).ToCheckAsync(Ct));

        Assert.Empty(await SecretsAsync(office));
    }

    // Whoever can write the tables could take the key away, to have a forged chain looked at under none.
    [Fact]
    public async Task Check_KeyTakenAwayWithItsDigest_IsNoAllClear()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Host(key: Kept(office.Tables)).SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
        Assert.Empty((await office.CheckAsync(key: Kept(office.Tables))).Broken);
        foreach (var row in (string[])["audit", "audit-check"])
            await office.Tables.Meta.DeleteEntityAsync("secret", row, cancellationToken: Ct);

        var broken = Assert.Single((await office.CheckAsync(key: Kept(office.Tables))).Broken);

        Assert.Equal(new AuditBreak(Unit, 1, AuditBreakReason.EntryChanged), broken.Break);
        Assert.Empty(await SecretsAsync(office));
    }

    [Fact]
    public async Task Check_WhileTheOfficeSavesForTheFirstTime_HoldsAtEveryMoment()
    {
        for (var (moment, isOver) = (1, false); !isOver; moment++)
        {
            var office = await TestOffice.CreateAsync(azurite);
            // As a save that was refused leaves it.
            await new UnitRegistry(office.Tables).AddAsync(Unit, Ct);
            var (reads, network) = (0, new FaultyNetwork());
            network.AfterRead = async () =>
            {
                if (Interlocked.Increment(ref reads) == moment)
                    await office.Host(key: Kept(office.Tables)).SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));
            };
            var tables = office.Connect(network);

            var found = await office.CheckAsync(key: Kept(tables), tables: tables);

            Assert.True(!found.Broken.Any(), $"{moment}: {found.Broken.FirstOrDefault()}");
            isOver = reads < moment;
        }
    }

    private static AuditKey Configured(OfficeTables tables, byte first = 1) =>
        AuditKey.Of([first, .. new byte[AuditKey.MinLength - 1]]).CheckedIn(tables, isConfigured: true);

    private static AuditKey Kept(OfficeTables tables) => AuditKey.Kept(tables).CheckedIn(tables, isConfigured: false);

    private static async Task<List<string>> SecretsAsync(TestOffice office)
    {
        var rows = new List<string>();
        await foreach (var row in office.Tables.Meta.QueryAsync<TableEntity>(r => r.PartitionKey == "secret", cancellationToken: Ct))
            rows.Add(row.RowKey);
        return rows;
    }
}
