using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Outbox;
using BotApp.Storage.Tables;
using BotApp.Storage.Totals;

namespace BotApp.Storage.Units;

/// <summary>The state of a unit that a save is decided on.</summary>
/// <param name="Sheets">The tally sheet of every month the save touches, with the members the save touches.</param>
/// <param name="Days">The index row of each record to be replaced; null where there is none.</param>
internal sealed record SaveState(
    ChainHead Head,
    IReadOnlyDictionary<string, TallySheet> Sheets,
    IReadOnlyDictionary<string, Stored<string>?> Days);

/// <summary>The role of a row in the transaction: tells what its failure means.</summary>
internal enum RowPart
{
    /// <summary>Fails when the operation was carried out before.</summary>
    Operation,

    /// <summary>Fails when someone changed the record first.</summary>
    Record,

    /// <summary>Fails when the known state of the unit is out of date.</summary>
    Shared,
}

/// <summary>One row of the transaction.</summary>
internal readonly record struct PlannedRow(RowPart Part, TableTransactionAction Action, string RecordId)
{
    public TableEntity Entity => (TableEntity)Action.Entity;
}

/// <summary>The decision on a save: a pure function of the known state.</summary>
internal abstract record SavePlan
{
    private SavePlan() { }

    /// <summary>Write these rows, in this order, the operation's row first.</summary>
    /// <param name="Head">The head as written, its ETag still the former one.</param>
    /// <param name="Sheets">The sheets as written, their ETags still the former ones.</param>
    /// <param name="HasMessages">Whether there are outbox messages.</param>
    public sealed record Write(
        IReadOnlyList<PlannedRow> Rows, ChainHead Head, IReadOnlyList<TallySheet> Sheets, bool HasMessages) : SavePlan;

    /// <summary>The save does not fit into a transaction or a row.</summary>
    public sealed record Refuse(SaveOutcome.TooLarge Outcome) : SavePlan;

    /// <summary>The save contradicts the stored tallies of this month: it is based on an old record, or they are wrong.</summary>
    public sealed record Recount(string Month) : SavePlan;

    /// <summary>Decides on a save.</summary>
    /// <param name="totals">In which totals, read across units, a counter is copied.</param>
    public static SavePlan Make(
        UnitSave save,
        string attempt,
        SaveState state,
        IReadOnlyDictionary<string, TallyChange> changes,
        byte[] auditKey,
        Func<string, TotalsKind> totals) =>
        new SavePlanner(save, attempt, state, auditKey, totals).Make(changes);
}

/// <summary>Collects the rows of a plan.</summary>
internal sealed class SavePlanner(UnitSave save, string attempt, SaveState state, byte[] auditKey, Func<string, TotalsKind> totals)
{
    private readonly List<PlannedRow> rows = [];
    private readonly string subject = save.Writes is [var first, ..] ? first.Record.Id : "";

    public SavePlan Make(IReadOnlyDictionary<string, TallyChange> changes)
    {
        var operation = new OperationRow(attempt, [.. save.Writes.Select(w => w.Record.Id)]);
        Insert(RowPart.Operation, subject, operation.Write(save));
        foreach (var write in save.Writes)
            AddRecord(write);

        var sheets = new List<TallySheet>(changes.Count);
        foreach (var (month, change) in changes)
        {
            if (change.ApplyTo(state.Sheets[month]) is not { } sheet)
                return new SavePlan.Recount(month);
            if (!TryAddMembers(sheet, change.Members))
                return new SavePlan.Refuse(new SaveOutcome.TooLarge(subject, null));
            sheets.Add(sheet);
        }

        foreach (var year in sheets.GroupBy(s => TallyRow.YearOf(s.Month), StringComparer.Ordinal))
        {
            if (!TryAddTallies([.. year]))
                return new SavePlan.Refuse(new SaveOutcome.TooLarge(subject, null));
        }

        var head = AddEntry();
        List<OutboxMessage> messages =
            [.. save.Outbox, .. TotalsMessage.Of([.. sheets.Select(s => (state.Sheets[s.Month], s))], head.Sequence, totals)];
        foreach (var (message, place) in messages.Select((m, i) => (m, i)))
            Insert(RowPart.Shared, subject, OutboxRow.Write(save.Unit, UnitKeys.Message(head.Sequence, place), message));

        return TooLarge() is { } outcome ? new SavePlan.Refuse(outcome) : new SavePlan.Write(rows, head, sheets, messages.Count > 0);
    }

