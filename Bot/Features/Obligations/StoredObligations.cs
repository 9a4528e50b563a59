using System.Collections.Concurrent;
using BotApp.Features.Holidays;
using BotApp.Office.Obligations;
using BotApp.Office.Registers;
using BotApp.Office.Roster;
using BotApp.Storage.Obligations;
using BotApp.Storage.Records;
using BotApp.Storage.Units;

namespace BotApp.Features.Obligations;

/// <summary>A query for what units owe on a day.</summary>
/// <param name="Units">Ids of the units; the caller has checked that the person may see them.</param>
/// <param name="StartedOn">Nothing is owed for the time before this day; null while there is no roster.</param>
internal sealed record ObligationQuery(
    RosterSnapshot Roster, IReadOnlySet<string> Units, DateOnly? StartedOn, DateOnly Today, ObligationRules Rules);

/// <summary>What units owe, from their tallies in storage: one read by key for each year of a unit, and one range query for all not-due marks.</summary>
internal sealed class StoredObligations(UnitStore units, DeletedRecords deleted, NotDueStore marks, RegisterCatalog registers, CalendarView calendar)
{
    private const int UnitsAtOnce = 8;

    /// <summary>The obligations of the units around today, as <see cref="DerivedObligations.For"/> has them.</summary>
    public async Task<IReadOnlyList<Obligation>> OfAsync(ObligationQuery query, CancellationToken ct)
    {
        var basis = new ObligationBasis(query.Roster, registers, calendar.Current, query.Rules, query.StartedOn) { DeletedThrough = await deleted.LastDayAsync(ct) };
        var needed = query.Roster.Units
            .Where(u => query.Units.Contains(u.Id))
            .Select(u => (u.Id, Months: DerivedObligations.MonthsNeeded(basis, u, query.Today)))
            .Where(u => u.Months is not null)
            .ToDictionary(u => u.Id, u => u.Months!.Value, StringComparer.Ordinal);
        if (needed.Count == 0)
            return [];

        var marked = await marks.ListAsync(needed.Keys.ToHashSet(StringComparer.Ordinal), needed.Values.Min(m => m.First), ct);
        return DerivedObligations.For(basis, new ObligationFacts(await HeldAsync(needed, ct), marked), query.Today, query.Units);
    }

    /// <summary>Marks an obligation as not due.</summary>
    /// <param name="reason">1 to <see cref="NotDueMark.MaxReason"/> characters.</param>
    /// <param name="by">Entra object id; the caller has checked that this person may do so.</param>
    /// <returns>False if it was marked before; that mark stays.</returns>
    public Task<bool> MarkNotDueAsync(Obligation obligation, string reason, string by, DateTimeOffset at, CancellationToken ct) =>
        marks.MarkAsync(
            new NotDueMark(obligation.UnitId, obligation.Cadence.ToString(), obligation.Period.First, obligation.Period.Last, reason, by, at), ct);

    private async Task<HeldIn> HeldAsync(Dictionary<string, Stretch> needed, CancellationToken ct)
    {
        var tallies = new ConcurrentDictionary<string, IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, long>>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            needed,
            new ParallelOptions { MaxDegreeOfParallelism = UnitsAtOnce, CancellationToken = ct },
            async (unit, token) => tallies[unit.Key] = await units.TalliesAsync(unit.Key, unit.Value.First, unit.Value.Last, token));

        return (unit, register, month) =>
            tallies[unit].TryGetValue(month, out var counters)
            && counters.TryGetValue(RegisterTallies.Counter(register, TallyDefinition.Count), out var count)
                ? (int)count
                : 0;
    }
}
