using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;
using Polly;

namespace BotApp.Storage.Totals;

/// <summary>A copy of the tallies for reading across units: one short range per year, and one for standing counters.</summary>
/// <remarks>
/// Partition = year, row = unit, with its twelve months; partition <c>standing</c>, row = unit, with counters that outlast
/// their year. Fed from the units' outboxes. Rows counted by other rules, and all rows before the first rebuild, are
/// replaced by the units' tallies, so that an answer is right while the totals are rebuilt; it only takes longer.
/// </remarks>
public sealed class TotalsStore
{
    /// <summary>Up to this many units are read one by one, not by a range over all units.</summary>
    private const int FewUnits = 6;

    private const int UnitsAtOnce = 8;

    private static readonly string MarkPartition = TableKey.Of("totals");

    private readonly OfficeTables tables;
    private readonly UnitStore units;
    private readonly TallyRules rules;
    private readonly ResiliencePipeline races;
    private volatile bool isComplete;

    /// <summary>A store over the office's tables.</summary>
    public TotalsStore(OfficeTables tables, UnitStore units, TallyRules rules, TimeProvider time, Jitter jitter)
    {
        (this.tables, this.units, this.rules) = (tables, units, rules);
        races = LostRaces.Pipeline(time, jitter);
    }

    /// <summary>The units' counters in the months of a year; a unit without any is absent.</summary>
    /// <param name="wanted">Ids of the units.</param>
    public Task<IReadOnlyDictionary<string, UnitTotals>> YearAsync(int year, IReadOnlyCollection<string> wanted, CancellationToken ct) =>
        ReadAsync(TotalsKind.Year, TotalsRow.Partition(year), new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), wanted, ct);

    /// <summary>The units' standing counters, of whatever year; a unit without any is absent.</summary>
    /// <param name="wanted">Ids of the units.</param>
    public Task<IReadOnlyDictionary<string, UnitTotals>> StandingAsync(IReadOnlyCollection<string> wanted, CancellationToken ct) =>
        ReadAsync(TotalsKind.Standing, TotalsRow.Standing, DateOnly.MinValue, DateOnly.MaxValue, wanted, ct);

    /// <summary>Whether every unit has been counted into the totals by the rules in force.</summary>
    internal async Task<bool> IsCompleteAsync(CancellationToken ct)
    {
        if (!isComplete)
            isComplete = (await tables.Meta.GetEntityIfExistsAsync<TableEntity>(MarkPartition, TableKey.Of(rules.Hash), ["RowKey"], ct)).HasValue;
        return isComplete;
    }

    /// <summary>Records that every unit has been counted into the totals.</summary>
    internal async Task MarkCompleteAsync(CancellationToken ct)
    {
        await tables.Meta.UpsertEntityAsync(new TableEntity(MarkPartition, TableKey.Of(rules.Hash)), TableUpdateMode.Replace, ct);
        isComplete = true;
    }

    /// <summary>Applies the message's months in one write, except those of which the row has this version or a newer one.</summary>
    /// <returns>False when the row was counted by other rules; then the unit has to be rebuilt.</returns>
    internal Task<bool> ApplyAsync(string unit, TotalsMessage message, long version, CancellationToken ct)
    {
        var partition = TotalsRow.PartitionOf(message.Kind, message.Month);
        return races.ExecuteAsync(
            async token =>
            {
                var stored = await FindAsync(partition, unit, token) ?? TotalsRow.None(rules.Hash);
                if (stored.Hash != rules.Hash)
                    return false;
                var next = stored;
                foreach (var (month, counters) in message.Months())
                    next = next.With(month, version, counters) ?? next;
                if (!ReferenceEquals(next, stored))
                    await PutAsync(partition, unit, next, token);
                return true;
            },
            ct).AsTask();
    }

    /// <summary>Replaces a row with what was read from the unit's tallies.</summary>
    /// <returns>Whether the row's counters were different before.</returns>
    internal Task<bool> ReplaceAsync(
        string partition, string unit, long version, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> months, CancellationToken ct) =>
        races.ExecuteAsync(
            async token =>
            {
                var stored = await FindAsync(partition, unit, token);
                var next = (stored ?? TotalsRow.None(rules.Hash)).Rebuilt(rules.Hash, version, months);
                if (stored is null ? next.Versions.Count == 0 : stored.SaysTheSameAs(next))
                    return false;
                await PutAsync(partition, unit, next, token);
                return stored is null ? next.Counters.Count > 0 : !stored.CountsTheSameAs(next);
            },
            ct).AsTask();

    private async Task<IReadOnlyDictionary<string, UnitTotals>> ReadAsync(
        TotalsKind kind, string partition, DateOnly first, DateOnly last, IReadOnlyCollection<string> wanted, CancellationToken ct)
    {
        var totals = new ConcurrentDictionary<string, UnitTotals>(StringComparer.Ordinal);
        var live = new ConcurrentBag<string>();
        if (!await IsCompleteAsync(ct))
            live = [.. wanted];
        else if (wanted.Count <= FewUnits)
            await Task.WhenAll(wanted.Select(async unit => Take(unit, await RowAsync(partition, unit, ct))));
        else
        {
            var asked = wanted.ToDictionary(u => TableKey.Of(u), u => u, StringComparer.Ordinal);
            var names = new CounterNames();
            var rows = tables.Totals.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: ct);
            await foreach (var row in rows)
            {
                if (asked.TryGetValue(row.RowKey, out var unit))
                    Take(unit, row, names);
            }
        }

        await Parallel.ForEachAsync(
            live,
            new ParallelOptions { MaxDegreeOfParallelism = UnitsAtOnce, CancellationToken = ct },
            async (unit, token) => totals[unit] = UnitTotals.Of(await units.TalliesAsync(unit, first, last, token), kind, rules.Totals));
        return totals;

        void Take(string unit, TableEntity? row, CounterNames? names = null)
        {
            if (row is null)
                return;
            if (TotalsRow.ReadTotals(row, names) is var (hash, read) && hash == rules.Hash)
                totals[unit] = read;
            else
                live.Add(unit);
        }
    }

    private async Task<TotalsRow?> FindAsync(string partition, string unit, CancellationToken ct) =>
        await RowAsync(partition, unit, ct) is { } row ? TotalsRow.Read(row) : null;

    private Task<TableEntity?> RowAsync(string partition, string unit, CancellationToken ct) =>
        tables.Totals.FindRowAsync(partition, TableKey.Of(unit), ct);

    private Task<Response> PutAsync(string partition, string unit, TotalsRow row, CancellationToken ct)
    {
        var entity = row.Write(partition, unit);
        return row.ETag is { } etag
            ? tables.Totals.UpdateEntityAsync(entity, etag, TableUpdateMode.Replace, ct)
            : tables.Totals.AddEntityAsync(entity, ct);
    }
}
