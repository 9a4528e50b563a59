using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Storage.Records;

namespace BotApp.Features.Retention;

/// <summary>Which records have been kept long enough. Pure.</summary>
internal static class RetentionRules
{
    /// <summary>The last day whose records are not kept any more.</summary>
    public static DateOnly LastDay(DateOnly today, int years) => today.AddYears(-years).AddDays(-1);

    /// <summary>
    /// Whether a record may go: both its day and its last change lie that far back, and of a closed item the day of the look-back
    /// that is still to come. What is still being worked on stays, and so does what a term runs from, until a later one is on record.
    /// </summary>
    /// <param name="register">Its register; null when it is not in the catalogue any more.</param>
    /// <param name="isNewest">No later record of the register stands in the unit.</param>
    public static bool MayGo(OfficeRecord record, Register? register, bool isNewest, DateOnly lastDay)
    {
        if (record.Date > lastDay || DateOnly.FromDateTime(record.ChangedAt.UtcDateTime) > lastDay)
            return false;
        var isOpen = register is { IsCarriedOut: true }
            && (record.State is RecordState.Active || (record.State is RecordState.Closed && new LedgerItem(record).LookBackDue > lastDay));
        return !isOpen && !(isNewest && register?.Cadences.Any(c => c.IsTerm) is true);
    }
}
