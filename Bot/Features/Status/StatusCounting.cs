using System.Collections.Immutable;
using System.Globalization;
using BotApp.Office.Calendar;
using BotApp.Office.Ledgers;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Office.SelfReviews;
using BotApp.Storage.Obligations;
using BotApp.Storage.Totals;

namespace BotApp.Features.Status;

/// <summary>The data read for a status.</summary>
/// <param name="Years">Totals by year and unit.</param>
/// <param name="Standing">Open items and elections of each unit.</param>
internal sealed record StatusFacts(
    IReadOnlyDictionary<int, IReadOnlyDictionary<string, UnitTotals>> Years,
    IReadOnlyDictionary<string, UnitTotals> Standing,
    IReadOnlyCollection<NotDueMark> Marks);

/// <summary>Makes a status from the totals. Pure.</summary>
internal static class StatusCounting
{
    /// <summary>Days before the running period that are searched for overdue obligations: twenty working days and a long holiday.</summary>
    private const int OverdueDays = 45;

    /// <summary>The days whose obligations a status covers; for the running period also earlier days, for what is overdue.</summary>
    public static Stretch DaysOf(StatusPeriod period, DateOnly today) =>
        period.Days.Contains(today) ? period.Days with { First = period.Days.First.AddDays(-OverdueDays) } : period.Days;

    /// <summary>Earliest period end for which not-due marks are read; for the running period all, as a term may have ended long ago.</summary>
    public static DateOnly MarksSince(StatusPeriod period, DateOnly today) =>
        period.Days.Contains(today) ? DateOnly.MinValue : DaysOf(period, today).First;

    /// <summary>The years whose totals are needed.</summary>
    public static IEnumerable<int> YearsOf(StatusPeriod period, DateOnly today, IEnumerable<int> reviewed)
    {
        var days = DaysOf(period, today);
        return Enumerable.Range(days.First.Year, days.Last.Year - days.First.Year + 1).Concat(reviewed).Distinct();
    }

    /// <summary>Whether the rules hide some kinds from the person. Never answered from data, which would reveal that such records exist.</summary>
    public static bool LeavesOut(StatusQuestion question, RegisterCatalog registers) => question.Units.Any(u => registers.All.Any(r =>
        (r.Kind == Register.Meeting || r.IsCarriedOut) && r.MayBeHeldBy(u.Unit.Kind) && !u.Seen.Contains(r.Visibility)));

    /// <summary>Each unit, in the order asked.</summary>
    public static ImmutableArray<UnitStatus> Units(StatusQuestion question, ObligationBasis basis, StatusFacts facts)
    {
        var registers = basis.Registers.All.Select((r, n) => new StatusRegister(r, n)).ToList();
        var meetings = registers.Where(r => r.Register.Kind == Register.Meeting)
            .Select(r => (Register: r, Counter: RegisterTallies.Counter(r.Register.Code, TallyDefinition.Count))).ToList();
        var ledgers = registers.Where(r => r.Register.IsCarriedOut).ToDictionary(r => r.Register.Code, StringComparer.Ordinal);
        var obligations = Obligations(question, basis, facts);
        var open = new Dictionary<string, OpenCounter?>(StringComparer.Ordinal);
        return [.. question.Units.Select(Of)];

        UnitStatus Of(StatusUnit unit)
        {
            var held = meetings
                .Where(m => unit.Seen.Contains(m.Register.Register.Visibility))
                .Select(m => new RegisterCount(m.Register, (int)Count(unit.Unit.Id, m.Counter)))
                .Where(m => m.Count > 0)
                .ToImmutableArray();
            var owed = obligations[unit.Unit.Id]
                .Where(o => unit.Seen.Contains(basis.Registers[o.RegisterCode].Visibility))
                .ToLookup(o => question.Period.Days.Contains(o.Due));
            return new UnitStatus(
                unit.Unit,
                [.. owed[true]],
                held,
                held.Where(m => m.Register.Register.IsStudy).Sum(m => m.Count),
                Ledgers(facts.Standing.GetValueOrDefault(unit.Unit.Id, UnitTotals.None), OpenOf, unit.Seen))
            {
                Earlier = [.. owed[false]],
            };
        }

        // A thousand units share the same counters, so each name is parsed once.
        OpenCounter? OpenOf(string counter)
        {
            if (!open.TryGetValue(counter, out var known))
                open[counter] = known = counter.Split('/') switch
                {
                    [var code, TallyDefinition.Standing, var status, var due, .. var own] => Open(code, code, status, due, own),
                    [var code, TallyDefinition.Listed, var from, var status, var due, .. var own] => Open(code, from, status, due, own),
                    _ => null,
                };
            return known;
        }

        // The ledger that an item was entered in decides its visibility, whichever list shows it.
        OpenCounter? Open(string list, string from, string status, string due, string[] own) =>
            ledgers.TryGetValue(list, out var ledger) && ledgers.TryGetValue(Uri.UnescapeDataString(from), out var origin)
                ? new OpenCounter(
                    ledger,
                    Uri.UnescapeDataString(status),
                    PlaceOf(ledger.Register, Uri.UnescapeDataString(status)),
                    IsOverdue(Uri.UnescapeDataString(status), Uri.UnescapeDataString(due), question.Today, basis.Calendar),
                    LedgerItem.VisibilityOf(origin.Register, own is [var visibility] ? Uri.UnescapeDataString(visibility) : null),
                    IsElsewheres: origin != ledger)
                : null;

        long Count(string unit, string counter) => facts.Years.Values.Sum(year =>
            year.TryGetValue(unit, out var totals) ? totals.Sum(counter, question.Period.Days.First, question.Period.Days.Last) : 0);
    }

