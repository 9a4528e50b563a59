using BotApp.Storage.Outbox;
using BotApp.Storage.Units;

namespace BotApp.Storage.Totals;

/// <summary>The result of a rebuild of the totals.</summary>
/// <param name="Units">Units that were read.</param>
/// <param name="Rewritten">Rows that differed from the units' tallies.</param>
public sealed record TotalsRebuilt(int Units, int Rewritten);

/// <summary>Keeps <see cref="TotalsStore"/> equal to the units' tallies: message by message, or by a rebuild of a whole unit.</summary>
public sealed class TotalsKeeper(TotalsStore totals, UnitStore units, UnitRegistry registry, TallyRules rules) : IOutboxProjection
{
    private const int UnitsAtOnce = 4;

    /// <inheritdoc />
    public string Kind => TotalsMessage.OutboxKind;

    /// <inheritdoc />
    public bool TakesLatestOnly => true;

    /// <inheritdoc />
    public async Task ApplyAsync(string unit, OutboxMessage message, CancellationToken ct)
    {
        // Another build counted by other rules: ignore its counters, but rebuild, as something has changed.
        var body = TotalsMessage.Read(message);
        if (body.Hash != rules.Hash || !await totals.ApplyAsync(unit, body, message.Version, ct))
            await RebuildAsync(unit, ct);
    }

    /// <summary>Rebuilds the totals of every unit. May run beside saves and on several hosts.</summary>
    public async Task<TotalsRebuilt> RebuildAsync(CancellationToken ct)
    {
        var all = await registry.AllAsync(ct);
        var rewritten = 0;
        await Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = UnitsAtOnce, CancellationToken = ct },
            async (unit, token) => Interlocked.Add(ref rewritten, await RebuildAsync(unit, token)));
        await totals.MarkCompleteAsync(ct);
        return new TotalsRebuilt(all.Count, rewritten);
    }

    /// <summary>Rebuilds unless that was done under the rules in force.</summary>
    /// <returns>Null when there was nothing to do.</returns>
    public async Task<TotalsRebuilt?> EnsureAsync(CancellationToken ct) =>
        await totals.IsCompleteAsync(ct) ? null : await RebuildAsync(ct);

    /// <summary>Rebuilds the totals of a unit.</summary>
    /// <returns>How many rows differed.</returns>
    public async Task<int> RebuildAsync(string unit, CancellationToken ct)
    {
        // Read the number first: a save in between gets a higher one and sends its own message.
        var version = await units.SequenceAsync(unit, ct);
        var sheets = await units.TalliesAsync(unit, DateOnly.MinValue, DateOnly.MaxValue, ct);
        var rewritten = 0;
        foreach (var year in sheets.GroupBy(s => s.Key.Year))
        {
            if (await totals.ReplaceAsync(TotalsRow.Partition(year.Key), unit, version, Select(year, TotalsKind.Year), ct))
                rewritten++;
        }

        if (await totals.ReplaceAsync(TotalsRow.Standing, unit, version, Select(sheets, TotalsKind.Standing), ct))
            rewritten++;
        return rewritten;
    }

    private Dictionary<string, IReadOnlyDictionary<string, long>> Select(
        IEnumerable<KeyValuePair<DateOnly, IReadOnlyDictionary<string, long>>> sheets, TotalsKind kind)
    {
        var months = new Dictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal);
        foreach (var (month, counters) in sheets)
        {
            var kept = counters.Where(c => rules.Totals(c.Key).HasFlag(kind)).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
            // A month without counters keeps its version, so that a late older message does not bring them back.
            months[TableKey.Month(month)] = kept;
        }

        return months;
    }
}
