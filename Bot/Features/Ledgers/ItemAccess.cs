using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Office.Rights;
using BotApp.Office.Roster;
using BotApp.Storage.Records;

namespace BotApp.Features.Ledgers;

/// <summary>Whether a person may do something with an item. Pure.</summary>
internal static class ItemAccess
{
    /// <summary>
    /// Which items count as the person's own depends on the operation: any involvement for reading; owner or reviewer for
    /// updating and closing; an own measure for marking it; checker for the look-back.
    /// </summary>
    public static bool May(Person person, Operation operation, Unit unit, Register ledger, OfficeRecord record)
    {
        var item = new LedgerItem(record);
        var own = operation switch
        {
            Operation.ReadItem => item.Concerns(person.Id),
            Operation.UpdateItem or Operation.CloseItem => item.OwnerId == person.Id || item.ReviewerId == person.Id,
            Operation.MarkMeasure => item.HasMeasureOf(person.Id),
            // A second tap right after the look-back gets an answer instead of a refusal.
            Operation.LookBack => item.CheckerId == person.Id || (record.ChangedBy == person.Id && LookedBackLast(item, person)),
            _ => false,
        };
        return Rights.May(person, operation, unit, item.VisibilityIn(ledger), own);
    }

    private static bool LookedBackLast(LedgerItem item, Person person) =>
        item.Rows(LedgerFields.LookBacks) is [.., [_, var by, ..]] && by == ItemWrites.OneCell(person.Name);
}