    /// <summary>A round in the units asked for; null if none of them takes part.</summary>
    public static ReviewStatus? Review(StatusQuestion question, ReviewRound round, StatusFacts facts)
    {
        ImmutableArray<ReviewUnit> units =
        [
            .. from unit in question.Units.Select(u => u.Unit)
               where round.Shares.ContainsKey(unit.Id)
               let share = round.Shares[unit.Id]
               let submitted = share.Submitted(facts.Years.Values.Sum(year => year.TryGetValue(unit.Id, out var totals) ? totals.Sum(round.Submitted) : 0))
               // Totals and members are not read at the same moment, so they may disagree.
               select new ReviewUnit(unit, submitted, Math.Max(share.Members, submitted)),
        ];
        return units.IsEmpty ? null : new ReviewStatus(round.Id, round.Name, round.Due, units);
    }

    private static ILookup<string, Obligation> Obligations(StatusQuestion question, ObligationBasis basis, StatusFacts facts)
    {
        var days = DaysOf(question.Period, question.Today);
        var units = question.Units.Select(u => u.Unit.Id).ToHashSet(StringComparer.Ordinal);
        var counters = basis.Registers.All.ToDictionary(r => r.Code, r => RegisterTallies.Counter(r.Code, TallyDefinition.Count), StringComparer.Ordinal);
        return DerivedObligations.DueWithin(basis, new ObligationFacts(Held, facts.Marks), question.Today, days, units)
            .Where(o => question.Period.Days.Contains(o.Due) || o.State is ObligationState.Overdue)
            .ToLookup(o => o.UnitId, StringComparer.Ordinal);

        // Elections are in a range of their own, as a term is longer than the years read.
        int Held(string unit, string register, DateOnly month)
        {
            var counter = counters[register];
            return facts.Years.TryGetValue(month.Year, out var year)
                ? year.TryGetValue(unit, out var totals) ? (int)totals.Of(counter, month) : 0
                : facts.Standing.TryGetValue(unit, out var standing) ? (int)standing.Of(counter, month) : 0;
        }
    }

    // A plain loop, no LINQ: a thousand units have tens of thousands of counters, few of them for open entries.
    private static ImmutableArray<LedgerCount> Ledgers(UnitTotals standing, Func<string, OpenCounter?> openOf, ImmutableArray<Visibility> seen)
    {
        var ledgers = new SortedList<int, OpenLedger>();
        foreach (var counter in standing.Counters)
        {
            if (openOf(counter) is not { } open || !seen.Contains(open.Visibility) || (int)standing.Sum(counter) is not (> 0 and var count))
                continue;
            if (!ledgers.TryGetValue(open.Ledger.Order, out var ledger))
                ledgers[open.Ledger.Order] = ledger = new OpenLedger(open.Ledger);
            ledger.Add(open, count);
        }

        return [.. ledgers.Values.Select(l => l.Count)];
    }

    // In the order of the register's choices; unknown ones come last.
    private static int PlaceOf(Register register, string status)
    {
        var choices = register.Field(Register.StatusField)?.Choices ?? [];
        var place = choices.Select(c => c.Code).ToList().IndexOf(status);
        return place < 0 ? choices.Count : place;
    }

    private static bool IsOverdue(string status, string due, DateOnly today, OfficeCalendar calendar) =>
        status != ItemStatuses.Standing
        && DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Overdue.IsLate(day, today, calendar);

    /// <summary>The meaning of a counter of open entries.</summary>
    /// <param name="Place">Position of the status among the register's.</param>
    /// <param name="Visibility">The entries' own visibility, if they have one; else that of the ledger they were entered in.</param>
    /// <param name="IsElsewheres">Whether it counts entries of another ledger that are listed in this one, too.</param>
    private sealed record OpenCounter(StatusRegister Ledger, string Status, int Place, bool IsOverdue, Visibility Visibility, bool IsElsewheres);

    /// <summary>Accumulates the open entries of a ledger.</summary>
    private sealed class OpenLedger(StatusRegister ledger)
    {
        private readonly Dictionary<(int Place, string Status), int> states = [];
        private int overdue;
        private (int Total, int Overdue) elsewheres;

        public LedgerCount Count => new(ledger, [.. states.OrderBy(s => s.Key.Place).Select(s => new StateCount(s.Key.Status, s.Value))], overdue)
        {
            Elsewheres = elsewheres,
        };

        public void Add(OpenCounter open, int count)
        {
            states[(open.Place, open.Status)] = states.GetValueOrDefault((open.Place, open.Status)) + count;
            overdue += open.IsOverdue ? count : 0;
            if (open.IsElsewheres)
                elsewheres = (elsewheres.Total + count, elsewheres.Overdue + (open.IsOverdue ? count : 0));
        }
    }
}
