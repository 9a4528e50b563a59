using BotApp.Office.Registers;

namespace BotApp.Office.Obligations;

/// <summary>A period in which something is owed.</summary>
/// <param name="Due">By when.</param>
/// <param name="AppearsOn">From when on it is spoken of.</param>
internal readonly record struct DatedPeriod(Stretch Days, DateOnly Due, DateOnly AppearsOn);

/// <summary>The periods of cadences and their days, worked out once for all units that owe the same; not for several threads.</summary>
/// <param name="periods">The periods of a cadence that are in question; never asked for a term of office.</param>
/// <param name="dueWithin">Of them those that are due on one of these days; null for all.</param>
internal sealed class ObligationDates(ObligationBasis basis, Func<Cadence, IEnumerable<Stretch>> periods, Stretch? dueWithin)
{
    private readonly Dictionary<(CadenceKey Key, DateOnly HoldsFrom, int? OwnDay, DateOnly StartedOn), List<DatedPeriod>> known = [];
    private readonly Dictionary<DateOnly, DateOnly> askedUntil = [];

    /// <summary>The periods for which a cadence is owed.</summary>
    /// <param name="ownDay">The unit's own relatively fixed day of the month, if it has one; else the office's counts.</param>
    /// <param name="startedOn">Nothing is owed for the time before.</param>
    public IReadOnlyList<DatedPeriod> Of(SetCadence set, int? ownDay, DateOnly startedOn)
    {
        var (key, cadence) = ((set.Key, set.EndsWithin.First, ownDay, startedOn), set.Cadence);
        if (!known.TryGetValue(key, out var dated))
            known[key] = dated =
            [
                .. periods(cadence).Where(p => set.EndsWithin.Contains(p.Last) && IsOwed(p, startedOn))
                    .Select(p => Dated(cadence, p, CadencePeriods.Due(cadence, p, basis.Calendar, ownDay ?? basis.Rules.FixedDayIn(p)), startedOn))
                    .Where(p => IsInQuestion(p, startedOn)),
            ];
        return dated;
    }

    /// <summary>A term of office and its days; null when it is not in question.</summary>
    /// <param name="startedOn">Nothing is owed for the time before.</param>
    /// <param name="knownOn">Nobody could say before this day when the term ends.</param>
    public DatedPeriod? OfTerm(Cadence cadence, Term term, DateOnly startedOn, DateOnly knownOn, DateOnly today)
    {
        var dated = Dated(cadence, term.Days, basis.Calendar.WorkdayOnOrBefore(term.Days.Last), knownOn > startedOn ? knownOn : startedOn);
        return IsInQuestion(dated, startedOn) || (!term.IsSettled && IsStillOwed(dated, startedOn, today)) ? dated : null;
    }

    /// <summary>The last day on which something is asked for that was due on a day.</summary>
    public DateOnly AskedUntil(DateOnly due)
    {
        if (askedUntil.TryGetValue(due, out var day))
            return day;
        return askedUntil[due] = basis.Calendar.WorkdaysAfter(due, Math.Max(1, basis.Rules.Leads.Overdue));
    }

    private static bool IsOwed(Stretch period, DateOnly startedOn) =>
        startedOn <= period.First || new Stretch(startedOn, period.Last).Days * 2 >= period.Days;

    private bool IsInQuestion(DatedPeriod period, DateOnly startedOn) => period.Due >= startedOn && (dueWithin is not { } days || days.Contains(period.Due));

    // Whoever asks about days that go on until today is told of a term that ended before them.
    private bool IsStillOwed(DatedPeriod term, DateOnly startedOn, DateOnly today) =>
        term.Due >= startedOn && dueWithin is { } days && days.Contains(today) && term.Due < days.First;

    // What began to be owed after its day of appearing appears when it began, as it is spoken of on that day; still before it is due.
    private DatedPeriod Dated(Cadence cadence, Stretch period, DateOnly due, DateOnly from)
    {
        var appears = CadencePeriods.AppearsOn(cadence, due, basis.Calendar, basis.Rules.Leads);
        if (appears >= from)
            return new DatedPeriod(period, due, appears);
        var (begins, last) = (basis.Calendar.WorkdayOnOrAfter(from), basis.Calendar.LastWorkdayBefore(due));
        return new DatedPeriod(period, due, begins < last ? begins : last);
    }
}
