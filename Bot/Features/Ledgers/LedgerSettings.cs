using BotApp.Features.Settings;
using BotApp.Office.Ledgers;

namespace BotApp.Features.Ledgers;

/// <summary>What the office has set for its ledgers, as it is now.</summary>
internal sealed class LedgerSettings(SettingsView settings)
{
    /// <summary>Days after closing on which an item of a ledger is looked back on; 0 is never.</summary>
    public int LookBackDays(string ledger) => Of(ledger).LookBackDays ?? settings.Office.LookBackDays;

    /// <summary>The day on which a list was settled; null marks nothing.</summary>
    public DateOnly? Baseline(string ledger) => Of(ledger).Baseline;

    /// <summary>All that is set for one ledger.</summary>
    public LedgerSetting Of(string ledger) => settings.Office.Ledgers.GetValueOrDefault(ledger, LedgerSetting.None);
}
