using System.Collections.Immutable;
using BotApp.Cards.Meetings;
using BotApp.Features.Ledgers;
using BotApp.Features.Records;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.MeetingLogs;

/// <summary>
/// The follow-ups of a meeting. Each one with an owner and a deadline becomes a ledger item, saved together with the meeting
/// and continued in the ledger.
/// </summary>
internal static class FollowUpItems
{
    /// <summary>Ledger of the items.</summary>
    public const string Register = AutomaticRegisters.FollowUp;

    /// <summary>Field of the meeting that holds how many items it has ever had; their ids are derived from it.</summary>
    public const string Count = "items";

    /// <summary>Ids of all items that a meeting ever had.</summary>
    public static IEnumerable<string> IdsOf(OfficeRecord meeting) =>
        Enumerable.Range(1, FieldValues.TryNumber(meeting.Fields.GetValueOrDefault(Count, "0"), 0, out var n) ? (int)n : 0)
            .Select(i => IdOf(meeting.Id, i));

    /// <summary>The items that a meeting ever had, as they stand now.</summary>
    public static async Task<IReadOnlyList<Stored<OfficeRecord>>> OfAsync(UnitStore units, OfficeRecord meeting, CancellationToken ct)
    {
        var found = await Task.WhenAll(IdsOf(meeting).Select(id => units.FindAsync(meeting.Unit, id, ct)));
        return [.. found.OfType<Stored<OfficeRecord>>()];
    }

    /// <summary>The same, to be shown.</summary>
    public static async Task<IReadOnlyList<OfficeRecord>> ShownAsync(UnitStore units, OfficeRecord meeting, CancellationToken ct) =>
        [.. (await OfAsync(units, meeting, ct)).Select(item => item.Value)];

    /// <summary>How many items a meeting has ever had, once it is saved so. Cancelled items are included, as they keep their ids.</summary>
    public static int Ever(OfficeRecord? former, IEnumerable<RecordWrite> items) =>
        (former is null ? 0 : IdsOf(former).Count()) + items.Count(w => w is RecordWrite.Create);

    /// <summary>The items of a meeting as they stand once it is saved.</summary>
    /// <param name="former">As they stood before.</param>
    public static IReadOnlyList<OfficeRecord> After(IEnumerable<Stored<OfficeRecord>> former, UnitSave save) =>
        [.. save.Writes.Skip(1).Select(w => w.Record).Concat(former.Select(f => f.Value)).DistinctBy(item => item.Id)];

    /// <summary>The item made from a line of its meeting; null if there is none.</summary>
    public static OfficeRecord? ItemOf(IEnumerable<OfficeRecord> items, IReadOnlyList<string> row) =>
        items.FirstOrDefault(item => item.State != RecordState.Cancelled && IsOf(item, row));

    /// <summary>
    /// How a changed meeting changes its items. A line with the same text and owner keeps its item, even with another deadline, and so
    /// does one whose text alone was corrected. An item whose line is gone is cancelled; a new line becomes a new item.
    /// </summary>
    public static IReadOnlyList<RecordWrite> Reconcile(SaveMeetingInput input, Register meetings, OfficeRecord meeting)
    {
        var free = input.FormerItems.ToList();
        var writes = new List<RecordWrite>();
        var changed = GoOn(Lines(meeting), (former, line) => Said(former) is var (text, owner, _) && text == line.Text && owner == line.Owner);
        var added = GoOn(changed, IsCorrected);
        foreach (var line in added.Where(line => !IsBefore(line.Due, input.OwesFrom)))
        {
            // A new line may reuse a cancelled item: the record's versions keep its history.
            var reused = free.FindIndex(f => f.Value.State == RecordState.Cancelled);
            if (reused >= 0)
            {
                writes.Add(new RecordWrite.Replace(Item(input, meetings, meeting, line, free[reused].Value), free[reused]));
                free.RemoveAt(reused);
            }
            else
            {
                var id = IdOf(meeting.Id, Ever(input.Former?.Value, writes) + 1);
                writes.Add(new RecordWrite.Create(Item(input, meetings, meeting, line, null) with { Id = id }));
            }
        }

        writes.AddRange(free.Where(f => f.Value.State != RecordState.Cancelled).Select(f => CancelRecord.Cancelled(f, input.By.Id, input.Now)));
        return writes;

        // Updates the items whose lines are still there, and returns the lines that have no item.
        List<Line> GoOn(IEnumerable<Line> lines, Func<OfficeRecord, Line, bool> isOf)
        {
            var left = new List<Line>();
            foreach (var line in lines)
            {
                var match = free.FindIndex(f => isOf(f.Value, line));
                if (match < 0)
                {
                    left.Add(line);
                    continue;
                }

                var former = free[match];
                free.RemoveAt(match);
                var item = Item(input, meetings, meeting, line, former.Value);
                if (Differs(item, former.Value))
                    writes.Add(new RecordWrite.Replace(item, former));
            }

            return left;
        }
    }

    /// <summary>Tasks that are due before their meeting. A line that the edit left unchanged is no error, even if the meeting was moved.</summary>
    public static IEnumerable<FieldError> Faults(IReadOnlyDictionary<string, string> values, OfficeRecord? former)
    {
        if (!FieldValues.TryDate(values.GetValueOrDefault(MeetingInputs.Date, ""), out var date))
            yield break;
        var known = FieldValues.Rows(former?.Fields.GetValueOrDefault(MeetingInputs.Actions) ?? "").Select(FieldValues.FormatRow).ToHashSet(StringComparer.Ordinal);
        foreach (var (i, row) in FieldValues.Rows(values.GetValueOrDefault(MeetingInputs.Actions, "")).Index())
        {
            if (row.Count > 2 && FieldValues.TryDate(row[2], out var due) && due < date && !known.Contains(FieldValues.FormatRow(row)))
                yield return new FieldError(MeetingInputs.Actions, ItemErrors.BeforeMeeting, FieldValues.Format(date), i + 1, "due");
        }
    }

