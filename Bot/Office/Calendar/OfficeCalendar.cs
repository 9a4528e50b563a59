using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BotApp.Office.Calendar;

/// <summary>
/// Which days the office works. Published arrangements apply; a year without one is computed and provisional. Immutable;
/// every answer is a lookup. Outside the years 2000 to 2099 every Monday to Friday is a working day.
/// </summary>
internal sealed class OfficeCalendar
{
    private static readonly Lazy<ImmutableArray<HolidayYear>> Computed = new(
        () => [.. Enumerable.Range(HolidayYear.First, HolidayYear.Last - HolidayYear.First + 1).Select(ComputedHolidays.Of)]);

    private readonly FrozenSet<DateOnly> _closed;
    private readonly FrozenSet<DateOnly> _opened;
    private readonly FrozenSet<DateOnly> _guessed;
    private readonly FrozenDictionary<int, ImmutableArray<Holiday>> _holidays;
    private readonly FrozenSet<int> _published;

    /// <param name="published">One arrangement a year; if there are two for a year, the later one applies.</param>
    public OfficeCalendar(IEnumerable<HolidayYear> published)
    {
        var known = new Dictionary<int, HolidayYear>();
        foreach (var year in published)
            known[year.Year] = year;
        _published = known.Keys.ToFrozenSet();

        // What is published comes last: a computed New Year must not open or close a day of December that a notice decides.
        var works = new Dictionary<DateOnly, (bool IsWorked, bool IsGuess)>();
        foreach (var year in Computed.Value.Where(y => !_published.Contains(y.Year)).Concat(known.Values))
            foreach (var holiday in year.Holidays)
            {
                foreach (var day in holiday.Days)
                    works[day] = (false, year.IsProvisional);
                foreach (var day in holiday.Work)
                    works[day] = (true, year.IsProvisional);
            }

        _closed = works.Where(d => !d.Value.IsWorked && IsWeekday(d.Key)).Select(d => d.Key).ToFrozenSet();
        _opened = works.Where(d => d.Value.IsWorked && !IsWeekday(d.Key)).Select(d => d.Key).ToFrozenSet();
        _guessed = works.Where(d => d.Value is (true, true) && !IsWeekday(d.Key)).Select(d => d.Key).ToFrozenSet();
        _holidays = Computed.Value.Select(y => known.GetValueOrDefault(y.Year, y)).ToFrozenDictionary(y => y.Year, HolidaysIn);
    }

    /// <summary>Whether the office works on that day.</summary>
    public bool IsWorkday(DateOnly day) => IsWeekday(day) ? !_closed.Contains(day) : _opened.Contains(day);

    /// <summary>Whether the day is on a weekend that is only computed to be worked: a notice may well decide on another.</summary>
    public bool IsGuessedWorkday(DateOnly day) => _guessed.Contains(day);

    /// <summary>Whether the arrangement of a year is computed because its notice is not known.</summary>
    public bool IsProvisional(int year) => !_published.Contains(year);

    /// <summary>The holidays of a year in the order they fall; none outside the years the calendar knows.</summary>
    public ImmutableArray<Holiday> HolidaysOf(int year) => _holidays.GetValueOrDefault(year, []);

    /// <summary>The last working day before a day.</summary>
    public DateOnly LastWorkdayBefore(DateOnly day) => WorkdaysBefore(day, 1);

    /// <summary>The working day that lies n working days before a day: 1 is the last one before it.</summary>
    /// <param name="count">1 or more.</param>
    public DateOnly WorkdaysBefore(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        while (count > 0)
        {
            day = day.AddDays(-1);
            if (IsWorkday(day))
                count--;
        }

        return day;
    }

    /// <summary>The working day that lies n working days after a day: 1 is the next one.</summary>
    /// <param name="count">1 or more.</param>
    public DateOnly WorkdaysAfter(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkday(day))
                count--;
        }

        return day;
    }

    /// <summary>The day itself if it is worked, else the next one that is.</summary>
    public DateOnly WorkdayOnOrAfter(DateOnly day)
    {
        while (!IsWorkday(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The day itself if it is worked, else the last one before it that is.</summary>
    public DateOnly WorkdayOnOrBefore(DateOnly day) => IsWorkday(day) ? day : LastWorkdayBefore(day);

    /// <summary>
    /// The relatively fixed day of a month: that day, or if it is not worked the next working day, or if none is left in the
    /// month the last one before it. In a month that is too short, it is the last day.
    /// </summary>
    /// <param name="month">Any day of the month.</param>
    /// <param name="dayOfMonth">1 to 31.</param>
    public DateOnly RelativelyFixedDay(DateOnly month, int dayOfMonth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dayOfMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dayOfMonth, 31);
        var day = new DateOnly(month.Year, month.Month, Math.Min(dayOfMonth, DateTime.DaysInMonth(month.Year, month.Month)));
        var after = WorkdayOnOrAfter(day);
        return after.Month == day.Month ? after : LastWorkdayBefore(day);
    }

    /// <summary>The year whose notice is missing, or null: in December the next year, as it is more urgent, else the current one.</summary>
    public int? MissingYear(DateOnly today) =>
        today.Month == 12 && IsProvisional(today.Year + 1) ? today.Year + 1
        : IsProvisional(today.Year) ? today.Year
        : null;

    private static ImmutableArray<Holiday> HolidaysIn(HolidayYear year) =>
    [
        .. year.Holidays.OrderBy(h => h.First)
            .Select(h => new Holiday(h.Code, year.Year, h.Name, h.First, h.Last, year.IsProvisional)),
    ];

    /// <summary>Whether the day is worked in a week without a holiday.</summary>
    public static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
