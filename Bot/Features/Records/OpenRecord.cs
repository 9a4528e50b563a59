using BotApp.Cards.Model;
using BotApp.Cards.Records;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Records;

/// <summary><c>record.open</c> shows an entry, <c>record.edit</c> its form or the form behind a posted draft.</summary>
internal sealed class OpenRecord(RegisterCatalog registers, RecordViews views, RecordFinder finder, PostedDrafts drafts)
{
    /// <summary>Shows an entry.</summary>
    public async Task<Reply> OpenAsync(Turn turn, CardClick click, CancellationToken ct) =>
        await FindAsync(turn, click, Operation.ReadRecords, ct) switch
        {
            (null, var refusal) => refusal,
            var (record, _) => await views.ShowAsync(
                turn, record.Value, SavedOccasion.Opened, ClickedMessages.OnOpening(turn, click, record.Value), ct),
        };

    public async Task<Reply> EditAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        if (click[CardData.Id] is null)
            return await DraftAsync(turn, click, ct);

        var (record, refusal) = await FindAsync(turn, click, Operation.EditRecord, ct);
        if (record is null)
            return refusal;
        var message = ClickedMessages.OnOpening(turn, click, record.Value);
        if (record.Value.State == RecordState.Cancelled)
            return await views.ShowAsync(turn, record.Value, SavedOccasion.Stale, message, ct);

        var version = record.Value.Version;
        var cardId = OperationId.Of("edit", record.Value.Unit, record.Value.Id, FieldValues.Format(version), turn.Person.Id);
        var unit = turn.Roster.UnitOrFormer(record.Value.Unit)!;
        var context = new RecordViews.FormContext(
            cardId, registers[record.Value.Register], [unit], unit, (record.Value.Id, version), Origin: FormOrigin.Of(message, unit.Id));
        return new Reply.Card(
            await views.FormAsync(
                turn, context, RecordForm.From(record.Value.Fields), ct, problem: click.IsStaleFor(version) ? turn.Texts.EditStale : null),
            message is ClickedMessage.Former ? views.Posted(turn, record.Value) : null);
    }

    /// <summary>Finds the entry a click names, if the person may do this to it.</summary>
    public Task<(Stored<OfficeRecord>? Record, Reply Refusal)> FindAsync(Turn turn, CardClick click, Operation operation, CancellationToken ct) =>
        finder.FindAsync(turn, click, operation, register => register.HasGeneralCard, ct);

    /// <summary>Finds the entry that was saved from the clicked form.</summary>
    public async Task<(Stored<OfficeRecord>? Record, Reply Refusal)> MadeFromAsync(Turn turn, CardClick click, CancellationToken ct) =>
        await finder.MadeFromAsync(turn, click, await drafts.UnitOfAsync(click, ct), SaveRecord.RecordIdOf, register => register.HasGeneralCard, ct);

    /// <summary>The entry saved from a posted draft, for whoever may open it here.</summary>
    public async Task<Reply> SavedFromDraftAsync(Turn turn, CardClick click, string unit, SavedOccasion occasion, CancellationToken ct, bool isKnown = true) =>
        await finder.MadeFromAsync(turn, click, unit, SaveRecord.RecordIdOf, register => register.HasGeneralCard, ct) switch
        {
            ({ } saved, _) => await views.ShowAsync(turn, saved.Value, occasion, ClickedMessages.OnOpening(turn, click, saved.Value), ct),
            (_, Reply.Text notHere) => notHere,
            _ => PostedDrafts.NothingLeft(turn, t => t.RecordPostedGone, t => t.RecordDraftGone, isKnown),
        };

    /// <summary>The present state of the entry on whose card a form was begun; null if that card showed none that this person may open.</summary>
    public async Task<Reply?> OriginAsync(Turn turn, CardClick click, CancellationToken ct) =>
        FormOrigin.Of(click) is { Unit: var unit, Id: { } id }
        && (await FindAsync(turn, click.About(unit, id), Operation.ReadRecords, ct)).Record is { } entry
            ? await views.ShowAsync(turn, entry.Value, SavedOccasion.Opened, ClickedMessage.Current, ct)
            : null;

    private async Task<Reply> DraftAsync(Turn turn, CardClick click, CancellationToken ct)
    {
        switch (await drafts.OpenAsync(turn, click, ct))
        {
            case DraftAccess.Open open when registers.Find(open.Draft.Register) is { HasGeneralCard: true } register:
                var choose = open.Writer == turn.Person.Id ? NewRecord.UnitsFor(turn, register) : [open.Unit];
                return new Reply.Card(await views.FormAsync(
                    turn,
                    new(open.CardId, register, choose, open.Unit, Writer: open.Writer, IsUnderstood: true),
                    RecordForm.From(open.Draft.Values),
                    ct,
                    problem: open.Draft.Notes?.Say(open.Unit, turn.Texts)));
            case DraftAccess.Open:
                return new Reply.Text(turn.Texts.RecordDraftGone);
            case DraftAccess.Gone gone:
                return await SavedFromDraftAsync(turn, click, gone.Unit.Id, SavedOccasion.Opened, ct, gone.IsKnown);
            case DraftAccess.No no:
                return no.Reply;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
