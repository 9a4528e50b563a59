using System.Text.Json;
using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Drafts;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.MeetingLogs;

/// <summary><c>meeting.open</c> shows a record, <c>meeting.edit</c> its form or the form behind a posted draft.</summary>
internal sealed class OpenMeeting(RegisterCatalog registers, MeetingViews views, UnitStore units, DraftStore drafts)
{
    /// <summary>Shows a record.</summary>
    public async Task<Reply> OpenAsync(Turn turn, CardClick click, CancellationToken ct) =>
        await FindAsync(turn, click, Operation.ReadRecords, ct) switch
        {
            (null, var refusal) => refusal,
            var (record, _) => new Reply.Card(views.Saved(turn, record.Value, MeetingSavedCard.Occasion.Opened)),
        };

    /// <summary>Shows the form.</summary>
    public async Task<Reply> EditAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (click[CardData.Id] is null)
            return await DraftAsync(turn, click, ct);

        var (record, refusal) = await FindAsync(turn, click, Operation.EditRecord, ct);
        if (record is null)
            return refusal;
        if (record.Value.State == RecordState.Cancelled)
            return new Reply.Card(views.Saved(turn, record.Value, MeetingSavedCard.Occasion.Stale));

        var version = record.Value.Version;
        var cardId = OperationId.Of("edit", record.Value.Unit, record.Value.Id, FieldValues.Format(version), turn.Person.Id);
        var unit = turn.Roster.Unit(record.Value.Unit)!;
        return new Reply.Card(views.Form(
            new MeetingViews.FormContext(cardId, [unit], unit.Id, (record.Value.Id, version)),
            MeetingForm.From(record.Value.Register, record.Value.Fields),
            turn.Texts));
    }

    /// <summary>Finds the record a click names, if the person may do this to it; else says no without saying whether it exists.</summary>
    public async Task<(Stored<OfficeRecord>? Record, Reply Refusal)> FindAsync(
        Turn turn, CardClick click, Operation operation, CancellationToken ct)
    {
        var none = new Reply.Refused("NotFound", turn.Texts.NotFound);
        if (turn.Roster.Unit(click[CardData.Unit]) is not { } unit || click[CardData.Id] is not { } id
            || Rights.Seen(turn.Person, operation, unit).Length == 0)
            return (null, none);
        if (await units.FindAsync(unit.Id, id, ct) is not { } found
            || registers.Find(found.Value.Register) is not { Kind: Register.Meeting } register
            || !Rights.May(turn.Person, operation, unit, register.Visibility, found.Value.CreatedBy == turn.Person.Id))
            return (null, none);

        return turn.IsShared && found.Value.CreatedBy != turn.Person.Id && !Keeps(turn.Person, unit)
            ? (null, new Reply.Text(turn.Texts.NotYours))
            : (found, none);
    }

    private async Task<Reply> DraftAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (!OperationId.IsWellFormed(click[CardData.Operation]) || turn.Roster.Unit(click[CardData.Unit]) is not { } unit
            || click[MeetingViews.Writer] is not { } writer)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);
        if (writer != turn.Person.Id && !Keeps(turn.Person, unit))
            return new Reply.Text(turn.Texts.NotYours);

        var cardId = click[CardData.Operation]!;
        if (await drafts.FindAsync(writer, cardId, ct) is not { } body
            || JsonSerializer.Deserialize(body, MeetingJson.Default.PostedDraft) is not { } draft
            || turn.Roster.Unit(draft.Unit) is not { } own)
            return await SavedFromDraftAsync(turn, unit, cardId, ct);
        // The unit is the draft's, not the click's: who may open another's draft is decided by what was stored.
        if (writer != turn.Person.Id && !Keeps(turn.Person, own))
            return new Reply.Text(turn.Texts.NotYours);

        var choose = writer == turn.Person.Id ? Rights.UnitsFor(turn.Roster, turn.Person, Operation.LogMeeting) : [own];
        return new Reply.Card(views.Form(
            new MeetingViews.FormContext(cardId, choose, own.Id, Writer: writer), MeetingForm.From(draft.Values), turn.Texts));
    }

    private async Task<Reply> SavedFromDraftAsync(Turn turn, Unit unit, string cardId, CancellationToken ct) =>
        await units.FindAsync(unit.Id, SaveMeeting.RecordIdOf(cardId), ct) is { } saved
        && registers.Find(saved.Value.Register) is { } register
        && Rights.May(turn.Person, Operation.ReadRecords, unit, register.Visibility, saved.Value.CreatedBy == turn.Person.Id)
            ? new Reply.Card(views.Saved(turn, saved.Value, MeetingSavedCard.Occasion.Opened))
            : new Reply.Text(turn.Texts.DraftGone);

    // Where others read along, a full card opens for the unit's own keepers alone, whatever rights others have elsewhere.
    private static bool Keeps(Person person, Unit unit) =>
        person.Memberships.Any(m => m.UnitId == unit.Id && m.Role is Role.Recorder or Role.Secretary);
}
