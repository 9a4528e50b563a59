using BotApp.Storage.Audit;
using System.Text.Json;
using Azure.Data.Tables;
using BotApp.Storage;
using BotApp.Storage.Migrations;
using BotApp.Storage.Units;
using Microsoft.Extensions.Logging.Abstractions;
using static BotApp.Tests.Integration.Storage.TestOffice;

namespace BotApp.Tests.Integration.Storage;

/// <summary>An office whose tallies were kept a row a month, as builds before schema 8 did.</summary>
public sealed class TalliesByYearTests(AzuriteFixture azurite)
{
    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly DateOnly January = new(2027, 1, 1);

    [Fact]
    public async Task MigrateAsync_RowsAMonth_CountTheSameInRowsAYear()
    {
        var office = await FormerOfficeAsync();

        await office.Migrations().MigrateAsync(Ct);

        Assert.Equal(["year|2026", "year|2027"], (await office.UnitRowsAsync("year")).Select(r => r.RowKey));
        // What is left are the members of the distinct sets.
        Assert.All(await office.UnitRowsAsync("tally"), r => Assert.Equal(4, r.RowKey.Split('|').Length));
        foreach (var month in (DateOnly[])[October, November, January])
        {
            Assert.Equal(TestRules.Count(await office.RecordsAsync(), month), await office.Host().TallyAsync(Unit, month, Ct));
            Assert.False((await office.Host().RecountAsync(Unit, month, Ct)).Rewritten);
        }
    }

    [Fact]
    public async Task MigrateAsync_BySeveralHostsAtOnce_CountsTheSame()
    {
        var office = await FormerOfficeAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.Migrations().MigrateAsync(Ct)));

        foreach (var month in (DateOnly[])[October, November, January])
            Assert.Empty((await office.Host().RecountAsync(Unit, month, Ct)).Differences);
    }

    [Fact]
    public async Task MigrateAsync_HostOfTheFormerBuildSavesBetweenReadAndMove_CountsWhatItSaved()
    {
        var office = await FormerOfficeAsync();
        var key = (await office.UnitRowsAsync("tally")).First(r => r.RowKey.StartsWith(TableKey.Of("tally", "202611"), StringComparison.Ordinal)).RowKey;
        var before = TestRules.Count(await office.RecordsAsync(), November);
        var saved = false;
        var network = new FaultyNetwork
        {
            BeforeEffect = async () =>
            {
                if (saved)
                    return;
                saved = true;
                var row = (await office.Tables.Units.GetEntityAsync<TableEntity>(TableKey.Of(Unit), key, cancellationToken: Ct)).Value;
                row["Counters"] = JsonSerializer.Serialize(before.ToDictionary(c => c.Key, c => c.Value + 1));
                await office.Tables.Units.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Ct);
            },
        };

        await new StorageMigrations(office.Connect(network), AuditKey.Of(new byte[AuditKey.MinLength]), office.Time, NullLogger<StorageMigrations>.Instance).MigrateAsync(Ct);

        Assert.True(saved);
        Assert.Equal(before.ToDictionary(c => c.Key, c => c.Value + 1), await office.Host().TallyAsync(Unit, November, Ct));
        // What else was moved is as it was.
        Assert.Equal(TestRules.Count(await office.RecordsAsync(), October), await office.Host().TallyAsync(Unit, October, Ct));
    }

    private async Task<TestOffice> FormerOfficeAsync()
    {
        var office = await TestOffice.CreateAsync(azurite);
        var number = 0;
        foreach (var date in (DateOnly[])[October, November, November, January])
            await office.Host().SavedAsync(Meetings.Create($"op{number}", Meetings.Record($"m{number++}", fields: [("host", "李四"), ("present", "7")]) with { Date = date }));

        foreach (var row in await office.UnitRowsAsync("year"))
        {
            foreach (var sheet in TallyRow.Read(row))
            {
                var month = TallyRow.Write(Unit, [sheet]);
                await office.Tables.Units.AddEntityAsync(
                    new TableEntity(row.PartitionKey, TableKey.Of("tally", sheet.Month)) { ["Hash"] = sheet.Hash, ["Counters"] = month[$"M{sheet.Month[4..]}Counters"] }, Ct);
            }

            await office.Tables.Units.DeleteEntityAsync(row, cancellationToken: Ct);
        }

        var schema = await office.Tables.Meta.QueryAsync<TableEntity>(r => r.PartitionKey == "schema", cancellationToken: Ct).ToListAsync(Ct);
        await office.Tables.Meta.DeleteEntityAsync(schema.Single(r => r.GetInt32("Number") == 8), cancellationToken: Ct);
        return office;
    }
}
