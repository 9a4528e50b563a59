using System.Collections.Immutable;
using System.Text.Json;
using BotApp.Cards.Meetings;
using BotApp.Features.Import;
using BotApp.Features.Ledgers;
using BotApp.Features.MeetingLogs;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Records.Import;

/// <summary>A row that may be written.</summary>
/// <param name="FormerId">The record's id if an older build has imported the row: it included the accounts behind the names. Null if the id is the same.</param>
internal sealed record PlannedRecord(RecordFileRow Row, UnitSave Save, string? FormerId);

/// <summary>What importing a file of records would write.</summary>
/// <param name="WithoutWords">How many good rows hold words that the office has chosen not to keep.</param>
/// <param name="TasksFromBefore">How many tasks of the good rows were due before anything was owed, and become no items.</param>
internal sealed record RecordImportPlan(IReadOnlyList<PlannedRecord> Good, IReadOnlyList<FileError> Errors, int WithoutWords, int TasksFromBefore);

/// <summary>Decides which rows of a file can become records, each by the same decision as a confirmed card. Pure.</summary>
internal sealed class RecordImport(RegisterCatalog registers, RosterSnapshot roster, OfficeSettings office, DateOnly? owesFrom, DateTimeOffset now)
{
    /// <summary>Who is named as having entered imported records: the operator's command, which is nobody on the roster.</summary>
    public static Person Operator { get; } = new("import", "", null, []);

    private readonly Dictionary<string, int> times = new(StringComparer.Ordinal);
    private readonly List<PlannedRecord> good = [];
    private readonly List<FileError> errors = [];
    private int withoutWords;
    private int tasksFromBefore;

    /// <summary>Decides.</summary>
    /// <param name="office">How much of a meeting is kept, and when a ledger was settled.</param>
    /// <param name="owesFrom">The first day from which anything is owed; null while the office has no roster.</param>
    public static RecordImportPlan Decide(
        IEnumerable<RecordFileRow> rows, RegisterCatalog registers, RosterSnapshot roster, OfficeSettings office, DateOnly? owesFrom, DateTimeOffset now)
    {
        var import = new RecordImport(registers, roster, office, owesFrom, now);
        foreach (var row in rows)
            import.Add(row);
        return new RecordImportPlan(import.good, import.errors, import.withoutWords, import.tasksFromBefore);
    }

    /// <summary>The unit that a cell means for a register: by its id, or by name, preferring units that may keep the register.</summary>
    public static Unit? UnitOf(RosterSnapshot roster, Register register, string cell) =>
        roster.Unit(cell)
        ?? UnitNames.Find(roster.Units.Where(u => register.MayBeHeldBy(u.Kind)), cell)
        ?? UnitNames.Find(roster.Units, cell);

    private void Add(RecordFileRow row)
    {
        if (row.Unit.Length == 0)
            Wrong(row, RecordColumns.Unit, FileErrorCode.Missing);
        else if (UnitOf(roster, row.Register, row.Unit) is not { } unit)
            Wrong(row, RecordColumns.Unit, RecordFileErrorCode.UnknownUnit, row.Unit);
        else if (Typed(row, unit) is { } typed)
            Decide(row, unit, typed);
    }

    private void Decide(RecordFileRow row, Unit unit, IReadOnlyDictionary<string, string> typed)
    {
        var found = row.Register.Kind == Register.Meeting ? Meeting(row, unit, typed) : Entry(row, unit, typed);
        foreach (var error in found)
            errors.Add(Told(row, error));
    }

