namespace BotApp.Storage.Audit;

/// <summary>One entry of a unit's audit chain: who did what when to which records. No content.</summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Sequence">1 for the unit's first entry, without gaps.</param>
/// <param name="Who">Entra object id.</param>
/// <param name="What">Verb, e.g. <c>meeting.save</c>.</param>
/// <param name="At">When it was done.</param>
/// <param name="OperationId">The operation the entry stands for.</param>
/// <param name="Records">The records as they were after it.</param>
/// <param name="Former">Hash of the entry before; empty for the first one.</param>
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
    /// <summary>The <see cref="What"/> of an entry after which its records are not there any more, nor their former versions.</summary>
    public const string Removal = "retention.delete";

    /// <summary>The <see cref="What"/> of an entry that changes nothing: someone read what is kept elsewhere and is for few.</summary>
    public const string Reading = "review.read";
}

/// <summary>A record in an audit entry.</summary>
/// <param name="Digest">Keyed digest of what the record said.</param>
public sealed record AuditedRecord(string Id, int Version, string Digest);

/// <summary>Where a chain breaks.</summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Sequence">The first entry that does not hold.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="RecordId">The record that does not match the entry, if it is about one.</param>
public sealed record AuditBreak(string Unit, long Sequence, AuditBreakReason Reason, string? RecordId = null);

/// <summary>What can be wrong with an entry.</summary>
public enum AuditBreakReason
{
    /// <summary>The entry is not there, though a later one or the head says so.</summary>
    EntryMissing,

    /// <summary>The entry does not say what it said when it was written.</summary>
    EntryChanged,

    /// <summary>The entry does not follow the one before it.</summary>
    OutOfOrder,

    /// <summary>The head of the chain does not name this entry as the last.</summary>
    HeadChanged,

    /// <summary>A record or former version that the entry names is not there.</summary>
    RecordMissing,

    /// <summary>A record or former version does not say what it said when the entry was written.</summary>
    RecordChanged,

    /// <summary>There is a record or former version that no entry names.</summary>
    RecordUnaudited,

    /// <summary>The chain ends before this entry, which an anchor names: it was set back, or removed.</summary>
    SetBack,

    /// <summary>The entry is another than the one that an anchor names.</summary>
    Rewritten,

    /// <summary>An anchor is not there, though a later one or the note of the last one says so.</summary>
    AnchorMissing,

    /// <summary>An anchor does not say what it said when it was signed.</summary>
    AnchorChanged,
}

/// <summary>What a check of a unit's chain found.</summary>
/// <param name="Entries">How many entries hold.</param>
/// <param name="Break">The first one that does not; null if all do.</param>
public sealed record AuditReport(string Unit, long Entries, AuditBreak? Break);
