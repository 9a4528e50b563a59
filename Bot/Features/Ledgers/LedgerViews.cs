using BotApp.Cards.Ledgers;
using BotApp.Cards.Model;
using BotApp.Cards.Texts;
using BotApp.Features.Holidays;
using BotApp.Features.Records;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>Makes the card of an item from its record, its versions and what the person may do.</summary>
internal sealed class LedgerViews(RegisterCatalog registers, UnitStore units, RecordLinks links, LinkedEntries entries, CalendarView calendar)
{
    // Fields with their own place on the card, or for the bot only.
    private static readonly HashSet<string> Elsewhere =
        [LedgerFields.Title, LedgerFields.Due, LedgerFields.Measures, LedgerFields.Found, LedgerFields.Meeting];

    /// <summary>The card, which replaces the one that was clicked.</summary>
    /// <param name="typed">What was typed into the card's inputs and stays there; null fills them from the item.</param>
    /// <param name="notKept">What was typed elsewhere and could not be saved.</param>
    public async Task<Reply.Card> ShowAsync(
        Turn turn,
        OfficeRecord record,
        LedgerItemCard.Occasion occasion,
        CancellationToken ct,
        IReadOnlyDictionary<string, string>? typed = null,
        IReadOnlyList<FieldError>? errors = null,
        IReadOnlyList<string>? notKept = null)
    {
        var versions = await units.VersionsAsync(record.Unit, record.Id, ct);
        var meeting = await MeetingAsync(turn, record, ct);
        var ledger = registers[record.Register];
        var unit = turn.Roster.UnitOrFormer(record.Unit)!;
        var linked = await links.SayAsync(record, ledger, unit, turn.Person, turn.Texts, ct);
        var data = DataOf(turn, record, versions, occasion, typed, errors ?? []) with
        {
            Meeting = meeting,
            Lines = [.. Lines(record, ledger, linked, turn.Texts), .. await entries.SayAsync(turn, record, unit, ct)],
            Entries = entries.Enterable(turn, record, unit),
        };
        if (notKept is not null)
            data = data with { NotKept = notKept };
        var card = LedgerItemCard.Render(data, turn.Texts);
        // Posted, so that the chat later shows the latest state, not a card of an earlier version.
        return new Reply.Card(card, occasion is LedgerItemCard.Occasion.Opened ? null : card);
    }

    /// <summary>The data of a button that opens the item.</summary>
    public static Dictionary<string, string> Target(string unit, string id) => new(StringComparer.Ordinal) { [CardData.Unit] = unit, [CardData.Id] = id };

    private LedgerItemCard.Data DataOf(
        Turn turn,
        OfficeRecord record,
        IReadOnlyList<OfficeRecord> versions,
        LedgerItemCard.Occasion occasion,
        IReadOnlyDictionary<string, string>? typed,
        IReadOnlyList<FieldError> errors)
    {
        var (t, item, ledger) = (turn.Texts, new LedgerItem(record), registers[record.Register]);
        var unit = turn.Roster.UnitOrFormer(record.Unit)!;
        bool May(Operation operation) => ItemAccess.May(turn.Person, operation, unit, ledger, record);

        var moves = item.IsOpen && May(Operation.UpdateItem)
            ? ItemStatuses.Next(item.Status).Prepend(item.Status).Select(s => new Choice(ItemHistory.NameOf(s, ledger, t), s.Code())).ToList()
            : [];
        var results = record.State == RecordState.Closed && !LookBack.IsOwnWork(item, turn.Person) && May(Operation.LookBack)
            ? new List<Choice> { new(t.LedgerResultHolds, LedgerFields.Holds), new(t.LedgerResultReopened, LedgerFields.Reopened) }
            : [];
        var mayMark = item.IsOpen && May(Operation.MarkMeasure);
        var hidden = new Dictionary<string, string>(Target(record.Unit, record.Id), StringComparer.Ordinal) { [CardData.Version] = FieldValues.Format(record.Version) };
        var data = new LedgerItemCard.Data
        {
            Hidden = hidden,
            LedgerName = ledger.Name.In(t.Language),
            UnitName = unit.Name,
            Title = record.Title,
            Status = ItemHistory.NameOf(item.Status, ledger, t),
            Due = item.Deadline,
            WorkdaysLate = item.WorkdaysLate(turn.Today, calendar.Current),
            IsAdded = item.IsAdded,
            IsCancelled = record.State == RecordState.Cancelled,
            IsClosed = record.State == RecordState.Closed,
            PeopleNote = ItemNotes.People(item, turn.Roster, turn.Texts),
            ClosedOn = item.ClosedOn,
            LookBackDue = item.LookBackDue,
            Checker = item[LedgerFields.Checker],
            Measures = [.. item.Measures.Select(m => MeasureOf(m, mayMark && m.OwnerId == turn.Person.Id ? hidden : null))],
            History = ItemHistory.Of(versions, record, ledger, turn.Roster, turn.Now.Offset, t),
            Occasion = occasion,
            Moves = moves,
            MayClose = item.IsOpen && May(Operation.CloseItem) && !CloseItem.NeedsReview(item, turn.Person, turn.Roster),
            Results = results,
            MayEdit = May(Operation.EditItem),
            MayCancel = May(Operation.EditItem) && !ledger.IsAutomatic,
            Values = Values(item, moves, results, typed),
            Errors = errors.DistinctBy(e => e.Field).ToDictionary(e => e.Field, e => Say(e, ledger, t), StringComparer.Ordinal),
        };
        return !data.HasInputs && typed?.GetValueOrDefault(LedgerItemCard.NoteInput) is { Length: > 0 } note ? data with { NotKept = [note] } : data;
    }

