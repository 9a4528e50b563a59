using BotApp.Cards;
using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;
using BotApp.Storage.Units;
using BotApp.Turns;

namespace BotApp.Features.Ledgers;

/// <summary>The result of a look-back: <c>holds</c>, or <c>reopened</c> with a new deadline if one was given.</summary>
/// <param name="Closings">The fields that closing set, see <see cref="RegisterCatalog.ClosingsOf"/>.</param>
internal sealed record LookBackInput(Stored<OfficeRecord> Item, IEnumerable<RegisterClosing> Closings, ItemForm Form, Person By, DateTimeOffset Now)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}

/// <summary><c>ledger.lookback</c>: 回头看. The result holds, or the item is reopened with its history.</summary>
internal sealed class LookBack(ItemDesk desk, RegisterCatalog registers)
{
    /// <summary>Decides. Pure.</summary>
    public static ItemDecision Decide(LookBackInput input)
    {
        var item = new LedgerItem(input.Item.Value);
        if (input.Item.Value.State != RecordState.Closed)
            return new ItemDecision.Refuse(ItemErrors.NotClosed);
        if (IsOwnWork(item, input.By))
            return new ItemDecision.Refuse(ItemErrors.OwnClosing);

        var result = ResultOf(input.Form.Status);
        var errors = new List<FieldError>();
        if (result is null)
            errors.Add(input.Form.Status is { } given
                ? new FieldError(ItemWrites.Status, FieldErrorCode.NotChoice, given)
                : new FieldError(ItemWrites.Status, FieldErrorCode.Required));
        var (note, tooLong) = ItemWrites.NoteOf(input.Form.Note);
        if (tooLong is not null)
            errors.Add(tooLong);
        var reopens = result == LedgerFields.Reopened;
        if (UpdateItem.DueFault(input.Form.Due, input.Item.Value) is { } fault)
            errors.Add(fault);
        else if (reopens && input.Form.Due is { Length: > 0 } typed && typed != item[LedgerFields.Due]
            && FieldValues.TryDate(typed, out var day) && day < input.Today)
            errors.Add(new FieldError(ItemWrites.Due, ItemErrors.HasPassed));
        if (errors.Count > 0)
            return new ItemDecision.Refuse(errors);

        var fields = item.Record.Fields
            .WithRow(LedgerFields.LookBacks, [FieldValues.Format(input.Today), ItemWrites.OneCell(input.By.Name), result!, note ?? ""])
            .Remove(LedgerFields.LookBackDue)
            .Remove(LedgerFields.Checker)
            .Remove(LedgerFields.CheckerId);
        if (reopens)
            fields = fields
                .SetItem(LedgerFields.Status, ItemStatus.InProgress.Code())
                .With(LedgerFields.Due, input.Form.Due is { Length: > 0 } due ? due : item[LedgerFields.Due])
                .Remove(LedgerFields.Closed)
                .Remove(LedgerFields.ClosedBy);
        // Its new state is not known yet, only that it is not done, so what closing set is removed.
        foreach (var closing in input.Closings.Where(c => reopens && item[c.Field] == c.Value))
            fields = fields.Remove(closing.Field);
        return ItemWrites.Write(
            input.Item, fields, reopens ? RecordState.Active : RecordState.Closed, CardVerbs.LedgerLookBack,
            input.Form.OperationOf(CardVerbs.LedgerLookBack, item.Record, input.By.Id), input.By.Id, input.Now);
    }

    /// <summary>Whether the person carried it out or closed it, so that someone else has to look back.</summary>
    public static bool IsOwnWork(LedgerItem item, Person person) => item.OwnerId == person.Id || item.ClosedBy == person.Id;

    /// <summary>The result, from its code or from the status it leads to.</summary>
    public static string? ResultOf(string? status) => status switch
    {
        LedgerFields.Holds or ItemStatuses.Closed => LedgerFields.Holds,
        LedgerFields.Reopened or ItemStatuses.InProgress => LedgerFields.Reopened,
        _ => null,
    };

    public Task<Reply> HandleAsync(Turn turn, CardClick click, CancellationToken ct) =>
        desk.MoveAsync(
            turn,
            click,
            Operation.LookBack,
            (item, form) => Decide(new LookBackInput(
                item, registers.ClosingsOf(registers[item.Value.Register], item.Value.Tags), form, turn.Person, turn.Now)),
            ct);
}
