using BotApp.Cards.Ledgers;
using BotApp.Cards.Model;
using BotApp.Features.Records;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary><c>ledger.save</c>: checks the form again, and saves it or returns it with its errors.</summary>
internal sealed class SaveItemHandler(
    RegisterCatalog registers, RecordLinks links, LedgerSettings settings, LedgerViews views, ItemDesk desk, ItemForms forms)
{
    public async Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (turn.IsShared)
            return new Reply.Text(turn.Texts.SharedOnly);
        if (!OperationId.IsWellFormed(click[CardData.Operation]))
            return new Reply.Refused("BadRequest", turn.Texts.FormGone);

        Stored<OfficeRecord>? former = null;
        if (click[CardData.Id] is not null)
        {
            (former, var refusal) = await desk.FindAsync(turn, click, Operation.EditItem, ct);
            if (former is null)
                return refusal;
        }

        if (registers.Find(former?.Value.Register ?? click[CardData.Register]) is not { Kind: Register.Ledger } ledger
            || (former is null && ledger.IsAutomatic) || (former is null ? turn.Roster.Unit(click[CardData.Unit]) : turn.Roster.UnitOrFormer(click[CardData.Unit])) is not { } unit)
            return new Reply.Refused("NotFound", turn.Texts.NotFound);
        if (former is null && !Rights.May(turn.Person, Operation.EditItem, unit, ledger.Visibility))
            return new Reply.Refused("Forbidden", turn.Texts.NotAllowed);

        var shown = ItemForm.From(click).Version;
        var form = RecordForm.From(click);
        // The item has changed since the form was shown: applying the form to it now would not be what anyone intended.
        if (former is not null && former.Value.Version != shown)
            return await desk.StaleOrRepeatedAsync(
                turn, click, former, SaveItem.OperationOf(click[CardData.Operation]!, ledger, form.Values), shown, ct,
                current => StaleAsync(turn, click, form, current, ct));
        // A cancelled item cannot be edited.
        if (former?.Value.State == RecordState.Cancelled)
            return await StaleAsync(turn, click, form, former.Value, ct);

        var context = new ItemForms.Context(click[CardData.Operation]!, ledger, unit, former is null ? null : (former.Value.Id, shown));
        var decision = SaveItem.Decide(
            new SaveItemInput(
                ledger, form.Values, unit, turn.Person, turn.Roster, context.CardId, former, settings.Baseline(ledger.Code), turn.Now),
            registers);
        var dangling = await links.CheckAsync(form, ledger, unit, former?.Value, ct);
        return decision switch
        {
            ItemDecision.Refuse refuse => await RefuseAsync(turn, context, form, [.. refuse.Errors, .. dangling], ct),
            _ when dangling.Count > 0 => await RefuseAsync(turn, context, form, dangling, ct),
            ItemDecision.Nothing => await views.ShowAsync(turn, former!.Value, LedgerItemCard.Occasion.Unchanged, ct),
            ItemDecision.Write write => await desk.SaveAsync(
                turn, click, write.Save, former, shown, ct, current => StaleAsync(turn, click, form, current, ct)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Reply> StaleAsync(Turn turn, CardClick click, RecordForm form, OfficeRecord current, CancellationToken ct)
    {
        if (current.State == RecordState.Cancelled)
            return await CancelledAsync(turn, form, current, ct);

        var card = await forms.StaleAsync(turn, form, current, ItemForm.From(click).Version, ct);
        return card.FitsBudget ? new Reply.Card(card) : new Reply.Refused("Stale", turn.Texts.StaleUnseen);
    }

    private async Task<Reply> CancelledAsync(Turn turn, RecordForm form, OfficeRecord current, CancellationToken ct)
    {
        var reply = await views.ShowAsync(turn, current, LedgerItemCard.Occasion.Stale, ct, notKept: forms.NewsOf(form, current));
        return reply.Content.FitsBudget ? reply : new Reply.Refused("Stale", turn.Texts.StaleUnseen);
    }

    private async Task<Reply> RefuseAsync(
        Turn turn, ItemForms.Context context, RecordForm form, IReadOnlyList<FieldError> errors, CancellationToken ct) => RefusedForm.Of(
            await forms.FormAsync(turn, context, form, errors, ct), errors, form.Values,
            field => context.Ledger.Field(field)?.Label.In(turn.Texts.Language) ?? field, turn.Texts);
}
