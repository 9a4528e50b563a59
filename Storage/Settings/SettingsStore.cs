using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using Polly;

namespace BotApp.Storage.Settings;

/// <summary>
/// The settings of the office, its channels and each person. A change, its audit entry and the head of the owner's audit
/// chain are one transaction; the entry names who, when and which keys, and only keyed digests of the values.
/// </summary>
/// <remarks>Any number of hosts may use the same table. Outages throw <see cref="RequestFailedException"/>.</remarks>
public sealed class SettingsStore(OfficeTables tables, AuditKey auditKey, TimeProvider time, Jitter jitter)
{
    private const string What = "settings.save";

    private readonly ResiliencePipeline<Attempt> retry = LostRaces.Pipeline<Attempt>(time, jitter, attempt => attempt is Attempt.Again);

    /// <summary>All documents of an owner, read with one query; none before anything was set.</summary>
    public async Task<IReadOnlyList<SettingsDocument>> AllAsync(SettingsOwner owner, CancellationToken ct)
    {
        var (partition, range) = (SettingsRows.Partition(owner), SettingsRows.Documents);
        var documents = new List<SettingsDocument>();
        await foreach (var row in tables.Settings.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}"), cancellationToken: ct))
            documents.Add(SettingsRows.Read(row));
        return documents;
    }

    /// <summary>A document; version 0 when nothing was set yet.</summary>
    public async Task<SettingsDocument> FindAsync(SettingsOwner owner, string name, CancellationToken ct) =>
        await RowAsync(owner, SettingsRows.Key(name), ct) is { } row ? SettingsRows.Read(row) : SettingsDocument.None(name);

    /// <summary>The document of this name of every person who has one.</summary>
    /// <remarks>Reads all owners' rows: for planning, not for a turn.</remarks>
    public async IAsyncEnumerable<(string PersonId, SettingsDocument Document)> PeopleAsync(
        string name, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var row = SettingsRows.Key(name);
        await foreach (var found in tables.Settings.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {row}"), cancellationToken: ct))
        {
            if (SettingsOwner.Of(TableKey.Parts(found.PartitionKey)[0]).PersonId is { } person)
                yield return (person, SettingsRows.Read(found));
        }
    }

    /// <summary>Makes a change, unless someone was first. Safe to repeat with the same operation id, also after an outage.</summary>
    public async Task<SettingsOutcome> ChangeAsync(SettingsChange change, CancellationToken ct)
    {
        var last = await retry.ExecuteAsync(async token => await TryAsync(change, token), ct);
        return last switch
        {
            Attempt.Done(var outcome) => outcome,
            Attempt.Again(var cause) => throw StorageFault.Outage(cause),
            _ => throw new InvalidOperationException(last.ToString()),
        };
    }

    private async Task<Attempt> TryAsync(SettingsChange change, CancellationToken ct)
    {
        var former = change.Former;
        var next = Next(change);
        var keys = next.Values.Keys.Union(former.Values.Keys, StringComparer.Ordinal)
            .Where(key => next.Values.GetValueOrDefault(key) != former.Values.GetValueOrDefault(key))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (keys.Count == 0)
            return new Attempt.Done(await NowAsync(change, ct));

        try
        {
            var key = await auditKey.ToSignAsync(ct);
            var head = await RowAsync(change.Owner, UnitKeys.Head, ct) is { } row ? ChainHead.Read(row) : ChainHead.None;
            var entry = new AuditEntry(
                change.Owner.Id, head.Sequence + 1, change.Who, What, change.At, change.OperationId,
                [.. keys.Select(k => SettingsRows.Audited(next, k, key))], head.Hash);
            var hash = AuditDigest.OfEntry(entry, key);
            var answer = await tables.Settings.SubmitTransactionAsync(
            [
                SettingsRows.Write(change.Owner, next).Put(former.ETag),
                new TableTransactionAction(TableTransactionActionType.Add, AuditRow.Write(entry, hash)),
                new ChainHead(entry.Sequence, hash, null).Write(change.Owner.Id).Put(head.ETag),
            ],
            ct);
            return new Attempt.Done(new SettingsOutcome.Saved(next with { ETag = answer.Value[0].Headers.ETag }));
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            return await SettleAsync(change, e, ct);
        }
        catch (Exception e) when (StorageFault.IsOutage(e, ct))
        {
            // It is unknown whether the change was written; the document names the operation that made it.
            return await SettleAsync(change, e, ct);
        }
    }

    private async Task<Attempt> SettleAsync(SettingsChange change, Exception cause, CancellationToken ct) =>
        await NowAsync(change, ct) is var now && now is SettingsOutcome.Saved { Document: var document } && document.Operation != change.OperationId
            // The document is unchanged, so another document of the owner moved the head of the chain.
            ? new Attempt.Again(cause)
            : new Attempt.Done(now);

    private async Task<SettingsOutcome> NowAsync(SettingsChange change, CancellationToken ct)
    {
        var current = await FindAsync(change.Owner, change.Former.Name, ct);
        return current.Version == change.Former.Version || current.Operation == change.OperationId
            ? new SettingsOutcome.Saved(current)
            : new SettingsOutcome.Stale(current);
    }

    private static SettingsDocument Next(SettingsChange change)
    {
        var values = new Dictionary<string, string>(change.Former.Values.ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, value) in change.Values)
        {
            if (value is null)
                values.Remove(key);
            else
                values[key] = value;
        }

        return new SettingsDocument(
            change.Former.Name, change.Former.Version + 1, values, change.Who, change.At, change.OperationId);
    }

    private Task<TableEntity?> RowAsync(SettingsOwner owner, string rowKey, CancellationToken ct) =>
        tables.Settings.FindRowAsync(SettingsRows.Partition(owner), rowKey, ct);

    private abstract record Attempt
    {
        private Attempt() { }

        public sealed record Done(SettingsOutcome Outcome) : Attempt;

        public sealed record Again(Exception Cause) : Attempt;
    }
}