    private IReadOnlyList<FieldError> Entry(RecordFileRow row, Unit unit, IReadOnlyDictionary<string, string> typed)
    {
        var (cardId, former) = CardIdsOf(row, unit, typed);
        var formerId = former is null ? null : SaveRecord.RecordIdOf(former);
        var isItem = row.Register.Kind == Register.Ledger;
        var input = new SaveRecordInput(row.Register, isItem ? Owners.WithAccounts(typed, roster, unit.Id) : typed, unit, Operator, cardId, null, now);
        switch (SaveRecord.Decide(input, registers))
        {
            case SaveRecordDecision.Write write when isItem:
                return Item(row, unit, write.Save, formerId);
            case SaveRecordDecision.Write write:
                good.Add(new PlannedRecord(row, write.Save, formerId));
                return [];
            case SaveRecordDecision.Refuse refuse:
                return refuse.Errors;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // An item that the office had before takes its status and lists from the file. Otherwise it is like one entered on a card, including
    // the values that a card asks nobody for.
    private FieldError[] Item(RecordFileRow row, Unit unit, UnitSave save, string? formerId)
    {
        var record = save.Writes[0].Record;
        FieldError[] faults = [.. SaveItem.Faults(record.Fields), .. SaveItem.ClosingFaults(record.Fields)];
        if (faults.Length > 0)
            return faults;

        var owned = Owners.WithMeasureOwners(record.Fields, roster, unit.Id);
        var baseline = office.Ledgers.GetValueOrDefault(record.Register, LedgerSetting.None).Baseline;
        var fields = owned.ContainsKey(LedgerFields.Added) ? owned : SaveItem.WithAdded(owned, baseline);
        if (LedgerFields.LevelOf(row.Register, unit) is { } level)
            fields = Or(fields, LedgerFields.Level, level);
        var isOpen = new LedgerItem(record).IsOpen;
        foreach (var closing in isOpen ? [] : registers.ClosingsOf(row.Register, record.Tags))
            fields = Or(fields, closing.Field, closing.Value);
        var item = record with { Fields = fields, State = isOpen ? RecordState.Active : RecordState.Closed };
        IReadOnlyList<RecordWrite> writes = [new RecordWrite.Create(item)];
        good.Add(new PlannedRecord(row, save with { Writes = writes, Outbox = LedgerMessage.Of(writes) }, formerId));
        return [];
    }

    private static ImmutableSortedDictionary<string, string> Or(ImmutableSortedDictionary<string, string> fields, string field, string otherwise) =>
        fields.ContainsKey(field) ? fields : fields.Add(field, otherwise);

    private IReadOnlyList<FieldError> Meeting(RecordFileRow row, Unit unit, IReadOnlyDictionary<string, string> typed)
    {
        var form = MeetingForm.From(new SortedDictionary<string, string>(typed.ToDictionary(), StringComparer.Ordinal) { [MeetingInputs.Type] = row.Register.Code });
        var (cardId, former) = CardIdsOf(row, unit, typed);
        var input = new SaveMeetingInput(form, unit, Operator, roster, cardId, null, [], now) { Content = office.ContentLevel, OwesFrom = owesFrom };
        switch (SaveMeeting.Decide(input, registers))
        {
            case SaveMeetingDecision.Write write:
                good.Add(new PlannedRecord(row, write.Save, former is null ? null : SaveMeeting.RecordIdOf(former)));
                if (office.ContentLevel is ContentLevel.CountsOnly && form.Counted(registers).Values.Count < form.Values.Count)
                    withoutWords++;
                tasksFromBefore += FieldValues.Rows(write.Save.Writes[0].Record.Fields.GetValueOrDefault(MeetingInputs.Actions, ""))
                    .Count(task => FollowUpItems.IsFromBefore(task, owesFrom));
                return [];
            case SaveMeetingDecision.Refuse refuse:
                return refuse.Errors;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The cells in the form of inputs, with the accounts behind names; null if an account belongs to nobody.</summary>
    private ImmutableSortedDictionary<string, string>? Typed(RecordFileRow row, Unit unit)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, cell) in row.Values)
        {
            var field = row.Register.Field(id)!;
            var value = CellText.Normalise(registers, row.Register, field, cell);
            if (field.Type is FieldType.User && AccountOf(value) is not { } account)
            {
                Wrong(row, id, FieldErrorCode.NotId, cell);
                return null;
            }
            else
                values[id] = field.Type is FieldType.User ? AccountOf(value)! : value;
        }

        var accounts = row.Register.Fields.Where(f => f.Type is FieldType.User && RecordForm.NameBehind(row.Register, f) is null)
            .Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return RecordForm.From(values.Where(v => !accounts.Contains(v.Key))).WithAccounts(row.Register, unit, roster, former: null)
            .AddRange(values.Where(v => accounts.Contains(v.Key)));
    }

    private string? AccountOf(string text) =>
        roster.Find(text)?.Id ?? roster.People.FirstOrDefault(p => string.Equals(p.Upn, text, StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>
    /// The same row makes the same record, whichever file it is in and however often that is imported; a row that occurs twice
    /// in a file makes two records, and the same two the next time. The id depends on what the row says, and not on the accounts
    /// behind its names, which the roster may assign differently tomorrow.
    /// </summary>
    private (string Id, string? Former) CardIdsOf(RecordFileRow row, Unit unit, IReadOnlyDictionary<string, string> typed)
    {
        var said = typed.Where(v => row.Register.Field(v.Key) is not { Type: FieldType.User } account || RecordForm.NameBehind(row.Register, account) is null)
            .ToDictionary(StringComparer.Ordinal);
        return (CardIdOf(row, unit, said), said.Count == typed.Count ? null : CardIdOf(row, unit, typed));
    }

    private string CardIdOf(RecordFileRow row, Unit unit, IReadOnlyDictionary<string, string> typed)
    {
        var content = JsonSerializer.Serialize(
            new SortedDictionary<string, string>(typed.ToDictionary(), StringComparer.Ordinal), RecordJson.Default.SortedDictionaryStringString);
        var key = OperationId.Of("import", unit.Id, row.Register.Code, content);
        var time = times[key] = times.GetValueOrDefault(key) + 1;
        return time == 1 ? key : OperationId.Of("import", key, FieldValues.Format(time));
    }

    private static FileError Told(RecordFileRow row, FieldError error)
    {
        var register = row.Register;
        if (error.Code == RecordErrors.NotOfThisUnit)
            return new FileError(row.Number, RecordColumns.LabelOf(register, RecordColumns.Unit).Zh, error.Code) { Sheet = row.Sheet };

        var field = register.Field(error.Field);
        var column = RecordColumns.LabelOf(register, error.Field).Zh;
        if (error.Row is { } entry)
            column = $"{column} #{entry}";
        if (error.Column is { } part)
            column = $"{column} {field?.Columns?.FirstOrDefault(c => c.Id == part)?.Label.Zh ?? part}";
        var argument = error.Code is FieldErrorCode.NotAfter or FieldErrorCode.MoreThan
            ? RecordColumns.LabelOf(register, error.Argument ?? "").Zh
            : error.Argument ?? row.Values.GetValueOrDefault(error.Field, "");
        return new FileError(row.Number, column, error.Code, argument) { Sheet = row.Sheet };
    }

    private void Wrong(RecordFileRow row, string key, string code, params IReadOnlyList<string> arguments) =>
        errors.Add(new FileError(row.Number, RecordColumns.LabelOf(row.Register, key).Zh, code, arguments) { Sheet = row.Sheet });
}
