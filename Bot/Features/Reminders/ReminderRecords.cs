using System.Collections.Immutable;
using BotApp.Features.Reminders.Model;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Deliveries;
using BotApp.Storage.Records;
using BotApp.Storage.Reminders;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Reminders;

/// <summary>What was sent before a holiday, to how many, confirmed by how many: a record of the office, which the annual report counts.</summary>
internal sealed partial class ReminderRecords(UnitStore units, OfficeClock clock, ILogger<ReminderRecords> logger)
{
    /// <summary>Code of the register.</summary>
    public const string Register = "holiday-reminder";

    private const string Operation = "reminder.record";

    /// <summary>Writes the record, or brings its numbers up to date. Doing it again with the same numbers changes nothing.</summary>
    public async Task WriteAsync(Reminder reminder, StoredOccurrence sent, DeliveryCounts counts, RosterSnapshot roster, CancellationToken ct)
    {
        if (reminder.Holiday is not { } holiday)
            return;
        if (OfficeOf(roster) is not { } office)
        {
            LogNoOffice(logger, reminder.Id);
            return;
        }

        var id = OperationId.Of(Operation, reminder.Id);
        var former = await units.FindAsync(office.Id, id, ct);
        var by = reminder.DecidedBy.Length > 0 ? reminder.DecidedBy : former?.Value.CreatedBy ?? "";
        var fields = Fields(holiday, sent, counts);
        if (former is not null && fields.SequenceEqual(former.Value.Fields))
            return;

        var now = clock.Now;
        var record = new OfficeRecord
        {
            Id = id,
            Unit = office.Id,
            Register = Register,
            Date = sent.Day,
            Title = holiday.NameZh,
            Fields = fields,
            Version = (former?.Value.Version ?? 0) + 1,
            CreatedBy = former?.Value.CreatedBy ?? by,
            CreatedAt = former?.Value.CreatedAt ?? now,
            ChangedBy = by,
            ChangedAt = now,
        };
        // Another host may write the same numbers at the same time: then this one is late, and nothing is lost.
        await units.SaveAsync(
            new UnitSave
            {
                Unit = office.Id,
                OperationId = OperationId.Of(Operation, reminder.Id, FieldValues.Format(record.Version)),
                What = Operation,
                Who = by,
                At = now,
                Writes = [former is null ? new RecordWrite.Create(record) : new RecordWrite.Replace(record, former)],
            },
            ct);
    }

    private static ImmutableSortedDictionary<string, string> Fields(HolidayRef holiday, StoredOccurrence sent, DeliveryCounts counts) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["date"] = FieldValues.Format(sent.Day),
            ["holiday"] = holiday.NameZh,
            ["recipients"] = FieldValues.Format(sent.Recipients),
            ["delivered"] = FieldValues.Format(counts.Sent + counts.Acknowledged),
            ["acknowledged"] = FieldValues.Format(counts.Acknowledged),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static Unit? OfficeOf(RosterSnapshot roster) => roster.Units.FirstOrDefault(u => u.Kind is UnitKind.Office);

    [LoggerMessage(1, LogLevel.Warning, "What was sent of reminder {Reminder} is no record: the roster has no unit of the kind office to keep it.")]
    private static partial void LogNoOffice(ILogger logger, string reminder);
}