    private void AddRecord(RecordWrite write)
    {
        var record = write.Record;
        if (write is RecordWrite.Remove { Former.ETag: var read })
        {
            Delete(RowPart.Record, record.Id, UnitKeys.Record(record.Id), read);
            if (state.Days[record.Id] is { } listed)
                Delete(RowPart.Shared, record.Id, listed.Value, listed.ETag);
            return;
        }

        var row = RecordRow.Write(record, UnitKeys.Record(record.Id));
        var day = DayRow.Write(record);
        if (write is not RecordWrite.Replace { Former: var former })
        {
            Insert(RowPart.Record, record.Id, row);
            Insert(RowPart.Shared, record.Id, day);
            return;
        }

        Put(RowPart.Record, record.Id, row, former.ETag);
        Insert(RowPart.Shared, record.Id, RecordRow.Write(former.Value, UnitKeys.Version(record.Id, former.Value.Version)));

        // Replaces the index row of the former date. If that is missing, this save repairs the index.
        var indexed = state.Days[record.Id];
        if (indexed is not null && indexed.Value != day.RowKey)
        {
            Delete(RowPart.Shared, record.Id, indexed.Value, indexed.ETag);
            indexed = null;
        }

        Put(RowPart.Shared, record.Id, day, indexed?.ETag);
    }

    private bool TryAddTallies(IReadOnlyList<TallySheet> sheets)
    {
        var row = TallyRow.Write(save.Unit, sheets);
        rows.Add(new PlannedRow(
            RowPart.Shared,
            sheets[0].ETag is { } read
                ? new TableTransactionAction(TableTransactionActionType.UpdateMerge, row, read)
                : new TableTransactionAction(TableTransactionActionType.Add, row),
            subject));
        return TallyRow.HasRoomFor(row, sheets.Count);
    }

    private bool TryAddMembers(TallySheet sheet, IEnumerable<TallyMember> members)
    {
        foreach (var member in members)
        {
            if (!UnitKeys.TryMember(sheet.Month, member, out var key))
                return false;
            var (references, etag) = sheet.Members[member];
            var row = TallySheet.WriteMember(save.Unit, key, references);
            if (references > 0)
                Put(RowPart.Shared, subject, row, etag);
            else if (etag is { } known)
                rows.Add(new PlannedRow(
                    RowPart.Shared, new TableTransactionAction(TableTransactionActionType.Delete, row, known), subject));
        }

        return true;
    }

    private ChainHead AddEntry()
    {
        var audited = save.Reading is { } reading
            ? [new AuditedRecord(reading.Id, 0, AuditDigest.OfPerson(reading.Of, auditKey))]
            : save.Writes.Select(w => new AuditedRecord(w.Record.Id, w.Record.Version, AuditDigest.OfRecord(w.Record, auditKey)));
        var entry = new AuditEntry(
            save.Unit, state.Head.Sequence + 1, save.Who, save.What, save.At, save.OperationId, [.. audited], state.Head.Hash);
        var hash = AuditDigest.OfEntry(entry, auditKey);
        var head = state.Head with { Sequence = entry.Sequence, Hash = hash };

        Insert(RowPart.Shared, subject, AuditRow.Write(entry, hash));
        Put(RowPart.Shared, subject, head.Write(save.Unit), head.ETag);
        return head;
    }

    private SaveOutcome.TooLarge? TooLarge()
    {
        foreach (var write in save.Writes)
        {
            var id = write.Record.Id;
            if (rows.Any(r => r.RecordId == id && r.Part is RowPart.Record && TableLimits.StoredBytes(r.Entity) > TableLimits.EntityBytes))
                return new SaveOutcome.TooLarge(id, RecordRow.LongestField(write.Record));
        }

        return rows.Count > TableLimits.RowsPerSave
            || rows.Any(r => TableLimits.StoredBytes(r.Entity) > TableLimits.EntityBytes)
            || rows.Sum(r => (long)TableLimits.WireBytes(r.Entity)) > TableLimits.TransactionBytes
            ? new SaveOutcome.TooLarge(subject, null)
            : null;
    }

    private void Delete(RowPart part, string recordId, string rowKey, ETag read) => rows.Add(new PlannedRow(
        part, new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(UnitKeys.Partition(save.Unit), rowKey), read), recordId));

    private void Insert(RowPart part, string recordId, TableEntity entity) => Put(part, recordId, entity, null);

    /// <summary>Replaces the row read under this ETag; inserts it if there is none.</summary>
    private void Put(RowPart part, string recordId, TableEntity entity, ETag? read) =>
        rows.Add(new PlannedRow(part, entity.Put(read), recordId));
}
