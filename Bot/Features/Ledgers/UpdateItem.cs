using BotApp.Cards;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>A new status, a line of progress, a new deadline or its removal: each only if given.</summary>
internal sealed record UpdateItemInput(Stored<OfficeRecord> Item, ItemForm Form, Person By, DateTimeOffset Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}

/// <summary><c>ledger.update</c>: updates an item.</summary>
internal sealed class UpdateItem(ItemDesk desk)
{
    /// <summary>Decides. Pure.</summary>
    public static ItemDecision Decide(UpdateItemInput input)
    {
        var item = new LedgerItem(input.Item.Value);
        if (!item.IsOpen)
            return new ItemDecision.Refuse(ItemErrors.IsClosed);

        var errors = new List<FieldError>();
        var status = input.Form.Status is null ? item.Status : ItemStatuses.Parse(input.Form.Status);
        if (status is not { } next)
            errors.Add(new FieldError(ItemWrites.Status, FieldErrorCode.NotChoice, input.Form.Status));
        else if (!item.Status.MayBecome(next))
            errors.Add(new FieldError(ItemWrites.Status, ItemErrors.IllegalMove, next.Code()));
        var (note, tooLong) = ItemWrites.NoteOf(input.Form.Note);
        if (tooLong is not null)
            errors.Add(tooLong);
        if (DueFault(input.Form.Due, input.Item.Value) is { } fault)
            errors.Add(fault);
        if (errors.Count > 0)
            return new ItemDecision.Refuse(errors);

        var former = item[LedgerFields.Due] ?? "";
        var due = input.Form.Due ?? former;
        if (status == item.Status && note is null && due == former)
            return new ItemDecision.Nothing();

        var fields = item.Record.Fields
            .SetItem(LedgerFields.Status, status!.Value.Code())
            .With(LedgerFields.Due, due)
            .WithNote(note, input.By, input.Today);
        return ItemWrites.Write(
            input.Item, fields, RecordState.Active, CardVerbs.LedgerUpdate,
            input.Form.OperationOf(CardVerbs.LedgerUpdate, item.Record, input.By.Id), input.By.Id, input.Now);
    }

    /// <summary>The error of a typed deadline, or null. An unchanged deadline is accepted, as the item's own date may have changed since.</summary>
    public static FieldError? DueFault(string? typed, OfficeRecord record)
    {
        if (string.IsNullOrEmpty(typed) || typed == record.Fields.GetValueOrDefault(LedgerFields.Due))
            return null;
        if (!FieldValues.TryDate(typed, out var due) || due.Year is < 2000 or > 2099)
            return new FieldError(ItemWrites.Due, FieldErrorCode.NotDate);
        return due < record.Date ? new FieldError(ItemWrites.Due, ItemErrors.BeforeFound, FieldValues.Format(record.Date)) : null;
    }

    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        desk.MoveAsync(turn, click, Operation.UpdateItem, (item, form) => Decide(new UpdateItemInput(item, form, turn.Person, turn.Now)), ct);
}
