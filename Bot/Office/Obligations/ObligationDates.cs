using BotApp.Office.Registers;

namespace BotApp.Office.Obligations;

/// <summary>The days of obligations, worked out once for all units that owe the same; not for several threads.</summary>
internal sealed class ObligationDates(ObligationBasis basis)
{
    private readonly Dictionary<(CadenceKey Key, Stretch Period, int? FixedDay), (DateOnly Due, DateOnly AppearsOn)> periods = [];
    private readonly Dictionary<DateOnly, DateOnly> askedUntil = [];

    /// <summary>By when it is due, and from when on it is spoken of.</summary>
    /// <param name="fixedDay">The unit's relatively fixed day of the month, if it has one.</param>
    public (DateOnly Due, DateOnly AppearsOn) Of(CadenceKey key, Cadence cadence, Stretch period, int? fixedDay)
    {
        if (periods.TryGetValue((key, period, fixedDay), out var known))
            return known;

        var due = CadencePeriods.Due(cadence, period, basis.Calendar, fixedDay);
        return periods[(key, period, fixedDay)] = (due, CadencePeriods.AppearsOn(cadence, due, basis.Calendar, basis.Rules.Leads));
    }

    /// <summary>The last day on which something is asked for that was due on a day.</summary>
    public DateOnly AskedUntil(DateOnly due)
    {
        if (askedUntil.TryGetValue(due, out var known))
            return known;
        return askedUntil[due] = basis.Calendar.WorkdaysAfter(due, Math.Max(1, basis.Rules.Leads.Overdue));
    }
}
