namespace BotApp.Office.Calendar;

/// <summary>
/// The arrangement of a year whose notice is not known, from the rules in force since 2025: which days are statutory, how
/// long each holiday is, and that few days are worked in a row around it. The years 2025 and 2026 come out as published.
/// What a notice decides freely (which weekend is worked) is only guessed here, so all of it is provisional.
/// </summary>
internal static class ComputedHolidays
{
    private const int SpringDays = 8;
    private const int LabourDays = 5;
    private const int NationalDays = 7;
    private const int MergedDays = 8;

    /// <summary>The arrangement of a year.</summary>
    public static HolidayYear Of(int year)
    {
        var stretches = Stretches(year).OrderBy(s => s.First).ToList();
        var worked = new HashSet<DateOnly>();
        var holidays = stretches.Select(s => new HolidayArrangement(
            s.Code, HolidayCodes.NameOf(s.Code, year)!, s.First, s.Last, [.. MakeUpDays(s, stretches, worked).Order()]));
        return new HolidayYear(year, [.. holidays], [], IsProvisional: true);
    }

    /// <param name="Statutory">How many of its days are holidays by law; the other weekdays off are made up for.</param>
    private sealed record Stretch(string Code, DateOnly First, DateOnly Last, int Statutory)
    {
        public bool Contains(DateOnly day) => First <= day && day <= Last;

        public int MakeUps => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Count(n => OfficeCalendar.IsWeekday(First.AddDays(n))) - Statutory;
    }

    private static IEnumerable<Stretch> Stretches(int year)
    {
        yield return Short(HolidayCodes.NewYear, year);
        yield return Spring(year);
        yield return Short(HolidayCodes.Qingming, year);
        yield return Labour(year);
        yield return Short(HolidayCodes.DragonBoat, year);

        var national = FestivalDays.Of(HolidayCodes.NationalDay, year);
        var autumn = Short(HolidayCodes.MidAutumn, year);
        var moon = FestivalDays.Of(HolidayCodes.MidAutumn, year);
        if (autumn.Last >= national.AddDays(-1) || moon >= national.AddDays(-2))
        {
            var first = moon < national ? moon : national;
            yield return new Stretch(HolidayCodes.MidAutumnAndNationalDay, first, first.AddDays(MergedDays - 1), Statutory: 4);
        }
        else
        {
            yield return autumn;
            yield return new Stretch(HolidayCodes.NationalDay, national, national.AddDays(NationalDays - 1), Statutory: 3);
        }
    }

    /// <summary>Three days with the weekend next to it; on a Wednesday the day alone.</summary>
    private static Stretch Short(string code, int year)
    {
        var day = FestivalDays.Of(code, year);
        var (before, after) = day.DayOfWeek switch
        {
            DayOfWeek.Monday => (2, 0),
            DayOfWeek.Tuesday => (2, 0),
            DayOfWeek.Wednesday => (0, 0),
            DayOfWeek.Sunday => (1, 1),
            _ => (0, 2),
        };
        return new Stretch(code, day.AddDays(-before), day.AddDays(after), Statutory: 1);
    }

    /// <summary>From New Year's Eve on. An eve on a Monday takes the Sunday before it in, as in 2026.</summary>
    private static Stretch Spring(int year)
    {
        var eve = FestivalDays.Of(HolidayCodes.SpringFestival, year).AddDays(-1);
        var first = eve.DayOfWeek is DayOfWeek.Monday ? eve.AddDays(-1) : eve;
        return new Stretch(HolidayCodes.SpringFestival, first, eve.AddDays(SpringDays - 1), Statutory: 4);
    }

    /// <summary>The five days around the first two of May for which the fewest days have to be made up; the latest if several are equal.</summary>
    private static Stretch Labour(int year)
    {
        var day = FestivalDays.Of(HolidayCodes.LabourDay, year);
        return Enumerable.Range(0, LabourDays - 1)
            .Select(n => new Stretch(HolidayCodes.LabourDay, day.AddDays(-n), day.AddDays(LabourDays - 1 - n), Statutory: 2))
            .MinBy(s => s.MakeUps)!;
    }

    /// <summary>Weekend days that are worked: the nearest ones, first on the side that makes the shorter run of work.</summary>
    private static List<DateOnly> MakeUpDays(Stretch stretch, IReadOnlyList<Stretch> all, HashSet<DateOnly> worked)
    {
        var days = new List<DateOnly>();
        while (days.Count < stretch.MakeUps)
        {
            var before = Nearest(stretch.First, -1);
            var after = Nearest(stretch.Last, 1);
            var chosen = Run(stretch, before) <= Run(stretch, after) ? before : after;
            if (days.Count % 2 == 1)
                chosen = days[^1] < stretch.First ? after : before;
            days.Add(chosen);
            worked.Add(chosen);
        }

        return days;

        DateOnly Nearest(DateOnly edge, int step)
        {
            var day = edge.AddDays(step);
            while (OfficeCalendar.IsWeekday(day) || worked.Contains(day) || all.Any(s => s.Contains(day)))
                day = day.AddDays(step);
            return day;
        }
    }

    /// <summary>
    /// How many days are worked in a row because of a make-up day. A holiday of a single statutory day breaks up the weekend
    /// that it joins, and works on that weekend.
    /// </summary>
    private static int Run(Stretch stretch, DateOnly makeUp)
    {
        var gap = makeUp < stretch.First ? stretch.First.DayNumber - makeUp.DayNumber : makeUp.DayNumber - stretch.Last.DayNumber;
        return stretch.Statutory == 1 && gap == 1 ? 0 : gap == 1 ? 6 : gap;
    }
}
