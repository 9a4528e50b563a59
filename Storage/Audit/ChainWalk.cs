using Azure.Data.Tables;
using BotApp.Storage.Audit.Anchors;
using BotApp.Storage.Units;

namespace BotApp.Storage.Audit;

/// <summary>Follows a chain entry by entry and keeps the first break.</summary>
/// <param name="anchored">The chain's anchored heads, read before its head.</param>
internal sealed class ChainWalk(string unit, byte[] key, ChainHead head, AnchoredChain anchored)
{
    private readonly Dictionary<string, long> removed = new(StringComparer.Ordinal);
    private string former = "";
    private AuditBreak? broken;

    public ChainHead Head => head;

    /// <summary>Entries followed so far.</summary>
    public long Entries { get; private set; }

    /// <summary>There is an entry beyond the one that the head names.</summary>
    public bool SawBeyondHead { get; private set; }

    /// <summary>Every record and version that an entry names.</summary>
    public HashSet<(string Id, int Version)> Named { get; } = [];

    /// <summary>Versions that entries name but the earlier read did not find, in the order of the entries.</summary>
    public List<(long Sequence, AuditedRecord Record)> NotSeen { get; } = [];

    /// <summary>Versions whose digest differs from their entry's, in the order of the entries.</summary>
    public List<(long Sequence, AuditedRecord Record)> Changed { get; } = [];

    /// <summary>Whether a later entry removed the record. Under the same id there may be a new one since, with its own entries.</summary>
    public bool IsRemoved(long sequence, string id) => removed.TryGetValue(id, out var last) && sequence <= last;

    /// <summary>Checks the next row; false when the walk should stop.</summary>
    public bool Next(TableEntity row, IReadOnlyDictionary<(string Id, int Version), string?> kept)
    {
        var sequence = Entries + 1;
        if (sequence > head.Sequence)
        {
            SawBeyondHead = true;
            return false;
        }

        if (row.RowKey != UnitKeys.Entry(sequence))
            return Break(sequence, AuditBreakReason.EntryMissing);

        AuditEntry entry;
        string hash;
        try
        {
            (entry, hash) = AuditRow.Read(row);
        }
        catch (FormatException)
        {
            return Break(sequence, AuditBreakReason.EntryChanged);
        }

        if (hash != AuditDigest.OfEntry(entry, key))
            return Break(sequence, AuditBreakReason.EntryChanged);
        if (entry.Former != former)
            return Break(sequence, AuditBreakReason.OutOfOrder);
        if (anchored.Contradicts(sequence, hash))
            return Break(sequence, AuditBreakReason.Rewritten);

        foreach (var record in entry.What == AuditEntry.Reading ? [] : entry.Records)
        {
            Named.Add((record.Id, record.Version));
            if (entry.What == AuditEntry.Removal)
                removed[record.Id] = sequence;
            if (!kept.TryGetValue((record.Id, record.Version), out var digest))
                NotSeen.Add((sequence, record));
            else if (digest != record.Digest)
                Changed.Add((sequence, record));
        }

        (former, Entries) = (hash, sequence);
        return true;
    }

    /// <summary>Checks the end of the chain, after the last row.</summary>
    public AuditBreak? End()
    {
        if (broken is not null)
            return broken;
        if (Entries < head.Sequence)
            Break(Entries + 1, AuditBreakReason.EntryMissing);
        else if (head.Hash != former)
            Break(Entries, AuditBreakReason.HeadChanged);
        else if (anchored.Last > Entries)
            Break(Entries + 1, AuditBreakReason.SetBack);
        return broken;
    }

    private bool Break(long sequence, AuditBreakReason reason)
    {
        broken = new AuditBreak(unit, sequence, reason);
        return false;
    }
}
