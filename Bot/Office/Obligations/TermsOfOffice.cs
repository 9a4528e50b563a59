using BotApp.Office.Roster;

namespace BotApp.Office.Obligations;

/// <summary>A term of office.</summary>
/// <param name="IsSettled">Whether an election on record, or the start that the office has set, began the next one. Otherwise it runs, or ended unsettled.</param>
internal readonly record struct Term(Stretch Days, bool IsSettled);

/// <summary>The terms of a unit, as far as it is known when they began. Pure.</summary>
internal static class TermsOfOffice
{
    /// <summary>The settled ones and, last, the current one; empty if nothing is known.</summary>
    /// <param name="startedOn">The day from which the unit owes anything.</param>
    /// <param name="asked">The days that are asked about; null for those around today.</param>
    /// <remarks>
    /// An election, or the start that the office has set instead, settles the current term if it was held in the month in which the
    /// end of that term first appeared, or later. One held long before begins a term of its own: a vacancy was filled, or the same
    /// election continued in another month.
    /// </remarks>
    public static IReadOnlyList<Term> Of(
        ObligationBasis basis, ObligationFacts facts, Unit unit, SetCadence set, DateOnly startedOn, DateOnly today, Stretch? asked)
    {
        var cadence = set.Cadence;
        var begun = new List<Stretch>();
        foreach (var month in CadencePeriods.TermStarts(cadence, startedOn, today, asked?.First).Months)
        {
            if (facts.Held(unit.Id, set.Key.Register, month) > 0)
                begun.Add(new Stretch(month, month.AddYears(cadence.Every).AddMonths(1).AddDays(-1)));
        }

        if (basis.Rules.TermStarts.TryGetValue(unit.Id, out var start) && start <= today)
        {
            // The office's date is exact, so it wins over a record of the same month.
            begun.RemoveAll(b => b.First == MonthOf(start));
            begun.Add(new Stretch(start, start.AddYears(cadence.Every)));
            begun.Sort((a, b) => a.First.CompareTo(b.First));
        }

        var ended = begun.Zip(begun.Skip(1), (term, next) => new Term(term, next.First >= MonthOf(SpokenOf(term))));
        return
        [
            .. ended.Where(t => t.IsSettled),
            .. begun.TakeLast(1).Select(running => new Term(running, IsSettled: false)),
        ];

        DateOnly SpokenOf(Stretch term) =>
            CadencePeriods.AppearsOn(cadence, basis.Calendar.WorkdayOnOrBefore(term.Last), basis.Calendar, basis.Rules.Leads);
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
