using BotApp.Cards;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>An item to be cancelled.</summary>
internal sealed record CancelItemInput(Register Ledger, Stored<OfficeRecord> Item, ItemForm Form, Person By, DateTimeOffset Now);

/// <summary><c>ledger.cancel</c>: cancels an item entered by mistake. The record stays, but disappears from lists, counts and to-dos.</summary>
internal sealed class CancelItem(RegisterCatalog registers, ItemDesk desk)
{
    /// <summary>Decides. Pure.</summary>
    public static ItemDecision Decide(CancelItemInput input)
    {
        var record = input.Item.Value;
        if (record.State == RecordState.Cancelled)
            return new ItemDecision.Nothing();
        if (input.Ledger.IsAutomatic)
            return new ItemDecision.Refuse(ItemErrors.OfMeeting);
        return ItemWrites.Write(
            input.Item, record.Fields, RecordState.Cancelled, CardVerbs.LedgerCancel,
            input.Form.OperationOf(CardVerbs.LedgerCancel, record, input.By.Id), input.By.Id, input.Now);
    }

    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) => desk.MoveAsync(
        turn,
        click,
        Operation.EditItem,
        (item, form) => Decide(new CancelItemInput(registers[item.Value.Register], item, form, turn.Person, turn.Now)),
        ct);
}
