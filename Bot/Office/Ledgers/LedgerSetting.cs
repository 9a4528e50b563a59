using System.Globalization;
using BotApp.Office.Registers;

namespace BotApp.Office.Ledgers;

/// <summary>What the office has set for one ledger.</summary>
/// <param name="LookBackDays">Days after closing on which an item is looked back on; 0: never; null: as for all ledgers.</param>
/// <param name="Baseline">The day on which the list was settled; items found later are marked 动态增加. Null: nothing is marked.</param>
internal sealed record LedgerSetting(int? LookBackDays = null, DateOnly? Baseline = null)
{
    /// <summary>The most days that can be set.</summary>
    public const int MostDays = 730;

    /// <summary>The value before anything is set.</summary>
    public static LedgerSetting None { get; } = new();

    /// <summary>As it is stored.</summary>
    public string Format() => string.Create(
        CultureInfo.InvariantCulture, $"{LookBackDays},{(Baseline is { } day ? FieldValues.Format(day) : "")}");

    /// <summary>Reads what <see cref="Format"/> wrote; null if it is something else.</summary>
    public static LedgerSetting? Parse(string text)
    {
        if (text.Split(',') is not [var days, var baseline])
            return null;
        int? number = null;
        if (days.Length > 0)
        {
            if (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n > MostDays)
                return null;
            number = n;
        }

        if (baseline.Length == 0)
            return new LedgerSetting(number);
        return FieldValues.TryDate(baseline, out var day) ? new LedgerSetting(number, day) : null;
    }
}
