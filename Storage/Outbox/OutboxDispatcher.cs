using System.Collections.Frozen;
using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using Microsoft.Extensions.Logging;

namespace BotApp.Storage.Outbox;

/// <summary>Hands outbox messages to their projections and removes them when done. Any number of hosts may do so at once.</summary>
public sealed partial class OutboxDispatcher
{
    /// <summary>Tries before a message becomes a dead letter: given up, kept and shown.</summary>
    public const int MaxTries = 8;

    /// <summary>Name of the activity source. Its spans hold units and row keys, never content.</summary>
    public const string SourceName = "BotApp.Storage";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    private readonly TableClient table;
    private readonly UnitReader reader;
    private readonly UnitRegistry registry;
    private readonly FrozenDictionary<string, IOutboxProjection> projections;
    private readonly TimeProvider time;
    private readonly ILogger<OutboxDispatcher> logger;
    private readonly OutboxMetrics metrics;

    /// <summary>A dispatcher over these projections.</summary>
    /// <exception cref="ArgumentException">Two projections take the same kind.</exception>
    public OutboxDispatcher(
        OfficeTables tables, UnitRegistry registry, IEnumerable<IOutboxProjection> projections, TimeProvider time, OutboxMetrics metrics,
        ILogger<OutboxDispatcher> logger)
    {
        table = tables.Units;
        reader = new UnitReader(tables.Units);
        var byKind = new Dictionary<string, IOutboxProjection>(StringComparer.Ordinal);
        foreach (var projection in projections)
        {
            if (!byKind.TryAdd(projection.Kind, projection))
                throw new ArgumentException($"Two projections take the outbox kind '{projection.Kind}'.", nameof(projections));
        }

        this.projections = byKind.ToFrozenDictionary(StringComparer.Ordinal);
        (this.registry, this.time, this.metrics, this.logger) = (registry, time, metrics, logger);
    }

    /// <summary>Hands over what is due in one unit; returns the number applied.</summary>
    public async Task<int> DispatchAsync(string unit, CancellationToken ct)
    {
        var (done, waiting) = (0, new List<TableEntity>());
        await foreach (var row in reader.Rows(unit, UnitKeys.Outbox, ct))
            waiting.Add(row);
        var newest = Newest(waiting);
        foreach (var row in waiting)
        {
            if (newest.TryGetValue(KeyOf(row), out var version) && row.GetInt32("Version") < version)
                await RaceAsync(() => table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, ct));
            else if (OutboxRow.NotBefore(row) is { } notBefore && notBefore > time.GetUtcNow())
                continue;
            else if (await DispatchAsync(unit, row, ct))
                done++;
        }

        return done;
    }

    // After a burst of saves, only the last message of each key still matters.
    private Dictionary<(string?, string?), int> Newest(IEnumerable<TableEntity> waiting)
    {
        var newest = new Dictionary<(string?, string?), int>();
        foreach (var row in waiting)
        {
            if (row.GetString("Kind") is { } kind && projections.TryGetValue(kind, out var projection) && projection.TakesLatestOnly && row.GetInt32("Version") is { } version)
                newest[KeyOf(row)] = Math.Max(version, newest.GetValueOrDefault(KeyOf(row)));
        }

        return newest;
    }

    private static (string? Kind, string? Key) KeyOf(TableEntity row) => (row.GetString("Kind"), row.GetString("Key"));

    /// <summary>Hands over what is due in all units; returns the number applied. A failing message does not block the others.</summary>
    public async Task<int> DispatchAllAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var unit in await registry.AllAsync(ct))
            done += await DispatchAsync(unit, ct);
        return done;
    }

    /// <summary>How many dead letters there are: messages that failed too often, kept to be taken up once the cause is fixed.</summary>
    public async Task<int> GivenUpAsync(CancellationToken ct)
    {
        var kept = 0;
        foreach (var unit in await registry.AllAsync(ct))
            kept += await reader.Rows(unit, UnitKeys.GivenUp, ct, columns: ["RowKey"]).CountAsync(ct);
        return kept;
    }

    /// <summary>Puts dead letters back into the outbox, with their tries reset. A later version applied meanwhile stays in force.</summary>
    /// <returns>How many were put back.</returns>
    public async Task<int> TakeUpAsync(CancellationToken ct)
    {
        var taken = 0;
        foreach (var unit in await registry.AllAsync(ct))
        {
            var rows = new List<TableEntity>();
            await foreach (var row in reader.Rows(unit, UnitKeys.GivenUp, ct))
                rows.Add(row);
            foreach (var row in rows)
            {
                var again = new TableEntity(row) { RowKey = UnitKeys.TakenUpOf(row.RowKey) };
                again.Remove("Tries");
                again.Remove("NotBefore");
                await MoveAsync(row, again, ct);
                taken++;
            }
        }

        return taken;
    }

    private async Task<bool> DispatchAsync(string unit, TableEntity row, CancellationToken ct)
    {
        OutboxMessage? message = null;
        using var span = Source.StartActivity("outbox", ActivityKind.Consumer);
        span?.SetTag("bot.unit", unit).SetTag("bot.outbox.row", row.RowKey);
        try
        {
            message = OutboxRow.Read(row);
            if (!projections.TryGetValue(message.Kind, out var projection))
                throw new InvalidOperationException($"No projection takes the outbox kind '{message.Kind}'.");
            span?.SetTag("bot.outbox.kind", message.Kind);
            await projection.ApplyAsync(unit, message, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && !StorageFault.IsOutage(e, ct))
        {
            // An outage is not the message's fault: it propagates, uses up no try, and the next sweep continues.
            LogFailed(unit, row.RowKey, message?.Kind, OutboxRow.Tries(row) + 1, e);
            metrics.Failed(message?.Kind);
            span?.SetStatus(ActivityStatusCode.Error);
            await FailedAsync(row, message?.Kind, ct);
            return false;
        }

        metrics.Done(message.Kind, time.GetUtcNow() - (row.Timestamp ?? time.GetUtcNow()));
        await RaceAsync(() => table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, ct));
        return true;
    }

    private Task FailedAsync(TableEntity row, string? kind, CancellationToken ct)
    {
        var tries = OutboxRow.Tries(row) + 1;
        row["Tries"] = tries;
        if (tries < MaxTries)
        {
            var delay = FirstDelay * Math.Pow(3, tries - 1);
            row["NotBefore"] = Column.Instant(time.GetUtcNow() + (delay < LongestDelay ? delay : LongestDelay));
            return RaceAsync(() => table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, ct));
        }

        metrics.GivenUp(kind);
        LogGivenUp(TableKey.Parts(row.PartitionKey)[0], row.RowKey, tries);
        return MoveAsync(row, new TableEntity(row) { RowKey = UnitKeys.GivenUpOf(row.RowKey) }, ct);
    }

    private Task MoveAsync(TableEntity from, TableEntity to, CancellationToken ct) => RaceAsync(() => table.SubmitTransactionAsync(
        [
            new TableTransactionAction(TableTransactionActionType.Delete, from, from.ETag),
            new TableTransactionAction(TableTransactionActionType.Add, to),
        ],
        ct));

    /// <summary>Ignores a lost race: then another host has handled the message.</summary>
    private static async Task RaceAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Nothing is lost: the row is gone, or holds the other host's count of tries.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Outbox message {RowKey} of {Unit} ({Kind}) failed at try {Tries}.")]
    private partial void LogFailed(string unit, string rowKey, string? kind, int tries, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "Outbox message {RowKey} of {Unit} is given up after {Tries} tries and kept.")]
    private partial void LogGivenUp(string unit, string rowKey, int tries);
}