    /// <summary>The values returned with a card that differ from those it showed.</summary>
    /// <param name="shown">The version that the card showed.</param>
    public static IReadOnlyDictionary<string, string> Typed(IReadOnlyDictionary<string, string> values, OfficeRecord shown)
    {
        var item = new LedgerItem(shown);
        return values
            .Where(v => !(v.Key == LedgerItemCard.StatusInput && v.Value == item.Status.Code()) && !(v.Key == LedgerItemCard.DueInput && v.Value == (item[LedgerFields.Due] ?? "")))
            .ToDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Values(
        LedgerItem item, List<Choice> moves, List<Choice> results, IReadOnlyDictionary<string, string>? typed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (moves.Count > 0)
        {
            values[LedgerItemCard.StatusInput] = item.Status.Code();
            values[LedgerItemCard.DueInput] = item[LedgerFields.Due] ?? "";
        }

        // A cleared deadline stays empty.
        if (typed?.GetValueOrDefault(LedgerItemCard.DueInput) is { } due)
            values[LedgerItemCard.DueInput] = due;
        foreach (var input in (string[])[LedgerItemCard.StatusInput, LedgerItemCard.NoteInput])
            // The chosen value may no longer be offered.
            if (typed?.GetValueOrDefault(input) is { Length: > 0 } value
                && (input != LedgerItemCard.StatusInput || moves.Concat(results).Any(choice => choice.Value == value)))
                values[input] = value;
        return values;
    }

    private IEnumerable<LedgerItemCard.Line> Lines(
        OfficeRecord record, Register ledger, IReadOnlyDictionary<string, string> linked, CardTexts t) =>
        from field in ledger.Fields
        where !Elsewhere.Contains(field.Id) && !LedgerFields.IsKept(ledger, field.Id) && !field.IsAccount
        let value = record.Fields.GetValueOrDefault(field.Id, "")
        where value.Length > 0 && (field.Type is not FieldType.Flag || value == "true")
        select new LedgerItemCard.Line(field.Label.In(t.Language), RecordFields.Say(registers, field, value, linked.GetValueOrDefault(field.Id), t));

    private static LedgerItemCard.Measure MeasureOf(ItemMeasure measure, IReadOnlyDictionary<string, string>? hidden) =>
        new(measure.Text, measure.Owner, measure.Due, measure.Done)
        {
            Mark = hidden is null ? null : new Dictionary<string, string>(hidden, StringComparer.Ordinal) { [CardData.Number] = FieldValues.Format(measure.Number) },
        };

    private async Task<IReadOnlyDictionary<string, string>?> MeetingAsync(Turn turn, OfficeRecord record, CancellationToken ct) =>
        record.Fields.GetValueOrDefault(LedgerFields.Meeting) is { } id
        && turn.Roster.UnitOrFormer(record.Unit) is { } unit
        && await units.FindAsync(unit.Id, id, ct) is { } meeting
        && registers.Find(meeting.Value.Register) is { Kind: Register.Meeting } register
        && Rights.May(turn.Person, Operation.ReadRecords, unit, register.Visibility, meeting.Value.CreatedBy == turn.Person.Id)
            ? Target(unit.Id, id)
            : null;

    /// <summary>The error of an item's input in words.</summary>
    public static string Say(FieldError error, Register ledger, CardTexts t) => error.Code switch
    {
        ItemErrors.IllegalMove => t.LedgerErrorMove(ItemStatuses.Parse(error.Argument) is { } status ? ItemHistory.NameOf(status, ledger, t) : error.Argument ?? ""),
        ItemErrors.IsClosed => t.LedgerErrorClosed,
        ItemErrors.NotClosed => t.LedgerErrorNotClosed,
        ItemErrors.OwnClosing => t.LedgerErrorOwnClosing,
        ItemErrors.HasPassed => t.LedgerErrorPassed,
        ItemErrors.NeedsReview => t.LedgerErrorNeedsReview,
        ItemErrors.BeforeFound => t.LedgerErrorBeforeFound(
            FieldValues.TryDate(error.Argument ?? "", out var day) ? t.DateWithoutWeekday(day) : error.Argument ?? ""),
        ItemErrors.OfMeeting => t.LedgerErrorOfMeeting,
        ItemErrors.NotOnePerson => t.LedgerErrorNotOnePerson(error.Argument ?? ""),
        ItemErrors.ReviewsOwn => t.LedgerErrorReviewsOwn,
        ItemErrors.NotOwnMeasure => t.NotAllowed,
        _ => RecordErrorTexts.Say(error, ledger, t),
    };
}
