using BotApp.Office.Calendar;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Obligations;

namespace BotApp.Office.Obligations;

/// <summary>How many entries of a register a unit has in a month.</summary>
/// <param name="month">Its first day.</param>
internal delegate int HeldIn(string unitId, string registerCode, DateOnly month);

/// <summary>What obligations are derived from.</summary>
/// <param name="StartedOn">Nothing is owed for the time before; null while the office has no roster: nothing is owed at all.</param>
internal sealed record ObligationBasis(
    RosterSnapshot Roster, RegisterCatalog Registers, OfficeCalendar Calendar, ObligationRules Rules, DateOnly? StartedOn)
{
    /// <summary>The last day whose records were deleted at the end of their retention; null if there is none.</summary>
    public DateOnly? DeletedThrough { get; init; }

    /// <summary>Whether it is still known what was held in a period; not if it reaches back to deleted records.</summary>
    public bool CanTell(Stretch period) => !(period.First <= DeletedThrough);

    /// <summary>The day from which a unit owes anything: when the office started, or when the unit joined the roster later.</summary>
    public DateOnly? StartOf(Unit unit) => unit.Since is { } since && since > StartedOn ? since : StartedOn;
}

/// <summary>What settles them.</summary>
internal sealed record ObligationFacts(HeldIn Held, IReadOnlyCollection<NotDueMark> Marks);

/// <summary>Derives what each unit owes from the cadences of the registers. Pure; nothing of it is stored.</summary>
/// <remarks>
/// <para>
/// A period is owed if at least half of its days, and its due day, lie on or after the day on which the office started or the unit
/// joined, and if retention deleted none of its records. Whether the unit is large enough is decided by its size on the due day: an
/// import on that day or later does not change it.
/// </para>
/// <para>
/// A term of office runs from the month of the last election on record, or from the start that the office has set; if neither is
/// known, nothing is owed, as nobody can say when. A term known from a record ends at the end of a month. The election that settles
/// one term begins the next; around a day, only the current term is an obligation.
/// </para>
/// </remarks>
internal static class DerivedObligations
{
    /// <summary>
    /// For each unit and cadence, the period that today lies in, the one before and the one after, and the current term. Anything
    /// older is history.
    /// </summary>
    /// <param name="units">Ids of the units in question; null for all.</param>
    public static IReadOnlyList<Obligation> For(
        ObligationBasis basis, ObligationFacts facts, DateOnly today, IReadOnlySet<string>? units = null) =>
        Derive(basis, facts, today, units, cadence => CadencePeriods.Around(cadence, today), dueWithin: null);

    /// <summary>Everything whose due day lies in a stretch of days, as it stands today; for a summary of a month or a year.</summary>
    /// <remarks>If today is one of the days, a term that ended before them is included: it is owed until it is settled.</remarks>
    /// <param name="units">Ids of the units in question; null for all.</param>
    public static IReadOnlyList<Obligation> DueWithin(
        ObligationBasis basis, ObligationFacts facts, DateOnly today, Stretch days, IReadOnlySet<string>? units = null) =>
        Derive(basis, facts, today, units, cadence => CadencePeriods.Touching(cadence, days), days);

    /// <summary>The months for which <see cref="For"/> needs the counts of a unit; null when it needs none.</summary>
    public static Stretch? MonthsNeeded(ObligationBasis basis, Unit unit, DateOnly today)
    {
        if (basis.StartOf(unit) is not { } startedOn || today < startedOn)
            return null;

        var needed = OfKind(CadencesOf(basis), unit).Select(c => c.Set.Cadence).SelectMany(
            c => c.IsTerm ? [CadencePeriods.TermStarts(c, startedOn, today)] : CadencePeriods.Around(c, today)).ToList();
        return needed.Count == 0 ? null : new Stretch(needed.Min(s => s.First), needed.Max(s => s.Last));
    }

