using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Cards.Texts;
using BotApp.Features.Ledgers;
using BotApp.Features.Records;
using BotApp.Office;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Office.Settings;
using BotApp.Sentences.Meetings;
using BotApp.Storage.Records;
using BotApp.Turns;

namespace BotApp.Features.MeetingLogs;

/// <summary>Makes the meeting cards from records and forms. Pure.</summary>
internal sealed class MeetingViews(RegisterCatalog registers)
{
    private static readonly Dictionary<string, IReadOnlyList<Choice>> NoLinks = [];

    /// <summary>What the form needs besides its values.</summary>
    /// <param name="CardId">Names this form; a click on it is one operation.</param>
    /// <param name="Units">Units to choose from; a single one is not asked for.</param>
    /// <param name="Record">The record that is edited, or null.</param>
    /// <param name="Writer">Whose posted draft it is, or null.</param>
    /// <param name="Content">How much of a meeting the office keeps; nothing else is asked for.</param>
    /// <param name="Offered">Codes of the tags that were preselected; null if they are those in the form.</param>
    /// <param name="Origin">The card about something else that it was begun on, or null.</param>
    public sealed record FormContext(
        string CardId,
        IReadOnlyList<Unit> Units,
        string UnitId,
        ContentLevel Content,
        (string Id, int Version)? Record = null,
        string? Writer = null,
        string? Offered = null,
        FormOrigin? Origin = null);

