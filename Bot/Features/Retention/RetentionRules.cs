using BotApp.Office.Ledgers;
using BotApp.Office.Registers;
using BotApp.Storage.Records;

namespace BotApp.Features.Retention;

/// <summary>Which records have been kept long enough. Pure.</summary>
internal static class RetentionRules
{
    /// <summary>The last day whose records may be deleted.</summary>
    public static DateOnly LastDay(DateOnly today, int years) => today.AddYears(-years).AddDays(-1);

    /// <summary>
    /// Whether the record itself may be deleted: its day and its last change are past the limit, and so is the look-back day of a
    /// closed item. Open items stay.
    /// </summary>
    /// <param name="register">Its register; null if it is no longer in the catalogue.</param>
    /// <param name="changed">The day of its last change in the office's zone.</param>
    public static bool MayGo(OfficeRecord record, Register? register, DateOnly changed, DateOnly lastDay)
    {
        if (record.Date > lastDay || changed > lastDay)
            return false;
        return register is not { IsCarriedOut: true }
            || !(record.State is RecordState.Active || (record.State is RecordState.Closed && new LedgerItem(record).LookBackDue > lastDay));
    }

    /// <summary>Whether a term runs from the newest record of a register; that record stays until there is a later one.</summary>
    public static bool RunsATerm(Register? register) => register?.Cadences.Any(c => c.IsTerm) is true;
}
