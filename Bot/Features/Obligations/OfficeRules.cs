using BotApp.Office.Obligations;
using BotApp.Office.Settings;

namespace BotApp.Features.Obligations;

/// <summary>Turns the office's settings into the rules for deriving obligations. Pure.</summary>
internal static class OfficeRules
{
    /// <summary>The rules that these settings give.</summary>
    public static ObligationRules Of(OfficeSettings settings) => new()
    {
        Leads = ObligationLeads.From(settings),
        FixedDay = settings.FixedDay,
        FormerFixedDays = settings.FormerFixedDays,
        TermStarts = settings.TermStarts,
        TermStartsEntered = settings.TermStartsEntered,
        Overrides =
        [
            .. from former in settings.FormerCadences
               let key = KeyOf(former.Key)
               where key is not null
               from was in former.Value
               select new CadenceOverride(key.Value, IsOff: was.Times == 0, Times: was.Times, Until: was.Until),
            .. from setting in settings.Cadences
               let key = KeyOf(setting.Key)
               where key is not null
               select new CadenceOverride(key.Value, IsOff: setting.Value.Times == 0, Times: setting.Value.Times),
        ],
    };

    // A key that names no cadence, as its register no longer exists, has no effect.
    private static CadenceKey? KeyOf(string text) => CadenceKey.TryParse(text, out var key) ? key : null;
}
