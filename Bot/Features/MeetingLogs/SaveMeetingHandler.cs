using BotApp.Cards.Meetings;
using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Features.Records;
using BotApp.Features.Settings;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.MeetingLogs;

/// <summary><c>meeting.save</c>: checks the form again, and saves it or returns it with what is wrong.</summary>
internal sealed class SaveMeetingHandler(
    RegisterCatalog registers, MeetingViews views, RecordFinder finder, UnitStore units, RecordSaver saver, PostedDrafts drafts, OpenMeeting opening,
    MeetingTwins twins, SettingsView settings, OfficeStart start)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (!OperationId.IsWellFormed(click[CardData.Operation]))
            return new Reply.Refused("BadRequest", turn.Texts.FormGone);
        var isEdit = click[CardData.Id] is not null;
        if ((isEdit ? turn.Roster.UnitOrFormer(click[CardData.Unit]) : turn.Roster.Unit(click[CardData.Unit])) is not { } unit)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);

        var form = MeetingForm.From(click.Values, registers);
        var visibility = registers.Find(form[MeetingInputs.Type])?.Visibility ?? Visibility.Unit;
        if (!Rights.May(turn.Person, isEdit ? Operation.EditRecord : Operation.LogRecord, unit, visibility))
            return new Reply.Refused("Forbidden", turn.Texts.NotAllowed);

        Stored<OfficeRecord>? former = null;
        if (isEdit)
        {
            (former, var refusal) = await finder.FindAsync(turn, click, Operation.EditRecord, IsMeeting, ct);
            if (former is null)
                return refusal;
        }

        // A day typed or corrected on the form brings other campaigns, unless the person has chosen the tags. Forms of former builds do not
        // say which tags were preselected.
        var offered = click[CardData.Offered] ?? "";
        var tagsFollow = !isEdit && click.Values.ContainsKey(CardData.Offered) && form.HasTags(offered);
        if (tagsFollow)
            form = form.WithTagsOfItsDay(registers);

        var context = new MeetingViews.FormContext(
            click[CardData.Operation]!,
            Rights.UnitsFor(turn.Roster, turn.Person, Operation.LogRecord),
            unit.Id,
            settings.Office.ContentLevel,
            former is null ? null : (former.Value.Id, click.ShownVersion),
            click[CardData.Writer],
            tagsFollow ? null : offered,
            FormOrigin.Of(click));
        var tagsFollowed = tagsFollow && !form.HasTags(offered);
        var items = former is null ? [] : await FollowUpItems.OfAsync(units, former.Value, ct);
        var input = new SaveMeetingInput(form, unit, turn.Person, turn.Roster, context.CardId, former, items, turn.Now) { Content = context.Content, OwesFrom = start.On };
        switch (SaveMeeting.Decide(input, registers))
        {
            case SaveMeetingDecision.Refuse refuse:
                return Refuse(turn, context, form, refuse.Errors);
            case SaveMeetingDecision.Write write:
                return await SaveAsync(turn, click, context, form, write.Save, former, items, tagsFollowed, ct);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Reply> SaveAsync(
        Turn turn, CardClick click, MeetingViews.FormContext context, MeetingForm form, UnitSave save, Stored<OfficeRecord>? former,
        IReadOnlyList<Stored<OfficeRecord>> items, bool tagsFollowed, CancellationToken ct)
    {
        // The form may have been saved for another unit before. The record has the same id there, but only this unit is searched for it.
        var draft = former is null ? await drafts.FindAsync(context.Writer, context.CardId, ct) : null;
        if (draft is { IsSaved: true } && draft.Unit != save.Unit)
            return await opening.SavedFromDraftAsync(turn, click, draft.Unit, SavedOccasion.Repeated, ct);

        var outcome = await saver.SaveAsync(save, former, click.ShownVersion, ct);
        if (outcome.Met is { } met && finder.Withholds(turn, met, IsMeeting) is { } refusal)
            return refusal;

        switch (outcome)
        {
            case ConfirmOutcome.Saved saved:
                // Asked after the save, so that of two simultaneous saves the later one sees the other.
                var twin = await twins.NoteOfAsync(saved.Record, turn.Texts, ct);
                await drafts.SavedAsync(turn, click, draft, save.Unit, ct);
                var after = FollowUpItems.After(items, save);
                return Show(saved.Record, SavedOccasion.Saved, after, [.. twin, .. NotesOf(saved.Record, after)]);
            case ConfirmOutcome.Repeated repeated:
                // The first click may have come no further than the record.
                await drafts.SavedAsync(turn, click, draft, save.Unit, ct);
                var now = await FollowUpItems.ShownAsync(units, repeated.Record, ct);
                return Show(repeated.Record, SavedOccasion.Repeated, now, NotesOf(repeated.Record, now));
            case ConfirmOutcome.Stale { Current: { } current }:
                return Show(current, SavedOccasion.Stale, await FollowUpItems.ShownAsync(units, current, ct), []);
            case ConfirmOutcome.Stale:
                return new Reply.Refused("Stale", turn.Texts.StaleUnseen);
            case ConfirmOutcome.Gone:
                return new Reply.Refused("NotFound", turn.Texts.NotFound);
            case ConfirmOutcome.TooLarge { Field: { } field }:
                return Refuse(turn, context, form, [new FieldError(field, FieldErrorCode.TooLong, "1000")]);
            case ConfirmOutcome.TooLarge:
                // No single field is too long: the follow-ups that change are too many for one save.
                return Refuse(turn, context, form, [new FieldError(MeetingInputs.Actions, RecordErrors.TooMuchAtOnce)]);
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        Reply.Card Show(OfficeRecord record, SavedOccasion occasion, IReadOnlyList<OfficeRecord> tasks, IReadOnlyList<string> notes) =>
            views.Show(turn, record, occasion, ClickedMessages.OnChange(turn, click), tasks, notes);

        // Forms of former builds do not say which fields they asked for, so they get no note about them.
        IReadOnlyList<string> NotesOf(OfficeRecord record, IReadOnlyList<OfficeRecord> items) => views.NotesOf(
            record, items, click.Values.ContainsKey(CardData.Asked) ? click[CardData.Asked] : record.Register, click.Values, tagsFollowed, context.Content, start.On, turn);
    }

    private Reply Refuse(Turn turn, MeetingViews.FormContext context, MeetingForm form, IReadOnlyList<FieldError> errors) => RefusedForm.Of(
        views.Form(context, form, turn.Texts, errors), errors, form.Values, field => MeetingInputs.LabelOf(field, turn.Texts), turn.Texts);

    private static bool IsMeeting(Register register) => register.Kind is Register.Meeting;
}
