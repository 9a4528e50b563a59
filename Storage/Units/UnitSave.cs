using Azure;
using BotApp.Storage.Records;

namespace BotApp.Storage.Units;

/// <summary>A value with the ETag it was read under; every write carries that ETag back.</summary>
public sealed record Stored<T>(T Value, ETag ETag);

/// <summary>One change of one record within a save.</summary>
public abstract record RecordWrite(OfficeRecord Record)
{
    /// <summary>The record is new. <see cref="OfficeRecord.Version"/> is 1.</summary>
    public sealed record Create(OfficeRecord Record) : RecordWrite(Record);

    /// <summary>The record replaces <paramref name="Former"/>, which was read before; the former version is kept.</summary>
    public sealed record Replace(OfficeRecord Record, Stored<OfficeRecord> Former) : RecordWrite(Record);

    /// <summary>The record is deleted for good. Its last audit entry records that; see <see cref="UnitStore.RemoveAsync"/>.</summary>
    public sealed record Remove(Stored<OfficeRecord> Former) : RecordWrite(Former.Value);

    /// <summary>The record as it was read before; null for a new one.</summary>
    internal Stored<OfficeRecord>? Read => this switch
    {
        Replace(_, var former) => former,
        Remove(var former) => former,
        _ => null,
    };
}

/// <summary>An effect outside the unit, stored with the save and applied by the dispatcher.</summary>
/// <param name="Kind">Which projection takes it, e.g. <c>open-item</c>.</param>
/// <param name="Key">What it is about; a later version of the same key supersedes an earlier one.</param>
/// <param name="Version">Grows with each change of the same key, so that duplicates and late messages do no harm.</param>
/// <param name="Body">What the projection needs, as JSON; never text of a self-review.</param>
public sealed record OutboxMessage(string Kind, string Key, int Version, string Body);

/// <summary>Everything one confirmed action changes in one unit: all of it is stored or nothing.</summary>
public sealed record UnitSave
{
    /// <summary>The unit whose partition is written.</summary>
    public required string Unit { get; init; }

    /// <summary>Makes the action repeatable: repeating an id changes nothing and returns <see cref="SaveOutcome.Repeated"/>.</summary>
    public required string OperationId { get; init; }

    /// <summary>Verb for the audit chain, e.g. <c>meeting.save</c>.</summary>
    public required string What { get; init; }

    /// <summary>Entra object id of the person who did it, for the audit chain.</summary>
    public required string Who { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>At least one, unless it is a reading; the first is the action's subject, and what a repeat returns.</summary>
    public required IReadOnlyList<RecordWrite> Writes { get; init; }

    /// <summary>Set for a reading, which writes nothing but its audit entry; see <see cref="UnitStore.NoteReadingAsync"/>.</summary>
    internal NotedReading? Reading { get; init; }

    /// <summary>Effects outside the unit.</summary>
    public IReadOnlyList<OutboxMessage> Outbox { get; init; } = [];
}

/// <summary>Something that was read, and is not stored in the unit.</summary>
/// <param name="Id">What was read; contains no person.</param>
/// <param name="Of">Whose it is; the chain holds a keyed digest of this id.</param>
internal sealed record NotedReading(string Id, string Of);

/// <summary>The outcome of a save. Outages throw <see cref="RequestFailedException"/>.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome() { }

    /// <summary>Stored, counted and audited.</summary>
    public sealed record Saved(IReadOnlyList<Stored<OfficeRecord>> Records) : SaveOutcome;

    /// <summary>The same operation was carried out before; this is its first record, in its current version.</summary>
    public sealed record Repeated(Stored<OfficeRecord> Record) : SaveOutcome;

    /// <summary>Someone changed the record first; nothing was written.</summary>
    public sealed record Stale(Stored<OfficeRecord> Current) : SaveOutcome;

    /// <summary>A record to be replaced does not exist, or one to be created exists already; nothing was written.</summary>
    public sealed record Missing(string RecordId) : SaveOutcome;

    /// <summary>Beyond what one transaction or one record can hold; nothing was written.</summary>
    /// <param name="RecordId">The record that does not fit.</param>
    /// <param name="Field">The field that is too long, or null when the save as a whole is too large.</param>
    public sealed record TooLarge(string RecordId, string? Field) : SaveOutcome;
}
