using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Settings;

/// <summary>Checks the audit chain of every owner of settings, and each value against the last entry that names its key.</summary>
public sealed class SettingsAudit(OfficeTables tables, AuditKey auditKey)
{
    /// <summary>One report an owner, in the order of the rows. Reads the whole table; for the operator's command.</summary>
    public async IAsyncEnumerable<AuditReport> VerifyAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var key = await auditKey.ReadAsync(ct);
        var owner = new List<TableEntity>();
        await foreach (var row in tables.Settings.QueryAsync<TableEntity>(cancellationToken: ct))
        {
            if (owner.Count > 0 && owner[0].PartitionKey != row.PartitionKey)
            {
                yield return Check(owner, key);
                owner.Clear();
            }

            owner.Add(row);
        }

        if (owner.Count > 0)
            yield return Check(owner, key);
    }

    private static AuditReport Check(List<TableEntity> rows, byte[] key)
    {
        var owner = TableKey.Parts(rows[0].PartitionKey)[0];
        try
        {
            var head = rows.FirstOrDefault(r => r.RowKey == UnitKeys.Head) is { } last ? ChainHead.Read(last) : ChainHead.None;
            var walk = new ChainWalk(owner, key, head);
            var named = new Dictionary<string, AuditedRecord>(StringComparer.Ordinal);
            foreach (var row in rows.Where(r => Within(r.RowKey, UnitKeys.Entries)))
            {
                if (!walk.Next(row, Digests.None))
                    break;
                foreach (var audited in AuditRow.Read(row).Entry.Records)
                    named[audited.Id] = audited;
            }

            var broken = walk.End() ?? Values(owner, rows, named, key, walk.Entries);
            return new AuditReport(owner, broken is { Sequence: > 0 } ? broken.Sequence - 1 : walk.Entries, broken);
        }
        catch (FormatException)
        {
            return new AuditReport(owner, 0, new AuditBreak(owner, 0, AuditBreakReason.HeadChanged));
        }
    }

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

        // What is left was set back; a key that an entry set and no document has was taken away past the chain.
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
