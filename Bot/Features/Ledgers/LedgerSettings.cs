using BotApp.Features.Settings;
using BotApp.Office.Ledgers;

namespace BotApp.Features.Ledgers;

/// <summary>The office's current settings for its ledgers.</summary>
internal sealed class LedgerSettings(SettingsView settings)
{
    /// <summary>Days from closing an item of a ledger to its look-back; 0 means none.</summary>
    public int LookBackDays(string ledger) => Of(ledger).LookBackDays ?? settings.Office.LookBackDays;

    /// <summary>The day on which a list was settled; null if not set, and no item is marked as added later.</summary>
    public DateOnly? Baseline(string ledger) => Of(ledger).Baseline;

    /// <summary>All settings of one ledger.</summary>
    public LedgerSetting Of(string ledger) => settings.Office.Ledgers.GetValueOrDefault(ledger, LedgerSetting.None);
}
