using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using BotApp.Storage.Audit;
using BotApp.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace BotApp.Storage.Migrations;

/// <summary>Brings the tables to the shape this build needs. Each step is recorded when done and can be repeated, so several hosts may start at once.</summary>
public sealed partial class StorageMigrations(OfficeTables tables, AuditKey auditKey, TimeProvider time, ILogger<StorageMigrations> logger)
{
    private static readonly string Partition = TableKey.Of("schema");

    /// <summary>In order. A released step is never changed; new ones are appended.</summary>
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

    /// <summary>Carries out the steps that are not recorded yet and returns their number.</summary>
    /// <exception cref="StorageNotReadyException">
    /// The storage does not answer or refuses, its tables were made by a newer build, or it was begun with another audit key.
    /// </exception>
    public Task<int> MigrateAsync(CancellationToken ct) => CheckedAsync(StepsAsync, ct);

    /// <summary>
    /// For commands that need an existing office and create none: in an empty storage, e.g. under a mistyped prefix, they would report that all is well.
    /// </summary>
    /// <param name="writes">
    /// Whether the command changes something: then the tables are first brought up to date, as by <see cref="MigrateAsync"/>. A command that
    /// only reads leaves them as they are, as hosts of the former build could not start on them any more.
    /// </param>
    /// <exception cref="StorageNotReadyException">Also when there is no office, or when it is of a former build and the command only reads.</exception>
    public Task OpenAsync(bool writes, CancellationToken ct) => CheckedAsync(
        async token =>
        {
            CheckFound(await FoundAsync(token), writes);
            return writes ? await StepsAsync(token) : 0;
        },
        ct);

    private async Task<int> CheckedAsync(Func<CancellationToken, Task<int>> prepare, CancellationToken ct)
    {
        try
        {
            var done = await prepare(ct);
            // Checked before anything is saved under this key.
            await auditKey.FindAsync(ct);
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

    // 0 if there is no office.
    private async Task<int> FoundAsync(CancellationToken ct)
    {
        try
        {
            return await VersionAsync(ct);
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            return 0;
        }
    }

    private void CheckFound(int recorded, bool writes)
    {
        if (recorded == 0)
            throw new StorageNotReadyException(
                $"There is no office in the storage at {tables.Endpoint} {(tables.Prefix.Length == 0 ? "without a prefix" : $"under the prefix '{tables.Prefix}'")}, and this command begins none. Check Storage:AccountName (or Storage:ConnectionString) and Storage:TablePrefix: they have to be those of the host.");
        if (recorded < Newest && !writes)
            throw new StorageNotReadyException(
                $"存储的结构是第 {recorded} 版，此程序需要第 {Newest} 版。只读取的命令不升级存储，以免旧版本的助手无法再启动。请用与运行中的助手版本相同的程序执行此命令；要升级，请按 OPERATIONS.md 的 Upgrading 一节先启动新版本的助手。 / The storage has schema {recorded}, this build needs {Newest}. A command that only reads does not bring it up to date, as hosts of the former build could not start any more. Run the command with the build that the hosts run; to upgrade, first start a host of this build, as 'Upgrading' in OPERATIONS.md says.");
        CheckNotNewer(recorded);
    }

    private static void CheckNotNewer(int recorded)
    {
        if (recorded > Newest)
            throw new StorageNotReadyException(
                $"The storage has schema {recorded}, this build knows {Newest}. Start a build at least as new as the one that ran last.");
    }

    private async Task<int> StepsAsync(CancellationToken ct)
    {
        await tables.Meta.CreateIfNotExistsAsync(ct);
        var recorded = await VersionAsync(ct);
        CheckNotNewer(recorded);

        var done = 0;
        foreach (var step in Steps.Where(s => s.Number > recorded))
        {
            await step.Run(tables, ct);
            await RecordAsync(step, ct);
            LogDone(step.Number, step.Name);
            done++;
        }

        if (recorded > 0 && done > 0)
            LogUpgraded(recorded, Newest);
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

    // A warning, as commands show nothing below that level.
    [LoggerMessage(5, LogLevel.Warning, "The storage was brought from schema {From} to {To}: builds before this one do not start on it any more.")]
    private partial void LogUpgraded(int from, int to);

    private sealed record Step(int Number, string Name, Func<OfficeTables, CancellationToken, Task> Run);
}
