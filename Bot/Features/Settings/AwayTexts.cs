using BotApp.Cards.Texts;
using BotApp.Office.Settings;

namespace BotApp.Features.Settings;

/// <summary>Absences in words.</summary>
internal static class AwayTexts
{
    /// <summary>The days of all absences; null for none.</summary>
    public static string? Days(IEnumerable<Absence> absences, CardTexts t) =>
        string.Join(t.ListSeparator, absences.Select(a => a.From is { } from ? t.AwayDays(t.Date(from), t.Date(a.Until)) : t.AwayDaysUntil(t.Date(a.Until))))
            is { Length: > 0 } said ? said : null;
}