    private static bool IsOf(OfficeRecord item, IReadOnlyList<string> row) =>
        Said(item) is var (text, owner, _) && row.Count > 1 && row[0] == text && row[1] == owner;

    /// <summary>Whether a line of a meeting names an owner and a deadline, so that it becomes an item.</summary>
    public static bool IsCarriedOn(IReadOnlyList<string> row) => row.Count > 2 && row[1].Length > 0 && FieldValues.TryDate(row[2], out _);

    /// <summary>Whether a line was due before the office began to use the assistant: nobody is asked for it, so it becomes no item.</summary>
    public static bool IsFromBefore(IReadOnlyList<string> row, DateOnly? owesFrom) =>
        IsCarriedOn(row) && FieldValues.TryDate(row[2], out var due) && IsBefore(due, owesFrom);

    private static bool IsBefore(DateOnly due, DateOnly? owesFrom) => due < owesFrom;

    private sealed record Line(string Text, string Owner, DateOnly Due);

    private static string IdOf(string meeting, int n) => FormattableString.Invariant($"{meeting}.{n}");

    private static IReadOnlyList<Line> Lines(OfficeRecord meeting) =>
    [
        .. from row in FieldValues.Rows(meeting.Fields.GetValueOrDefault(MeetingInputs.Actions, ""))
           where IsCarriedOn(row)
           select new Line(row[0], row[1], FieldValues.TryDate(row[2], out var due) ? due : default),
    ];

    private static bool Differs(OfficeRecord item, OfficeRecord former) =>
        item.State != former.State || item.Date != former.Date || !item.Fields.SequenceEqual(former.Fields);

    /// <summary>
    /// The line as the meeting had it when the item was last made from it. Later changes to the item (another owner, another
    /// deadline, its progress) belong to the ledger: an edit of the meeting that leaves the line alone does not touch them.
    /// </summary>
    private static (string Text, string Owner, string Due) Said(OfficeRecord item)
    {
        var row = FieldValues.Rows(item.Fields.GetValueOrDefault(LedgerFields.Line, "")) is [var first, ..] ? first : null;
        return row is [var text, var owner, var due]
            ? (text, owner, due)
            : (item.Title, item.Fields.GetValueOrDefault(LedgerFields.Owner, ""), item.Fields.GetValueOrDefault(LedgerFields.Due, ""));
    }

    // A correction keeps most characters of a line. Another task of the same person for the same day keeps hardly any, and must not
    // inherit this one's progress.
    private static bool IsCorrected(OfficeRecord former, Line line)
    {
        var (text, owner, due) = Said(former);
        if (former.State == RecordState.Cancelled || owner != line.Owner || due != FieldValues.Format(line.Due))
            return false;
        var left = line.Text.ToList();
        return text.Count(left.Remove) * 2 >= Math.Max(text.Length, line.Text.Length);
    }

    private static OfficeRecord Item(SaveMeetingInput input, Register meetings, OfficeRecord meeting, Line line, OfficeRecord? former)
    {
        // A reused item starts anew; its versions keep its history.
        var goesOn = former is not null && former.State != RecordState.Cancelled ? former : null;
        var due = FieldValues.Format(line.Due);
        var fields = (goesOn?.Fields ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)).ToBuilder();
        var isReworded = goesOn is not null && Said(goesOn).Text != line.Text;
        if (goesOn is null || isReworded)
            fields[LedgerFields.Title] = line.Text;
        if (goesOn is null)
        {
            fields[LedgerFields.Owner] = line.Owner;
            fields[LedgerFields.Status] = ItemStatus.NotStarted.Code();
            fields[LedgerFields.Source] = "meeting";
            fields[LedgerFields.Level] = input.Unit.Kind.Code();
            fields[LedgerFields.Added] = "false";
            fields[LedgerFields.Meeting] = meeting.Id;
        }

        // As long as the owner is not on the roster, take whoever the roster now knows by that name.
        if ((goesOn is null || (new LedgerItem(goesOn) is { IsOpen: true } open && input.Roster.Find(open.OwnerId) is null))
            && Owners.First(input.Roster, input.Unit.Id, fields.GetValueOrDefault(LedgerFields.Owner, "")) is { } owner)
            fields[LedgerFields.OwnerId] = owner.Id;

        if (goesOn is null || Said(goesOn).Due != due)
            fields[LedgerFields.Due] = due;
        fields[LedgerFields.Found] = FieldValues.Format(meeting.Date);
        fields[LedgerFields.Line] = FieldValues.FormatRow([line.Text, line.Owner, due]);
        // What a meeting of restricted visibility decided may be read by those who may read the meeting, and by whoever has to do it.
        if (meetings.Visibility is Visibility.Unit)
            fields.Remove(LedgerFields.Visibility);
        else
            fields[LedgerFields.Visibility] = meetings.Visibility.ToString().ToLowerInvariant();

        return new OfficeRecord
        {
            Id = former?.Id ?? "",
            Unit = meeting.Unit,
            Register = Register,
            Date = meeting.Date,
            Title = goesOn is null || isReworded ? line.Text : goesOn.Title,
            Tags = goesOn?.Tags ?? [],
            State = goesOn?.State ?? RecordState.Active,
            Fields = fields.ToImmutable(),
            Version = (former?.Version ?? 0) + 1,
            CreatedBy = former?.CreatedBy ?? input.By.Id,
            CreatedAt = former?.CreatedAt ?? input.Now,
            ChangedBy = input.By.Id,
            ChangedAt = input.Now,
        };
    }
}
