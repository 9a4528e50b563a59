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
    /// Whether a record may go as far as itself is concerned: both its day and its last change lie that far back, and of a closed
    /// item the day of the look-back that is still to come. What is still being worked on stays.
    /// </summary>
    /// <param name="register">Its register; null when it is not in the catalogue any more.</param>
    /// <param name="changed">The office's day of its last change.</param>
    public static bool MayGo(OfficeRecord record, Register? register, DateOnly changed, DateOnly lastDay)
    {
        if (record.Date > lastDay || changed > lastDay)
            return false;
        return register is not { IsCarriedOut: true }
            || !(record.State is RecordState.Active || (record.State is RecordState.Closed && new LedgerItem(record).LookBackDue > lastDay));
    }

    /// <summary>Whether a term runs from the newest record of a register, which stays until a later one is on record.</summary>
    public static bool RunsATerm(Register? register) => register?.Cadences.Any(c => c.IsTerm) is true;
}
