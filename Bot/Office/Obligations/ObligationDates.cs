using BotApp.Office.Registers;

namespace BotApp.Office.Obligations;

/// <summary>A period in which something is owed.</summary>
/// <param name="Due">By when.</param>
/// <param name="AppearsOn">The day from which it is shown.</param>
internal readonly record struct DatedPeriod(Stretch Days, DateOnly Due, DateOnly AppearsOn);

/// <summary>The periods of cadences and their days, computed once for all units that owe the same. Not thread-safe.</summary>
/// <param name="periods">The periods of a cadence that are asked for; never called for a term of office.</param>
/// <param name="dueWithin">Only those due on one of these days; null for all.</param>
internal sealed class ObligationDates(ObligationBasis basis, Func<Cadence, IEnumerable<Stretch>> periods, Stretch? dueWithin)
{
    private readonly Dictionary<(CadenceKey Key, DateOnly HoldsFrom, int? OwnDay, DateOnly StartedOn), List<DatedPeriod>> known = [];
    private readonly Dictionary<DateOnly, DateOnly> askedUntil = [];

    /// <summary>The periods for which a cadence is owed.</summary>
    /// <param name="ownDay">The unit's own relatively fixed day of the month; null: the office's applies.</param>
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

    /// <summary>A term of office and its days; null if it is not asked for.</summary>
    /// <param name="startedOn">Nothing is owed for the time before.</param>
    /// <param name="knownOn">Before this day nobody could say when the term ends.</param>
    public DatedPeriod? OfTerm(Cadence cadence, Term term, DateOnly startedOn, DateOnly knownOn, DateOnly today)
    {
        var dated = Dated(cadence, term.Days, basis.Calendar.WorkdayOnOrBefore(term.Days.Last), knownOn > startedOn ? knownOn : startedOn);
        return IsInQuestion(dated, startedOn) || (!term.IsSettled && IsStillOwed(dated, startedOn, today)) ? dated : null;
    }

    /// <summary>The last day on which something due on a given day is still asked for.</summary>
    public DateOnly AskedUntil(DateOnly due)
    {
        if (askedUntil.TryGetValue(due, out var day))
            return day;
        return askedUntil[due] = basis.Calendar.WorkdaysAfter(due, Math.Max(1, basis.Rules.Leads.Overdue));
    }

    private static bool IsOwed(Stretch period, DateOnly startedOn) =>
        startedOn <= period.First || new Stretch(startedOn, period.Last).Days * 2 >= period.Days;

    private bool IsInQuestion(DatedPeriod period, DateOnly startedOn) => period.Due >= startedOn && (dueWithin is not { } days || days.Contains(period.Due));

    // Days that include today also show a term that ended before them.
    private bool IsStillOwed(DatedPeriod term, DateOnly startedOn, DateOnly today) =>
        term.Due >= startedOn && dueWithin is { } days && days.Contains(today) && term.Due < days.First;

    // What came to be owed after it should have appeared appears on the day it came to be owed, but before it is due.
    private DatedPeriod Dated(Cadence cadence, Stretch period, DateOnly due, DateOnly from)
    {
        var appears = CadencePeriods.AppearsOn(cadence, due, basis.Calendar, basis.Rules.Leads);
        if (appears >= from)
            return new DatedPeriod(period, due, appears);
        var (begins, last) = (basis.Calendar.WorkdayOnOrAfter(from), basis.Calendar.LastWorkdayBefore(due));
        return new DatedPeriod(period, due, begins < last ? begins : last);
    }
}
