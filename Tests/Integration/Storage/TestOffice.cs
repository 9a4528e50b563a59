using System.Globalization;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using BotApp.Storage;
using BotApp.Storage.Audit;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Migrations;
using BotApp.Storage.Outbox;
using BotApp.Storage.Persons;
using BotApp.Storage.Records;
using BotApp.Storage.Settings;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BotApp.Tests.Integration.Storage;

/// <summary>Tables of one test, and as many hosts on them as it wants.</summary>
internal sealed class TestOffice
{
    public const string Unit = "branch:第一党支部";

    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static int count;
    private readonly string connection;
    private readonly string prefix;

    private TestOffice(string connection, string prefix)
    {
        (this.connection, this.prefix) = (connection, prefix);
        Tables = Connect();
    }

    public OfficeTables Tables { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(8)));

    public OutboxSignal Signal { get; } = new();

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<TestOffice> CreateAsync(AzuriteFixture azurite)
    {
        var number = Interlocked.Increment(ref count);
        var office = new TestOffice(azurite.ConnectionString, string.Create(CultureInfo.InvariantCulture, $"T{number}"));
        await office.Migrations().MigrateAsync(Ct);
        return office;
    }

    /// <summary>The same tables over a client of its own; with faults, below the client's own retries.</summary>
    public OfficeTables Connect(FaultyNetwork? network = null) => Connect(connection, prefix, network);

    /// <summary>An office's storage over a network of its own.</summary>
    public static OfficeTables Connect(string connection, string prefix, FaultyNetwork? network)
    {
        var options = TableClients.Options();
        options.Retry.Delay = TimeSpan.FromMilliseconds(5);
        if (network is not null)
        {
            options.Transport = new HttpClientTransport(network.Client());
            options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(500);
        }

        return new OfficeTables(new TableServiceClient(connection, options), prefix);
    }

    private static readonly OutboxMetrics Metrics =
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());

    /// <summary>A host of its own: nothing is shared with another one but the tables.</summary>
    public UnitStore Host(TallyRules? rules = null, OfficeTables? tables = null, AuditKey? key = null) => new(
        tables ?? Connect(), rules ?? TestRules.Rules, key ?? AuditKey.Of(Key), new UnitRegistry(tables ?? Tables), Signal, TimeProvider.System, Jitters.System);

    public SettingsStore Settings() => new(Connect(), AuditKey.Of(Key), TimeProvider.System, Jitters.System);

    public ErasureReceipts Receipts() => new(Settings(), AuditKey.Of(Key), TimeProvider.System, Jitters.System);

    /// <summary>The container of the anchors, to tamper with.</summary>
    public BlobContainerClient AnchorBlobs(string name = "audit-anchors") =>
        new BlobServiceClient(connection).GetBlobContainerClient($"{prefix.ToLowerInvariant()}-{name}");

    /// <summary>What a host of its own anchors with, by the clock of the office.</summary>
    public AnchorKeeper Keeper(string container = "audit-anchors", ILogger<AnchorKeeper>? logger = null, TimeProvider? time = null) => new(
        Anchors(container), Connect(), new UnitRegistry(Connect()), AuditKey.Of(Key), time ?? Time, logger ?? NullLogger<AnchorKeeper>.Instance);

    /// <summary>Checks everything, with the anchors of a container.</summary>
    public Task<AuditFindings> CheckAsync(string container = "audit-anchors", AuditKey? key = null, OfficeTables? tables = null)
    {
        (key, tables) = (key ?? AuditKey.Of(Key), tables ?? Connect());
        return new AuditCheck(
            Host(tables: tables, key: key), new UnitRegistry(tables), new SettingsAudit(tables, key), Anchors(container, tables), key).RunAsync(Ct);
    }

    private AnchorStore Anchors(string container, OfficeTables? tables = null) => new(new BlobServiceClient(connection), tables ?? Connect(), container, prefix);

    public StorageMigrations Migrations() => new(Tables, AuditKey.Of(Key), Time, NullLogger<StorageMigrations>.Instance);

    public OutboxDispatcher Dispatcher(params IOutboxProjection[] projections) =>
        new(Tables, new UnitRegistry(Tables), projections, Time, Metrics, NullLogger<OutboxDispatcher>.Instance);

    public static async Task<List<TableEntity>> RowsAsync(TableClient table, string unit, string prefix)
    {
        var partition = TableKey.Of(unit);
        var range = TableKey.Under(prefix);
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == partition, cancellationToken: Ct))
        {
            if (string.CompareOrdinal(row.RowKey, range.From) >= 0 && string.CompareOrdinal(row.RowKey, range.To) < 0)
                rows.Add(row);
        }

        return rows;
    }

    public Task<List<TableEntity>> UnitRowsAsync(string prefix, string unit = Unit) => RowsAsync(Tables.Units, unit, prefix);

    /// <summary>All current records of a unit, past every index.</summary>
    public async Task<List<OfficeRecord>> RecordsAsync(string unit = Unit) =>
        [.. (await UnitRowsAsync("rec", unit)).Select(RecordRow.Read)];
}
