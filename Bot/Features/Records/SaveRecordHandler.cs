using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary><c>record.save</c>: checks the form again, and saves it or returns it with what is wrong.</summary>
internal sealed class SaveRecordHandler(
    RegisterCatalog registers, RecordViews views, RecordLinks links, RecordSaver saver, PostedDrafts drafts, OpenRecord opening,
    RecordFinder finder, Outgoing outgoing)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (!OperationId.IsWellFormed(click[CardData.Operation]))
            return new Reply.Refused("BadRequest", turn.Texts.FormGone);
        var isEdit = click[CardData.Id] is not null;
        if ((isEdit ? turn.Roster.UnitOrFormer(click[CardData.Unit]) : turn.Roster.Unit(click[CardData.Unit])) is not { } unit
            || registers.Find(click[CardData.Register]) is not { HasGeneralCard: true } register)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);

        if (!Rights.May(turn.Person, isEdit ? Operation.EditRecord : Operation.LogRecord, unit, register.Visibility))
            return new Reply.Refused("Forbidden", turn.Texts.NotAllowed);

        Stored<OfficeRecord>? former = null;
        if (isEdit)
        {
            (former, var refusal) = await finder.FindAsync(turn, click, Operation.EditRecord, r => r == register, ct);
            if (former is null)
                return refusal;
        }

        var form = RecordForm.From(click);
        var context = new RecordViews.FormContext(
            click[CardData.Operation]!,
            register,
            NewRecord.UnitsFor(turn, register),
            unit,
            former is null ? null : (former.Value.Id, click.ShownVersion),
            click[CardData.Writer],
            Origin: FormOrigin.Of(click),
            Choice: click[CardData.Choice]);
        var whole = former is null ? form : await links.WithUnseenAsync(form, register, unit, turn.Person, former.Value, ct);
        var typed = whole.WithAccounts(register, unit, turn.Roster, former?.Value.Fields);
        var decision = SaveRecord.Decide(new SaveRecordInput(register, typed, unit, turn.Person, context.CardId, former, turn.Now), registers);
        var dangling = await links.CheckAsync(form, register, unit, former?.Value, ct);
        return (decision, dangling) switch
        {
            (SaveRecordDecision.Write write, []) => await SaveAsync(turn, click, context, form, write.Save, former, ct),
            (SaveRecordDecision.Refuse refuse, _) => await RefuseAsync(turn, context, form, [.. refuse.Errors, .. dangling], ct),
            _ => await RefuseAsync(turn, context, form, dangling, ct),
        };
    }

    private async Task<Reply> SaveAsync(
        Turn turn, CardClick click, RecordViews.FormContext context, RecordForm form, UnitSave save, Stored<OfficeRecord>? former, CancellationToken ct)
    {
        // The form may have been saved for another unit before. The record has the same id there, but only this unit is searched for it.
        var draft = former is null ? await drafts.FindAsync(context.Writer, context.CardId, ct) : null;
        if (draft is { IsSaved: true } && draft.Unit != save.Unit)
            return await opening.SavedFromDraftAsync(turn, click, draft.Unit, SavedOccasion.Repeated, ct);

        var outcome = await saver.SaveAsync(save, former, click.ShownVersion, ct);
        if (outcome.Met is { } met && finder.Withholds(turn, met, r => r.HasGeneralCard) is { } refusal)
            return refusal;

        switch (outcome)
        {
            case ConfirmOutcome.Saved saved:
                await drafts.SavedAsync(turn, click, draft, save.Unit, ct);
                var message = await drafts.MessageOfAsync(turn, click, ct);
                return former is null && message is ClickedMessage.Other
                    ? await BesideAsync(turn, click, saved.Record, ct)
                    : await views.ShowAsync(turn, saved.Record, SavedOccasion.Saved, message, ct);
            case ConfirmOutcome.Repeated repeated:
                // The first click may have come no further than the record.
                await drafts.SavedAsync(turn, click, draft, save.Unit, ct);
                return await views.ShowAsync(turn, repeated.Record, SavedOccasion.Repeated, await drafts.MessageOfAsync(turn, click, ct), ct);
            case ConfirmOutcome.Stale { Current: { } current }:
                return await views.ShowAsync(turn, current, SavedOccasion.Stale, await drafts.MessageOfAsync(turn, click, ct), ct);
            case ConfirmOutcome.Stale:
                return new Reply.Refused("Stale", turn.Texts.StaleUnseen);
            case ConfirmOutcome.Gone:
                return new Reply.Refused("NotFound", turn.Texts.NotFound);
            case ConfirmOutcome.TooLarge tooLarge:
                var field = tooLarge.Field ?? RefusedForm.Longest(form.Values);
                return await RefuseAsync(turn, context, form, [new FieldError(field, FieldErrorCode.TooLong, "1000")], ct);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // The message on which the form was begun is about another entry, so this one is posted beside it.
    private async Task<Reply> BesideAsync(Turn turn, CardClick click, OfficeRecord record, CancellationToken ct)
    {
        await outgoing.PostAsync(turn.Activity with { ReplyToId = null }, new Reply.Card(views.Posted(turn, record)), ct);
        return await opening.OriginAsync(turn, click, ct) ?? await views.ShowAsync(turn, record, SavedOccasion.Saved, ClickedMessage.Other, ct);
    }

    private async Task<Reply> RefuseAsync(
        Turn turn, RecordViews.FormContext context, RecordForm form, IReadOnlyList<FieldError> errors, CancellationToken ct) => RefusedForm.Of(
            await views.FormAsync(turn, context, form, ct, errors), errors, form.Values,
            field => context.Register.Field(field)?.Label.In(turn.Texts.Language) ?? field, turn.Texts);
}