    private static List<Obligation> Derive(
        ObligationBasis basis, ObligationFacts facts, DateOnly today, IReadOnlySet<string>? units,
        Func<Cadence, IEnumerable<Stretch>> periods, Stretch? dueWithin)
    {
        var obligations = new List<Obligation>();
        var dates = new ObligationDates(basis, periods, dueWithin);
        var marks = facts.Marks.ToLookup(m => (m.Unit, m.Cadence, m.First, m.Last));
        // Computed once, as it is the same for every unit, of which there may be a thousand.
        var cadences = CadencesOf(basis);
        foreach (var unit in basis.Roster.Units.Where(u => units is null || units.Contains(u.Id)))
        {
            if (basis.StartOf(unit) is not { } startedOn || today < startedOn)
                continue;
            int? ownDay = basis.Rules.FixedDays.TryGetValue(unit.Id, out var own) ? own : null;
            foreach (var (_, set) in OfKind(cadences, unit))
            {
                var cadence = set.Cadence;
                if (!cadence.IsTerm)
                {
                    foreach (var period in dates.Of(set, ownDay, startedOn).Where(p => basis.CanTell(p.Days) && Binds(cadence, unit, p.Due)))
                        Add(unit, set, period, Held(facts, unit, set.Key, period.Days));
                    continue;
                }

                foreach (var term in TermsOfOffice.Of(basis, facts, unit, set, startedOn, today, dueWithin).Where(t => !t.IsSettled || dueWithin is not null))
                {
                    if (dates.OfTerm(cadence, term, startedOn, KnownOn(basis, unit, term.Days), today) is { } dated && Binds(cadence, unit, dated.Due))
                        Add(unit, set, dated, done: term.IsSettled ? cadence.Times : 0);
                }
            }
        }

        return obligations;

        bool Binds(Cadence cadence, Unit unit, DateOnly due)
        {
            var size = basis.Roster.SizeOn(unit, due);
            return cadence.AppliesTo.Binds(unit.Kind, size.Members, size.Groups);
        }

        void Add(Unit unit, SetCadence set, DatedPeriod period, int done)
        {
            var (key, cadence) = (set.Key, set.Cadence);
            var mark = marks.Count == 0 ? null : marks[(unit.Id, key.ToString(), period.Days.First, period.Days.Last)].FirstOrDefault();
            var state = done >= cadence.Times ? ObligationState.Done
                : mark is not null ? ObligationState.NotDue
                : today < period.AppearsOn ? ObligationState.Upcoming
                : today <= period.Due ? ObligationState.Due
                // If the office now asks for less, or for nothing, the rest is no longer asked for in a period that has ended either.
                : cadence.IsTerm || (done < set.AskedNow && today <= dates.AskedUntil(period.Due)) ? ObligationState.Overdue
                : ObligationState.Missed;
            obligations.Add(new Obligation(
                unit.Id,
                key.Register,
                key,
                period.Days,
                period.Due,
                period.AppearsOn,
                cadence.Times,
                done,
                state,
                state is ObligationState.NotDue ? mark : null));
        }
    }

    private static List<(Register Register, SetCadence Set)> CadencesOf(ObligationBasis basis) =>
        [.. basis.Registers.All.SelectMany(r => basis.Rules.CadencesOf(r).Select(c => (r, c)))];

    // Whatever their size, which may have changed.
    private static IEnumerable<(Register Register, SetCadence Set)> OfKind(List<(Register Register, SetCadence Set)> all, Unit unit) =>
        all.Where(c => c.Register.MayBeHeldBy(unit.Kind) && c.Set.Cadence.AppliesTo.Kinds.Contains(unit.Kind));

    private static int Held(ObligationFacts facts, Unit unit, CadenceKey key, Stretch days)
    {
        var held = 0;
        foreach (var month in days.Months)
            held += facts.Held(unit.Id, key.Register, month);
        return held;
    }

    // The day after the office entered when the term began; for a term known from a record, its first day.
    private static DateOnly KnownOn(ObligationBasis basis, Unit unit, Stretch term) =>
        basis.Rules.TermStarts.TryGetValue(unit.Id, out var start) && start == term.First && basis.Rules.TermStartsEntered.TryGetValue(unit.Id, out var entered)
            ? entered.AddDays(1)
            : term.First;
}
