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

/// <summary>Keeps a record of each holiday reminder, with numbers sent and confirmed, for the annual report.</summary>
internal sealed partial class ReminderRecords(ReminderBook book, UnitStore units, OfficeClock clock, ILogger<ReminderRecords> logger)
{
    /// <summary>Code of the register.</summary>
    public const string Register = AutomaticRegisters.HolidayReminder;

    private const string Operation = "reminder.record";

    /// <summary>Writes the record, or updates its numbers. Repeating it with the same numbers changes nothing.</summary>
    public async Task WriteAsync(Reminder reminder, StoredOccurrence sent, DeliveryCounts counts, RosterSnapshot roster, CancellationToken ct)
    {
        if (reminder.Holiday is not { } holiday)
            return;
        if (await UnitOfAsync(reminder, roster, ct) is not { } unit)
        {
            LogNoOffice(logger, reminder.Id);
            return;
        }

        var id = OperationId.Of(Operation, reminder.Id);
        var former = await units.FindAsync(unit, id, ct);
        var by = reminder.DecidedBy.Length > 0 ? reminder.DecidedBy : former?.Value.CreatedBy ?? "";
        var fields = Fields(holiday, sent, counts);
        if (former is not null && fields.SequenceEqual(former.Value.Fields))
            return;

        var now = clock.Now;
        var record = new OfficeRecord
        {
            Id = id,
            Unit = unit,
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
        // If another host writes the same numbers at the same time, this save loses and nothing is missing.
        await units.SaveAsync(
            new UnitSave
            {
                Unit = unit,
                OperationId = OperationId.Of(Operation, reminder.Id, FieldValues.Format(record.Version)),
                What = Operation,
                Who = by,
                At = now,
                Writes = [former is null ? new RecordWrite.Create(record) : new RecordWrite.Replace(record, former)],
            },
            ct);
    }

    // The unit is stored before the record: a renamed office is another unit, and there it would become a second record.
    private async Task<string?> UnitOfAsync(Reminder reminder, RosterSnapshot roster, CancellationToken ct)
    {
        if (reminder.RecordUnit is { } kept)
            return kept;
        if (roster.Units.FirstOrDefault(u => u.Kind is UnitKind.Office) is not { } office)
            return null;
        return (await book.ChangeAsync(reminder.Id, r => r.RecordUnit is null ? r with { RecordUnit = office.Id } : null, ct))?.Value.RecordUnit;
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

    [LoggerMessage(1, LogLevel.Warning, "What was sent of reminder {Reminder} is no record: the roster has no unit of the kind office to keep it.")]
    private static partial void LogNoOffice(ILogger logger, string reminder);
}
