using System.Text.RegularExpressions;
using BotApp.Storage;
using BotApp.Storage.Audit;
using BotApp.Storage.Migrations;
using BotApp.Storage.Outbox;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

public sealed class StorageServicesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task AddOfficeStorage_Started_SavesAndHandsOver()
    {
        var taken = new TaskCompletionSource<OutboxMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = Host("Wired1", new Projection(taken));
        await host.StartAsync(Ct);
        var store = host.Services.GetRequiredService<UnitStore>();

        await store.SavedAsync(
            Meetings.Create("op1", Meetings.Record("m1")) with { Outbox = [new OutboxMessage("test", "k", 1, "{}")] });

        Assert.Equal("k", (await taken.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct)).Key);
        Assert.Null((await store.AuditAsync(Unit, Ct)).Break);
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task AddOfficeStorage_TwoHostsStartedAtOnce_ShareTheKeptAuditKey()
    {
        using var one = Host("Wired2");
        using var other = Host("Wired2");
        await Task.WhenAll(one.StartAsync(Ct), other.StartAsync(Ct));

        await one.Services.GetRequiredService<UnitStore>().SavedAsync(Meetings.Create("op1", Meetings.Record("m1")));

        Assert.Null((await other.Services.GetRequiredService<UnitStore>().AuditAsync(Unit, Ct)).Break);
        await Task.WhenAll(one.StopAsync(Ct), other.StopAsync(Ct));
    }

    [Fact]
    public async Task AddOfficeStorage_WrongSetting_StopsTheStart()
    {
        using var host = Host("1-2");

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Ct));

        Assert.Contains("Storage:TablePrefix", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MigrateAsync_SeveralHostsAndAgain_IsRecordedOnce()
    {
        var office = await TestOffice.CreateAsync(azurite);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.Migrations().MigrateAsync(Ct)));

        Assert.Equal(0, await office.Migrations().MigrateAsync(Ct));
        Assert.Equal(StorageMigrations.Newest, await office.Migrations().VersionAsync(Ct));
    }

    [Fact]
    public async Task MigrateAsync_TablesOfANewerBuild_RefusesToStart()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await office.Tables.Meta.AddEntityAsync(new Azure.Data.Tables.TableEntity("schema", "000000000099") { ["Number"] = 99 }, Ct);

        await Assert.ThrowsAsync<StorageNotReadyException>(() => office.Migrations().MigrateAsync(Ct));
        await Assert.ThrowsAsync<StorageNotReadyException>(() => office.Migrations().OpenAsync(writes: false, Ct));
    }

    [Fact]
    public async Task OpenAsync_OfficeOfAFormerBuild_IsBroughtUpToDateByWhatWritesAlone()
    {
        var office = await TestOffice.CreateAsync(azurite);
        await foreach (var step in office.Tables.Meta.QueryAsync<Azure.Data.Tables.TableEntity>(r => r.PartitionKey == "schema", cancellationToken: Ct))
            if (step.GetInt32("Number") > 5)
                await office.Tables.Meta.DeleteEntityAsync(step, step.ETag, Ct);
        Assert.Equal(5, await office.Migrations().VersionAsync(Ct));

        await Assert.ThrowsAsync<StorageNotReadyException>(() => office.Migrations().OpenAsync(writes: false, Ct));
        Assert.Equal(5, await office.Migrations().VersionAsync(Ct));
        await office.Migrations().OpenAsync(writes: true, Ct);

        Assert.Equal(StorageMigrations.Newest, await office.Migrations().VersionAsync(Ct));
    }

    [Fact]
    public async Task PingAsync_TablesInPlace_Answers()
    {
        var office = await TestOffice.CreateAsync(azurite);

        await office.Tables.PingAsync(Ct);
    }

    [Fact]
    public async Task Storage_NothingListens_IsSaid()
    {
        var tables = new OfficeTables(TableClients.Create(new StorageOptions
        {
            ConnectionString = Regex.Replace(azurite.ConnectionString, "(TableEndpoint=http://127.0.0.1:)[0-9]+", "${1}1"),
        }));

        await Assert.ThrowsAnyAsync<Exception>(() => tables.PingAsync(Ct));
        var refused = await Assert.ThrowsAsync<StorageNotReadyException>(
            () => new StorageMigrations(tables, AuditKey.Of(new byte[AuditKey.MinLength]), TimeProvider.System, NullLogger<StorageMigrations>.Instance).MigrateAsync(Ct));
        Assert.Contains("http://127.0.0.1:1/", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MigrateAsync_WrongKey_SaysWhatToCheck()
    {
        var tables = new OfficeTables(TableClients.Create(new StorageOptions
        {
            ConnectionString = Regex.Replace(azurite.ConnectionString, "AccountKey=[^;]+", "AccountKey=d3Jvbmc="),
        }));

        var refused = await Assert.ThrowsAsync<StorageNotReadyException>(
            () => new StorageMigrations(tables, AuditKey.Of(new byte[AuditKey.MinLength]), TimeProvider.System, NullLogger<StorageMigrations>.Instance).MigrateAsync(Ct));

        Assert.Contains("Storage:ConnectionString", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToSignAsync_KeptAuditKey_IsMadeOnceForAllHosts()
    {
        var office = await TestOffice.CreateAsync(azurite);

        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AuditKey.Kept(office.Tables).ToSignAsync(Ct).AsTask()));

        Assert.Single(keys.Select(Convert.ToHexString).Distinct());
        Assert.Equal(AuditKey.MinLength, keys[0].Length);
    }

    private IHost Host(string prefix, params IOutboxProjection[] projections)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(NullLoggerFactory.Instance);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = azurite.ConnectionString,
            ["Storage:TablePrefix"] = prefix,
        });
        builder.Services.AddOfficeStorage(builder.Configuration).AddOfficeStorageWork();
        builder.Services.AddSingleton(TestRules.Rules);
        foreach (var projection in projections)
            builder.Services.AddSingleton(projection);
        return builder.Build();
    }

    private sealed class Projection(TaskCompletionSource<OutboxMessage> taken) : IOutboxProjection
    {
        public string Kind => "test";

        public Task ApplyAsync(string unit, OutboxMessage message, CancellationToken ct)
        {
            taken.TrySetResult(message);
            return Task.CompletedTask;
        }
    }
}
