using System.Globalization;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>Decides what cancelling an entry writes: its content is kept and counts no more. Pure.</summary>
internal static class CancelRecord
{
    /// <summary>The verb as the audit chain names it.</summary>
    public const string Verb = "record.cancel";

    public static UnitSave Decide(Stored<OfficeRecord> record, string by, DateTimeOffset now)
    {
        var cancelled = Cancelled(record, by, now);
        return new UnitSave
        {
            Unit = record.Value.Unit,
            OperationId = OperationOf(cancelled.Record),
            What = Verb,
            Who = by,
            At = now,
            Writes = [cancelled],
        };
    }

    /// <summary>The write that takes a record out of every list and count.</summary>
    public static RecordWrite.Replace Cancelled(Stored<OfficeRecord> record, string by, DateTimeOffset now) => new(
        record.Value with { State = RecordState.Cancelled, Version = record.Value.Version + 1, ChangedBy = by, ChangedAt = now }, record);

    /// <summary>Names the cancelling of a version of a record: done twice it is the same.</summary>
    public static string OperationOf(OfficeRecord cancelled) =>
        OperationId.Of("cancel", cancelled.Unit, cancelled.Id, cancelled.Version.ToString(CultureInfo.InvariantCulture));
}
