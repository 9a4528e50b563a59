using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Persons;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Settings;

/// <summary>Checks the audit chain of every owner of settings, and each value against the last entry for its key.</summary>
public sealed class SettingsAudit(OfficeTables tables, AuditKey auditKey)
{
    // An erasure and an anchor may get their times from different machines.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>One report per owner, in the order of the rows. Reads the whole table; for the operator's command.</summary>
    public IAsyncEnumerable<AuditReport> VerifyAsync(CancellationToken ct) => VerifyAsync(_ => AnchoredChain.None, [], ct);

    /// <summary>The same, also checking each chain against its anchors. Ends with the chains that only an anchor names.</summary>
    /// <param name="anchored">The anchored heads of a chain.</param>
    /// <param name="names">All chains that anchors name.</param>
    internal async IAsyncEnumerable<AuditReport> VerifyAsync(
        Func<string, AnchoredChain> anchored, IEnumerable<string> names, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var key = await auditKey.ToCheckAsync(ct);
        var (owner, seen) = (new List<TableEntity>(), new HashSet<string>(StringComparer.Ordinal));
        var erased = await ErasedAsync(ct);
        await foreach (var row in tables.Settings.QueryAsync<TableEntity>(cancellationToken: ct))
        {
            if (owner.Count > 0 && owner[0].PartitionKey != row.PartitionKey)
            {
                yield return await CheckAsync(owner, key, Expected, ct);
                owner.Clear();
            }

            owner.Add(row);
        }

        if (owner.Count > 0)
            yield return await CheckAsync(owner, key, Expected, ct);

        // An erasure deletes a person's chain and leaves a receipt in the office's chain; read it again for recent ones.
        erased = await ErasedAsync(ct);
        foreach (var chain in names.Where(name => ChainName.UnitOf(name) is null && !seen.Contains(name)))
        {
            if (Expect(chain).Last > 0)
                yield return new AuditReport(chain, 0, new AuditBreak(chain, 1, AuditBreakReason.SetBack));
        }

        AnchoredChain Expected(string ownerId)
        {
            var chain = ChainName.OfSettings(SettingsOwner.Of(ownerId), key);
            seen.Add(chain);
            return Expect(chain);
        }

        AnchoredChain Expect(string chain) => ChainName.PersonOf(chain) is { } person && erased.TryGetValue(person, out var at)
            ? anchored(chain).After(at + ClockSkew)
            : anchored(chain);
    }

    /// <summary>When each person was erased, by the person's digest.</summary>
    private async Task<Dictionary<string, DateTimeOffset>> ErasedAsync(CancellationToken ct)
    {
        var found = await tables.Settings.GetEntityIfExistsAsync<TableEntity>(
            SettingsRows.Partition(SettingsOwner.Office), SettingsRows.Key(ErasureReceipts.Document), cancellationToken: ct);
        if (!found.HasValue)
            return [];
        try
        {
            return SettingsRows.Read(found.Value!).Values.ToDictionary(v => v.Key, v => ErasureReceipts.TimeOf(v.Value), StringComparer.Ordinal);
        }
        catch (FormatException)
        {
            // The receipts were tampered with; the check of the office's chain reports it.
            return [];
        }
    }

    private async Task<AuditReport> CheckAsync(List<TableEntity> rows, byte[] key, Func<string, AnchoredChain> expected, CancellationToken ct)
    {
        var owner = TableKey.Parts(rows[0].PartitionKey)[0];
        try
        {
            var head = HeadOf(rows.FirstOrDefault(r => r.RowKey == UnitKeys.Head));
            var walk = new ChainWalk(owner, key, head, expected(owner));
            var named = new Dictionary<string, AuditedRecord>(StringComparer.Ordinal);
            foreach (var row in rows.Where(r => Within(r.RowKey, UnitKeys.Entries)))
            {
                if (!walk.Next(row, Digests.None))
                    break;
                foreach (var audited in AuditRow.Read(row).Entry.Records)
                    named[audited.Id] = audited;
            }

            var broken = walk.End();
            // An entry beyond the head is a concurrent save if the head has moved too, and a break if it has not.
            if (broken is null && walk.SawBeyondHead && await HeadNowAsync(rows[0].PartitionKey, ct) == head)
                broken = new AuditBreak(owner, walk.Entries + 1, AuditBreakReason.HeadChanged);
            broken ??= Values(owner, rows, named, key, walk.Entries);
            return new AuditReport(owner, broken is { Sequence: > 0 } ? broken.Sequence - 1 : walk.Entries, broken);
        }
        catch (FormatException)
        {
            return new AuditReport(owner, 0, new AuditBreak(owner, 0, AuditBreakReason.HeadChanged));
        }
    }

    private async Task<ChainHead> HeadNowAsync(string partition, CancellationToken ct)
    {
        return HeadOf(await tables.Settings.FindRowAsync(partition, UnitKeys.Head, ct));
    }

    private static ChainHead HeadOf(TableEntity? row) => row is null ? ChainHead.None : ChainHead.Read(row);

    private static AuditBreak? Values(
        string owner, List<TableEntity> rows, Dictionary<string, AuditedRecord> named, byte[] key, long entries)
    {
        foreach (var row in rows.Where(r => Within(r.RowKey, SettingsRows.Documents)))
        {
            var document = SettingsRows.Read(row);
            foreach (var setting in document.Values.Keys)
            {
                var now = SettingsRows.Audited(document, setting, key);
                if (!named.Remove(now.Id, out var last))
                    return new AuditBreak(owner, 0, AuditBreakReason.RecordUnaudited, now.Id);
                if (last.Digest != now.Digest)
                    return new AuditBreak(owner, entries, AuditBreakReason.RecordChanged, now.Id);
            }
        }

        // What is left must have been reset; a key whose last entry set it was removed without an entry.
        return named.Values.FirstOrDefault(last => !IsSetBack(last, key)) is { } missing
            ? new AuditBreak(owner, entries, AuditBreakReason.RecordMissing, missing.Id)
            : null;
    }

    private static bool IsSetBack(AuditedRecord last, byte[] key)
    {
        var slash = last.Id.LastIndexOf('/');
        return last.Digest == AuditDigest.OfSetting(last.Id[..slash], last.Id[(slash + 1)..], null, key);
    }

    private static bool Within(string rowKey, KeyRange range) =>
        string.CompareOrdinal(rowKey, range.From) >= 0 && string.CompareOrdinal(rowKey, range.To) < 0;

    private static class Digests
    {
        public static readonly Dictionary<(string Id, int Version), string?> None = [];
    }
}
