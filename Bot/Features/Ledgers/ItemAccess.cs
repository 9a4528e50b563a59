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
    /// What is one's own depends on what is to be done: to read, whatever one has to do with it; to move, what one carries
    /// out or reviews; to look back, what one was asked to check.
    /// </summary>
    public static bool May(Person person, Operation operation, Unit unit, Register ledger, OfficeRecord record)
    {
        var item = new LedgerItem(record);
        var own = operation switch
        {
            Operation.ReadItem => item.Concerns(person.Id),
            Operation.UpdateItem or Operation.CloseItem => item.OwnerId == person.Id || item.ReviewerId == person.Id,
            // Whoever has just looked back may tap twice and be told so.
            Operation.LookBack => item.CheckerId == person.Id || (record.ChangedBy == person.Id && LookedBackLast(item, person)),
            _ => false,
        };
        return Rights.May(person, operation, unit, item.VisibilityIn(ledger), own);
    }

    private static bool LookedBackLast(LedgerItem item, Person person) =>
        item.Rows(LedgerFields.LookBacks) is [.., [_, var by, ..]] && by == ItemWrites.OneCell(person.Name);
}
