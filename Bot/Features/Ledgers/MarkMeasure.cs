using BotApp.Cards;
using BotApp.Cards.Ledgers;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>A measure that its owner marks; <see cref="ItemForm.Measure"/> is its number.</summary>
internal sealed record MarkMeasureInput(Stored<OfficeRecord> Item, ItemForm Form, Person By, DateTimeOffset Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}

/// <summary><c>ledger.measure</c>: the owner of a measure marks it done, or not done after all. Changes nothing else of the item.</summary>
internal sealed class MarkMeasure(ItemDesk desk)
{
    /// <summary>Decides. A measure that is done becomes open again: the click is about the version that it was shown in. Pure.</summary>
    public static ItemDecision Decide(MarkMeasureInput input)
    {
        var item = new LedgerItem(input.Item.Value);
        if (!item.IsOpen)
            return new ItemDecision.Refuse(ItemErrors.IsClosed);
        if (item.Measures.FirstOrDefault(m => FieldValues.Format(m.Number) == input.Form.Measure) is not { } measure || measure.OwnerId != input.By.Id)
            return new ItemDecision.Refuse(ItemErrors.NotOwnMeasure);
        var (note, tooLong) = ItemWrites.NoteOf(input.Form.Note);
        if (tooLong is not null)
            return new ItemDecision.Refuse([tooLong]);

        DateOnly? done = measure.Done is null ? input.Today : null;
        return ItemWrites.Write(
            input.Item,
            ItemMeasure.Mark(item.Record.Fields, measure.Number, done).WithNote(note, input.By, input.Today),
            item.Record.State,
            CardVerbs.LedgerMeasure,
            input.Form.OperationOf(CardVerbs.LedgerMeasure, item.Record, input.By.Id),
            input.By.Id,
            input.Now);
    }

    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        desk.MoveAsync(
            turn,
            click,
            Operation.MarkMeasure,
            (item, form) => Decide(new MarkMeasureInput(item, form, turn.Person, turn.Now)),
            ct,
            // Status and deadline are for 更新 to save.
            click.Values.Where(v => v.Key != LedgerItemCard.NoteInput).ToDictionary(StringComparer.Ordinal));
}