    public AdaptiveCard Form(
        FormContext context, MeetingForm form, CardTexts t, IReadOnlyList<FieldError>? errors = null, string? problem = null)
    {
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CardData.Operation] = context.CardId,
            [CardData.Unit] = context.UnitId,
            [CardData.Asked] = form[MeetingInputs.Type] ?? "",
            [CardData.Offered] = context.Offered ?? form[MeetingInputs.Tags] ?? "",
        };
        if (context.Record is { } record)
        {
            hidden[CardData.Id] = record.Id;
            hidden[CardData.Version] = FieldValues.Format(record.Version);
        }

        if (context.Writer is not null)
            hidden[CardData.Writer] = context.Writer;

        var choose = context.Record is null && context.Units.Count > 1;
        var values = new Dictionary<string, string>(form.Values, StringComparer.Ordinal);
        if (choose)
            values[MeetingInputs.Unit] = context.UnitId;
        var countsOnly = context.Content is ContentLevel.CountsOnly;
        var register = registers.Find(form[MeetingInputs.Type]);
        return MeetingLogCard.Render(
            new MeetingLogCard.Data
            {
                Hidden = hidden.Marked(context.Origin),
                CountsOnly = countsOnly,
                Types = [.. registers.Meetings.Select(r => new Choice(r.Name.In(t.Language), r.Code))],
                UnitName = choose ? null : context.Units.FirstOrDefault(u => u.Id == context.UnitId)?.Name,
                Units = choose ? [.. context.Units.Select(u => new Choice(u.Name, u.Id))] : [],
                Tags = [.. registers.Tags.Select(tag => new Choice(tag.Name.In(t.Language), tag.Code))],
                More = register is null ? [] : RecordFields.OfForm(registers, register with { Fields = [.. Asked(register.Code, context.Content)] }, NoLinks, t),
                Values = values,
                Errors = (errors ?? []).DistinctBy(e => e.Field).ToDictionary(e => e.Field, e => MeetingErrorTexts.Say(e, register, t), StringComparer.Ordinal),
                Problem = problem,
                IsEdit = context.Record is not null,
            },
            t);
    }

    /// <summary>Notes to show with a meeting that was just saved.</summary>
    /// <param name="items">Its follow-ups, as the ledger has them now.</param>
    /// <param name="asked">Code of the register whose own fields the form asked for.</param>
    /// <param name="typed">The inputs sent with the form.</param>
    /// <param name="tagsFollowed">Whether the saved tags differ from those the form showed, as they follow the day.</param>
    /// <param name="owesFrom">The first day from which anything is owed; null while it is not known.</param>
    public IReadOnlyList<string> NotesOf(
        OfficeRecord record, IReadOnlyList<OfficeRecord> items, string? asked, IReadOnlyDictionary<string, string> typed, bool tagsFollowed, ContentLevel content,
        DateOnly? owesFrom, Turn turn)
    {
        var t = turn.Texts;
        var notKept = asked is null ? [] : Asked(asked, content)
            .Where(f => registers.Find(record.Register)?.Field(f.Id) is null && !string.IsNullOrWhiteSpace(typed.GetValueOrDefault(f.Id)))
            .Select(f => $"{f.Label.In(t.Language)} {Quote.Short(string.Join(t.ListSeparator, RecordFields.Say(registers, f, typed[f.Id], null, t)))}").ToList();
        var missing = asked == record.Register ? [] : Asked(record.Register, content).Where(f => !record.Fields.ContainsKey(f.Id)).ToList();
        string?[] notes =
        [
            missing.Count > 0 ? t.MeetingNotAsked(string.Join(t.ListSeparator, missing.Select(f => f.Label.In(t.Language)))) : null,
            notKept.Count > 0 ? t.MeetingNotKept(string.Join(t.ListSeparator, notKept)) : null,
            tagsFollowed ? t.MeetingTagsFollowed : null,
            Rows(record, MeetingInputs.Actions).All(FollowUpItems.IsCarriedOn) ? null : t.MeetingTasksNotReminded,
            owesFrom is { } from && Rows(record, MeetingInputs.Actions).Any(row => FollowUpItems.IsFromBefore(row, from)) ? t.MeetingTasksFromBefore(from) : null,
            .. TaskNotes.Of(record, items, turn.Roster, t),
        ];
        return [.. notes.OfType<string>()];
    }

    // The fields specific to a kind that its form asks for.
    private IEnumerable<RegisterField> Asked(string type, ContentLevel content) =>
        MeetingForm.More(registers, type).Where(f => content is not ContentLevel.CountsOnly || !f.IsWorded);

    /// <summary>Whether the person may edit or cancel the record.</summary>
    public bool MayChange(Turn turn, OfficeRecord record) =>
        turn.Roster.UnitOrFormer(record.Unit) is { } unit && registers.Find(record.Register) is { } register
        && Rights.May(turn.Person, Operation.EditRecord, unit, register.Visibility);

    /// <summary>A record as it stands, and the card that everyone in a shared conversation sees instead.</summary>
    /// <param name="items">Its follow-ups, as the ledger has them now.</param>
    /// <param name="notes">Notes to show before anything else.</param>
    public Reply.Card Show(
        Turn turn, OfficeRecord record, SavedOccasion occasion, ClickedMessage message, IReadOnlyList<OfficeRecord> items,
        IReadOnlyList<string>? notes = null)
    {
        var card = Saved(turn, record, occasion, message, items, notes);
        return message is ClickedMessage.Former ? new Reply.Card(card, turn.IsShared ? Posted(turn, record) : card) : new Reply.Card(card);
    }

    private AdaptiveCard Saved(
        Turn turn, OfficeRecord record, SavedOccasion occasion, ClickedMessage message, IReadOnlyList<OfficeRecord> items,
        IReadOnlyList<string>? notes)
    {
        var unit = turn.Roster.UnitOrFormer(record.Unit);
        var register = registers.Find(record.Register);
        var t = turn.Texts;
        return MeetingSavedCard.Render(
            new MeetingSavedCard.Data
            {
                Hidden = RecordViews.Target(record).Marked(message),
                Occasion = occasion,
                Notes = notes ?? [],
                IsCancelled = record.State == RecordState.Cancelled,
                MayChange = MayChange(turn, record),
                UnitName = unit?.Name ?? "",
                TypeName = TypeName(record.Register, t),
                Date = record.Date,
                Start = record.Fields.GetValueOrDefault(MeetingInputs.Start),
                End = record.Fields.GetValueOrDefault(MeetingInputs.End),
                Place = record.Fields.GetValueOrDefault(MeetingInputs.Place),
                Expected = Number(record, MeetingInputs.Expected),
                Present = Number(record, MeetingInputs.Present),
                Observers = Number(record, MeetingInputs.Observers),
                Absent =
                [
                    .. FieldValues.People(record.Fields.GetValueOrDefault(MeetingInputs.Absent, ""))
                        .Select(p => new MeetingSavedCard.Absence(p.Name, p.Note)),
                ],
                Host = record.Fields.GetValueOrDefault(MeetingInputs.Host),
                Recorder = record.Fields.GetValueOrDefault(MeetingInputs.Recorder),
                Speaker = record.Fields.GetValueOrDefault(MeetingInputs.Speaker),
                Topic = record.Fields.GetValueOrDefault(MeetingInputs.Topic),
                Agenda = [.. Rows(record, MeetingInputs.Agenda).Select(r => new MeetingSavedCard.AgendaItem(r[0], Mark(register, r, t), Cell(r, 2)))],
                Tags = [.. record.Tags.Select(code => registers.Tags.FirstOrDefault(tag => tag.Code == code)?.Name.In(t.Language) ?? code)],
                More =
                [
                    .. MeetingForm.More(registers, record.Register)
                        .Where(f => record.Fields.ContainsKey(f.Id))
                        .Select(f => (f.Label.In(t.Language), string.Join(t.ListSeparator, RecordFields.Say(registers, f, record.Fields[f.Id], null, t)))),
                ],
                Decisions = FieldValues.Lines(record.Fields.GetValueOrDefault(MeetingInputs.Decisions, "")),
                Actions = [.. Rows(record, MeetingInputs.Actions).Select(r => FollowUp(r, items, t))],
                Version = record.Version,
                ChangedBy = turn.Roster.Find(record.ChangedBy)?.Name,
                ChangedAt = record.ChangedAt.ToOffset(turn.Now.Offset),
            },
            t);
    }

    private MeetingSavedCard.FollowUp FollowUp(IReadOnlyList<string> row, IReadOnlyList<OfficeRecord> items, CardTexts t)
    {
        var item = FollowUpItems.ItemOf(items, row);
        return new MeetingSavedCard.FollowUp(row[0], Cell(row, 1), FieldValues.TryDate(Cell(row, 2) ?? "", out var due) ? due : null)
        {
            Status = item is null ? null : ItemHistory.NameOf(new LedgerItem(item).Status, registers[item.Register], t),
        };
    }

    /// <summary>What everyone in a channel or group chat may see of a record.</summary>
    public AdaptiveCard Posted(Turn turn, OfficeRecord record) => MeetingPostedCard.Render(
        new MeetingPostedCard.Data
        {
            Hidden = RecordViews.Target(record),
            Stage = record.State == RecordState.Cancelled ? PostedStage.Cancelled : PostedStage.Saved,
            TypeName = TypeName(record.Register, turn.PostedTexts),
            Date = record.Date,
            UnitName = turn.Roster.UnitOrFormer(record.Unit)?.Name,
            Expected = Number(record, MeetingInputs.Expected),
            Present = Number(record, MeetingInputs.Present),
        },
        turn.PostedTexts);

    /// <summary>What everyone may see of an understood sentence that is not confirmed yet.</summary>
    public AdaptiveCard Posted(Turn turn, MeetingDraft draft, string cardId, Unit unit) => MeetingPostedCard.Render(
        new MeetingPostedCard.Data
        {
            Hidden = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [CardData.Operation] = cardId,
                [CardData.Unit] = unit.Id,
                [CardData.Writer] = turn.Person.Id,
            },
            Stage = PostedStage.Draft,
            TypeName = draft.Type is null ? null : TypeName(draft.Type, turn.PostedTexts),
            Date = draft.Date,
            UnitName = unit.Name,
            Expected = draft.Expected,
            Present = draft.Present,
        },
        turn.PostedTexts);

    /// <summary>Name of a register; its code if the register no longer exists.</summary>
    public string TypeName(string register, CardTexts t) => registers.Find(register)?.Name.In(t.Language) ?? register;

    private static int? Number(OfficeRecord record, string id) =>
        record.Fields.TryGetValue(id, out var text) && FieldValues.TryNumber(text, 0, out var number) ? (int)number : null;

    private static IEnumerable<IReadOnlyList<string>> Rows(OfficeRecord record, string id) =>
        FieldValues.Rows(record.Fields.GetValueOrDefault(id, ""));

    private static string? Mark(Register? register, IReadOnlyList<string> row, CardTexts t) =>
        Cell(row, 1) is { } mark && register?.Field(MeetingInputs.Agenda)?.Columns is [_, var kind, ..] ? RecordFields.One(kind, mark, t) : Cell(row, 1);

    private static string? Cell(IReadOnlyList<string> row, int index) => row.Count > index && row[index].Length > 0 ? row[index] : null;
}
