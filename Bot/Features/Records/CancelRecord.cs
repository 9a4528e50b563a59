using System.Globalization;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary>Decides what cancelling an entry writes: its content is kept but no longer counts. Pure.</summary>
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

    /// <summary>The id of cancelling one version of a record, so that doing it twice is the same operation.</summary>
    public static string OperationOf(OfficeRecord cancelled) =>
        OperationId.Of("cancel", cancelled.Unit, cancelled.Id, cancelled.Version.ToString(CultureInfo.InvariantCulture));
}
