using System.Collections.Immutable;
using BotApp.Cards.Texts;
using BotApp.Office.Roster;

namespace BotApp.Features.Status;

/// <summary>Periods and units in words.</summary>
internal static class StatusNames
{
    /// <summary>2026年11月, 2026年第三季度, 2026年上半年, 2026年.</summary>
    public static string Of(StatusPeriod period, CardTexts t) => period.Kind switch
    {
        PeriodKind.Month => t.StatusMonth(period.Year, period.Number),
        PeriodKind.Quarter => t.StatusQuarter(period.Year, period.Number),
        PeriodKind.Half => t.StatusHalf(period.Year, period.Number),
        _ => t.StatusYear(period.Year),
    };

    /// <summary>The units with distinct names: a branch and a department of the same name get their kind added.</summary>
    public static ImmutableArray<StatusUnit> Apart(ImmutableArray<StatusUnit> units, CardTexts t)
    {
        var times = units.CountBy(u => u.Unit.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. units.Select(u => times[u.Unit.Name] > 1 ? u with { Unit = u.Unit with { Name = OfKind(u.Unit, t) } } : u)];
    }

    /// <summary>Former units, with names marked as such.</summary>
    public static ImmutableArray<Unit> Left(ImmutableArray<Unit> units, CardTexts t) => [.. units.Select(u => u with { Name = t.FormerUnit(u.Name) })];

    private static string OfKind(Unit unit, CardTexts t) => unit.Kind switch
    {
        UnitKind.Branch => t.StatusBranch(unit.Name),
        UnitKind.Department => t.StatusDepartment(unit.Name),
        _ => t.StatusOffice(unit.Name),
    };
}
