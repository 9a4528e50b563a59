using System.Collections.Immutable;
using System.Globalization;
using BotApp.Office.Registers;

namespace BotApp.Office.Calendar;

/// <summary>What holds for every arrangement of a year, whatever its notice says; catches slips of the pen.</summary>
internal static class HolidayRules
{
    private const int MostDays = 15;
    private const int MostDaysToWork = 30;

    /// <summary>Everything that does not hold, in the order of the holidays.</summary>
    public static ImmutableArray<HolidayFault> Check(HolidayYear year) => Check(year.Year, [.. year.Holidays]);

    /// <summary>The same for a file in which some holidays could not be read: these are null, and nothing is checked of them.</summary>
    public static ImmutableArray<HolidayFault> Check(int year, IReadOnlyList<HolidayArrangement?> holidays)
    {
        var faults = new List<HolidayFault>();
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var worked = new HashSet<DateOnly>();
        for (var i = 0; i < holidays.Count; i++)
        {
            if (holidays[i] is not { } holiday)
                continue;

            var at = string.Create(CultureInfo.InvariantCulture, $"holidays[{i}]");
            var parts = HolidayCodes.PartsOf(holiday.Code);
            foreach (var part in parts.IsEmpty ? [holiday.Code] : parts)
                if (!covered.Add(part))
                    Add($"{at}.code", HolidayFaultCode.Twice, holiday.Name.Zh);
            CheckStretch(at, i, holiday, parts);
            for (var w = 0; w < holiday.Work.Length; w++)
                CheckWork(string.Create(CultureInfo.InvariantCulture, $"{at}.work[{w}]"), holiday.Work[w], holiday);
        }

        foreach (var absent in HolidayCodes.Statutory.Where(c => !covered.Contains(c) && !holidays.Contains(null)))
            Add("holidays", HolidayFaultCode.Absent, HolidayCodes.NameOf(absent, year)!.Zh);
        return [.. faults];

        void CheckStretch(string at, int index, HolidayArrangement holiday, ImmutableArray<string> parts)
        {
            if (holiday.Last < holiday.First)
            {
                Add($"{at}.last", HolidayFaultCode.Order);
                return;
            }

            if (holiday.Last.DayNumber - holiday.First.DayNumber >= MostDays)
                Add($"{at}.last", HolidayFaultCode.TooLong, Text(MostDays));
            if (!IsOfYear(holiday.First) || holiday.Last.Year != year)
                Add($"{at}.first", HolidayFaultCode.OtherYear, Text(year));
            else
                foreach (var festival in parts.Select(p => FestivalDays.Of(p, year)).Where(d => !holiday.Contains(d)))
                    Add($"{at}.first", HolidayFaultCode.DayOutside, FieldValues.Format(festival));
            foreach (var other in holidays.Take(index).OfType<HolidayArrangement>().Where(o => o.First <= holiday.Last && holiday.First <= o.Last))
                Add($"{at}.first", HolidayFaultCode.Overlap, other.Name.Zh);
        }

        void CheckWork(string at, DateOnly day, HolidayArrangement holiday)
        {
            if (!IsOfYear(day))
                Add(at, HolidayFaultCode.OtherYear, Text(year));
            else if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                Add(at, HolidayFaultCode.WorkOnWeekday);
            else if (holidays.FirstOrDefault(h => h?.Contains(day) == true) is { } off)
                Add(at, HolidayFaultCode.WorkIsOff, off.Name.Zh);
            else if (!worked.Add(day))
                Add(at, HolidayFaultCode.WorkTwice);
            else if (holiday.First.DayNumber - day.DayNumber > MostDaysToWork || day.DayNumber - holiday.Last.DayNumber > MostDaysToWork)
                Add(at, HolidayFaultCode.WorkFar, Text(MostDaysToWork));
        }

        // New Year may begin, and be worked for, in December before.
        bool IsOfYear(DateOnly day) => day.Year == year || (day.Year == year - 1 && day.Month == 12);

        void Add(string place, string code, params ImmutableArray<string> arguments) => faults.Add(new HolidayFault(place, code, arguments));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
