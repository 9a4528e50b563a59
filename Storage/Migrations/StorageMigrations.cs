using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using BotApp.Storage.Audit;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace BotApp.Storage.Migrations;

/// <summary>Brings the tables to the shape this build needs. Each step is recorded once done and can be repeated, so several hosts may start at once.</summary>
public sealed partial class StorageMigrations(OfficeTables tables, AuditKey auditKey, TimeProvider time, ILogger<StorageMigrations> logger)
{
    private static readonly string Partition = TableKey.Of("schema");

    /// <summary>In order; a step is never changed once it was released, a new one is added behind it.</summary>
    private static readonly Step[] Steps =
    [
        new(1, "tables", static async (tables, ct) =>
        {
            foreach (var table in tables.Contents)
                await table.CreateIfNotExistsAsync(ct);
        }),
        new(2, "reminders", static (tables, ct) => tables.Reminders.CreateIfNotExistsAsync(ct)),
        new(3, "deliveries", static (tables, ct) => tables.Deliveries.CreateIfNotExistsAsync(ct)),
        new(4, "settings", static (tables, ct) => tables.Settings.CreateIfNotExistsAsync(ct)),
        new(5, "self-reviews", static async (tables, ct) =>
        {
            await tables.Reviews.CreateIfNotExistsAsync(ct);
            await tables.Keys.CreateIfNotExistsAsync(ct);
        }),
        new(6, "totals", static (tables, ct) => tables.Totals.CreateIfNotExistsAsync(ct)),
        new(7, "ledgers", static (tables, ct) => tables.Ledgers.CreateIfNotExistsAsync(ct)),
        new(8, "tallies by year", TalliesByYear.RunAsync),
    ];

    /// <summary>Number of the newest step.</summary>
    internal static int Newest => Steps[^1].Number;

    /// <summary>Carries out the steps that are not recorded yet; the number carried out.</summary>
    /// <exception cref="StorageNotReadyException">
    /// The storage does not answer or refuses, the tables were made by a newer build than this one, or it was begun with another audit key.
    /// </exception>
    public Task<int> MigrateAsync(CancellationToken ct) => MigrateAsync(mayBegin: true, ct);

    /// <summary>
    /// As <see cref="MigrateAsync(CancellationToken)"/>, and begins no office: for commands that find one or have nothing to do. Where none is, as under a
    /// mistyped prefix, they would find nothing wrong.
    /// </summary>
    /// <exception cref="StorageNotReadyException">Also where no office is.</exception>
    public Task OpenAsync(CancellationToken ct) => MigrateAsync(mayBegin: false, ct);

    private async Task<int> MigrateAsync(bool mayBegin, CancellationToken ct)
    {
        try
        {
            if (!mayBegin && !await HasBegunAsync(ct))
                throw new StorageNotReadyException(
                    $"There is no office in the storage at {tables.Endpoint} {(tables.Prefix.Length == 0 ? "without a prefix" : $"under the prefix '{tables.Prefix}'")}, and this command begins none. Check Storage:AccountName (or Storage:ConnectionString) and Storage:TablePrefix: they have to be those of the host.");
            var done = await StepsAsync(ct);
            // Before anything is saved under it.
            await auditKey.CheckAsync(ct);
            return done;
        }
        catch (AuthenticationFailedException e)
        {
            throw StorageNotReadyException.WithoutIdentity(e);
        }
        catch (Exception e) when (StorageFault.IsRefusal(e))
        {
            throw new StorageNotReadyException(
                $"The table storage at {tables.Endpoint} refuses. Check the key in Storage:ConnectionString, or give the managed identity the role Storage Table Data Contributor.", e);
        }
        catch (Exception e) when (StorageFault.IsOutage(e, ct))
        {
            throw new StorageNotReadyException(
                $"The table storage at {tables.Endpoint} does not answer. Start it, or set Storage:ConnectionString or Storage:AccountName.", e);
        }
    }

    // Of any build: an older one's tables are brought up to date, as at a start.
    private async Task<bool> HasBegunAsync(CancellationToken ct)
    {
        try
        {
            return await VersionAsync(ct) > 0;
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            return false;
        }
    }

    private async Task<int> StepsAsync(CancellationToken ct)
    {
        await tables.Meta.CreateIfNotExistsAsync(ct);
        var recorded = await VersionAsync(ct);
        if (recorded > Newest)
            throw new StorageNotReadyException(
                $"The storage has schema {recorded}, this build knows {Newest}. Start a build at least as new as the one that ran last.");

        var done = 0;
        foreach (var step in Steps.Where(s => s.Number > recorded))
        {
            await step.Run(tables, ct);
            await RecordAsync(step, ct);
            LogDone(step.Number, step.Name);
            done++;
        }

        return done;
    }

    /// <summary>Number of the last step carried out; 0 for an empty account.</summary>
    public async Task<int> VersionAsync(CancellationToken ct)
    {
        var version = 0;
        await foreach (var row in tables.Meta.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: ct))
            version = Math.Max(version, row.GetInt32("Number") ?? 0);
        return version;
    }

    private async Task RecordAsync(Step step, CancellationToken ct)
    {
        var row = new TableEntity(Partition, TableKey.Of(TableKey.Number(step.Number)))
        {
            ["Number"] = step.Number,
            ["Name"] = step.Name,
            ["At"] = Column.Instant(time.GetUtcNow()),
        };
        try
        {
            await tables.Meta.AddEntityAsync(row, ct);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // Another host carried out the same step at the same time.
        }
    }

    [LoggerMessage(4, LogLevel.Information, "Storage schema {Number} ({Name}) is in place.")]
    private partial void LogDone(int number, string name);

    private sealed record Step(int Number, string Name, Func<OfficeTables, CancellationToken, Task> Run);
}
