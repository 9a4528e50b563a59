using System.Collections.Immutable;
using BotApp.Office.Registers;

namespace BotApp.Office.Calendar;

/// <summary>The arrangement of one year, as a notice states it or as it was computed.</summary>
/// <param name="Sources">Where it was published; empty when computed.</param>
internal sealed record HolidayYear(
    int Year, ImmutableArray<HolidayArrangement> Holidays, ImmutableArray<string> Sources, bool IsProvisional)
{
    /// <summary>First year the calendar knows; records cannot lie before it.</summary>
    public const int First = 2000;

    /// <summary>Last year the calendar knows.</summary>
    public const int Last = 2099;
}

/// <summary>One holiday of an arrangement.</summary>
/// <param name="First">First day off; for New Year it may lie in December of the year before.</param>
/// <param name="Last">Last day off, inclusive.</param>
/// <param name="Work">Saturdays and Sundays that are worked for it.</param>
internal sealed record HolidayArrangement(
    string Code, LocalText Name, DateOnly First, DateOnly Last, ImmutableArray<DateOnly> Work)
{
    /// <summary>Whether a day is off for it.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;

    /// <summary>Every day off.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);
}
