using BotApp.Office.Calendar;
using BotApp.Office.Registers;

namespace BotApp.Office.Obligations;

/// <summary>The periods of a cadence, and their days.</summary>
internal static class CadencePeriods
{
    /// <summary>The stretch of the calendar that a day lies in; not for a term of office, which has a start of its own.</summary>
    /// <remarks>Stretches are counted from year 0, so that those of 2, 3, 4 or 6 months begin with a year.</remarks>
    public static Stretch Of(Cadence cadence, DateOnly day)
    {
        var length = Months(cadence);
        var months = day.Year * 12 + day.Month - 1;
        var first = new DateOnly(months / length * length / 12, months / length * length % 12 + 1, 1);
        return new Stretch(first, first.AddMonths(length).AddDays(-1));
    }

    /// <summary>The stretch that a day lies in, with the one before and the one after.</summary>
    public static IReadOnlyList<Stretch> Around(Cadence cadence, DateOnly day)
    {
        var now = Of(cadence, day);
        return [Of(cadence, now.First.AddDays(-1)), now, Of(cadence, now.Last.AddDays(1))];
    }

    /// <summary>Every stretch that contains one of these days.</summary>
    public static IEnumerable<Stretch> Touching(Cadence cadence, Stretch days)
    {
        for (var period = Of(cadence, days.First); period.First <= days.Last; period = Of(cadence, period.Last.AddDays(1)))
            yield return period;
    }

    /// <summary>
    /// The months in which the current term of office can have begun: one that began before them ended before the office
    /// started, or too long ago to matter.
    /// </summary>
    /// <param name="asked">The first of the days that are asked about, if they lie in the past.</param>
    public static Stretch TermStarts(Cadence cadence, DateOnly startedOn, DateOnly today, DateOnly? asked = null)
    {
        var ended = startedOn.AddYears(-cadence.Every);
        var history = (asked < today ? asked.Value : today).AddYears(-2 * cadence.Every);
        var first = ended > history ? ended : history;
        return new Stretch(new DateOnly(first.Year, first.Month, 1), today);
    }

    /// <summary>The last working day by which it is to be held.</summary>
    /// <param name="fixedDay">The unit's relatively fixed day of the month, if it has one.</param>
    public static DateOnly Due(Cadence cadence, Stretch period, OfficeCalendar calendar, int? fixedDay)
    {
        if (cadence.OnFixedDay && fixedDay is { } day)
            return calendar.RelativelyFixedDay(period.First, Math.Clamp(day, 1, 31));
        var last = cadence.Season is { } season ? new DateOnly(period.Last.Year, season.To, 1).AddMonths(1).AddDays(-1) : period.Last;
        return calendar.WorkdayOnOrBefore(last);
    }

    /// <summary>The working day from which it appears.</summary>
    public static DateOnly AppearsOn(Cadence cadence, DateOnly due, OfficeCalendar calendar, ObligationLeads leads)
    {
        if (cadence.IsTerm)
            return calendar.WorkdayOnOrBefore(due.AddMonths(-Math.Max(1, leads.TermMonths)));

        var lead = Months(cadence) switch
        {
            1 => leads.Month,
            <= 3 => leads.Quarter,
            _ => leads.Year,
        };
        var day = calendar.WorkdaysBefore(due, Math.Max(1, lead));
        var opens = cadence.Season is { } season ? calendar.WorkdayOnOrAfter(new DateOnly(due.Year, season.From, 1)) : day;
        return opens > day ? opens : day;
    }

    private static int Months(Cadence cadence) => cadence.Every * cadence.Per switch
    {
        Period.Month => 1,
        Period.Quarter => 3,
        _ => 12,
    };
}
