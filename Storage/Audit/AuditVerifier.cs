using Azure.Data.Tables;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Units;

namespace BotApp.Storage.Audit;

/// <summary>Checks a unit's chain from its first entry to its head, and every record and former version against the entry that names it.</summary>
/// <remarks>
/// May run beside saves. Records are read before the chain, so every version read has its entry by then; an entry whose
/// version was not read is looked up again before it is called missing. Only the anchors, up to the last one,
/// reveal that a whole unit was set back to an earlier day.
/// </remarks>
internal sealed class AuditVerifier(UnitReader reader, AuditKey auditKey)
{
    public async Task<AuditReport> VerifyAsync(string unit, AnchoredChain anchored, CancellationToken ct)
    {
        var key = await auditKey.ToCheckAsync(ct);
        var kept = await KeptAsync(unit, key, ct);
        var walk = new ChainWalk(unit, key, await HeadAsync(unit, ct), anchored);
        await foreach (var row in reader.Rows(unit, UnitKeys.Entries, ct))
        {
            if (!walk.Next(row, kept))
                break;
        }

        var broken = walk.End();
        // An entry beyond the head is a concurrent save if the head has moved too, and a break if it has not.
        if (broken is null && walk.SawBeyondHead && await HeadAsync(unit, ct) == walk.Head)
            broken = new AuditBreak(unit, walk.Entries + 1, AuditBreakReason.HeadChanged);
        foreach (var (sequence, record) in walk.Changed)
        {
            if (broken is not null && sequence >= broken.Sequence)
                break;
            if (!walk.IsRemoved(sequence, record.Id))
                broken = new AuditBreak(unit, sequence, AuditBreakReason.RecordChanged, record.Id);
        }

        foreach (var (sequence, record) in walk.NotSeen)
        {
            if (broken is not null && sequence >= broken.Sequence)
                break;
            if (!walk.IsRemoved(sequence, record.Id))
                broken = await LookAgainAsync(unit, sequence, record, key, ct) ?? broken;
        }

        if (broken is null && kept.Keys.Except(walk.Named).OrderBy(k => k).Select(k => k.Id).FirstOrDefault() is { } unaudited)
            broken = new AuditBreak(unit, 0, AuditBreakReason.RecordUnaudited, unaudited);
        return new AuditReport(unit, broken is { Sequence: > 0 } ? broken.Sequence - 1 : walk.Entries, broken);
    }

    /// <summary>Digest of each record and former version; null for a row that cannot be read as one.</summary>
    private async Task<Dictionary<(string Id, int Version), string?>> KeptAsync(string unit, byte[] key, CancellationToken ct)
    {
        // Records before versions: an edit in between then shows its former version twice rather than not at all.
        var kept = new Dictionary<(string Id, int Version), string?>();
        await foreach (var row in reader.Rows(unit, UnitKeys.Records, ct))
            kept[Name(row, VersionOf)] = Digest(row, key);
        await foreach (var row in reader.Rows(unit, UnitKeys.AllVersions, ct))
            kept.TryAdd(Name(row, r => UnitKeys.VersionOf(r.RowKey)), Digest(row, key));
        return kept;
    }

    private async Task<ChainHead> HeadAsync(string unit, CancellationToken ct)
    {
        if (await reader.RowAsync(unit, UnitKeys.Head, ct) is not { } row)
            return ChainHead.None;
        try
        {
            return ChainHead.Read(row);
        }
        catch (FormatException)
        {
            return new ChainHead(0, "unreadable", row.ETag);
        }
    }

    /// <summary>The record and version of a row. A row whose key is malformed goes by that key, which no entry names.</summary>
    private static (string Id, int Version) Name(TableEntity row, Func<TableEntity, int> version)
    {
        try
        {
            return (TableKey.Parts(row.RowKey)[1], version(row));
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            return (row.RowKey, 0);
        }
    }

    private static int VersionOf(TableEntity row) => row.TryGetValue("Version", out var version) && version is int number ? number : 0;

    private async Task<AuditBreak?> LookAgainAsync(
        string unit, long sequence, AuditedRecord named, byte[] key, CancellationToken ct)
    {
        var row = await reader.RowAsync(unit, UnitKeys.Record(named.Id), ct);
        if (row is null || VersionOf(row) != named.Version)
            row = await reader.RowAsync(unit, UnitKeys.Version(named.Id, named.Version), ct);
        if (row is null)
            return new AuditBreak(unit, sequence, AuditBreakReason.RecordMissing, named.Id);
        return Digest(row, key) == named.Digest
            ? null
            : new AuditBreak(unit, sequence, AuditBreakReason.RecordChanged, named.Id);
    }

    private static string? Digest(TableEntity row, byte[] key)
    {
        try
        {
            return AuditDigest.OfRecord(RecordRow.Read(row), key);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
