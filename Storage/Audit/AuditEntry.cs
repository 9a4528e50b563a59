namespace BotApp.Storage.Audit;

/// <summary>One entry of a unit's audit chain: who did what to which records, and when. Holds no content.</summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Sequence">1 for the unit's first entry, without gaps.</param>
/// <param name="Who">Entra object id.</param>
/// <param name="What">Verb, e.g. <c>meeting.save</c>.</param>
/// <param name="At">When it was done.</param>
/// <param name="OperationId">The operation that wrote the entry.</param>
/// <param name="Records">The records as the operation left them.</param>
/// <param name="Former">Hash of the previous entry; empty for the first one.</param>
public sealed record AuditEntry(
    string Unit,
    long Sequence,
    string Who,
    string What,
    DateTimeOffset At,
    string OperationId,
    IReadOnlyList<AuditedRecord> Records,
    string Former)
{
    /// <summary>The <see cref="What"/> of an entry whose records, former versions included, were deleted.</summary>
    public const string Removal = "retention.delete";

    /// <summary>The <see cref="What"/> of an entry that changes nothing: someone read a self-review, which few may read.</summary>
    public const string Reading = "review.read";
}

/// <summary>A record in an audit entry.</summary>
/// <param name="Digest">Keyed digest of what the record said.</param>
public sealed record AuditedRecord(string Id, int Version, string Digest);

/// <summary>Where a chain breaks.</summary>
/// <param name="Unit">Id of the unit, or the name of another chain or of the anchors.</param>
/// <param name="Sequence">The first entry that does not hold.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="RecordId">The record that does not match the entry, if it is about one.</param>
public sealed record AuditBreak(string Unit, long Sequence, AuditBreakReason Reason, string? RecordId = null);

/// <summary>What can be wrong with an entry.</summary>
public enum AuditBreakReason
{
    /// <summary>The entry is missing, though a later entry or the head shows that it existed.</summary>
    EntryMissing,

    /// <summary>The entry was changed after it was written.</summary>
    EntryChanged,

    /// <summary>The entry does not follow the one before it.</summary>
    OutOfOrder,

    /// <summary>The head of the chain does not name this entry as the last.</summary>
    HeadChanged,

    /// <summary>A record or former version that the entry names is missing.</summary>
    RecordMissing,

    /// <summary>A record or former version was changed after the entry was written.</summary>
    RecordChanged,

    /// <summary>There is a record or former version that no entry names.</summary>
    RecordUnaudited,

    /// <summary>The chain ends before this entry, which an anchor names: it was set back or removed.</summary>
    SetBack,

    /// <summary>The entry differs from the one that an anchor names.</summary>
    Rewritten,

    /// <summary>An anchor is missing, though a later one or the note of the last one shows that it existed.</summary>
    AnchorMissing,

    /// <summary>An anchor was changed after it was signed.</summary>
    AnchorChanged,
}

/// <summary>The result of checking one chain.</summary>
/// <param name="Entries">How many entries hold.</param>
/// <param name="Break">The first break; null if all entries hold.</param>
public sealed record AuditReport(string Unit, long Entries, AuditBreak? Break);
