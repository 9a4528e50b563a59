using BotApp.Storage.Outbox;
using BotApp.Storage.Units;

namespace BotApp.Storage.Totals;

/// <summary>What a rebuild of the totals found.</summary>
/// <param name="Units">Units that were read.</param>
/// <param name="Rewritten">Rows that said something else than the units' tallies.</param>
public sealed record TotalsRebuilt(int Units, int Rewritten);

/// <summary>Keeps <see cref="TotalsStore"/> as the units' tallies say: message by message, or all of a unit anew.</summary>
public sealed class TotalsKeeper(TotalsStore totals, UnitStore units, UnitRegistry registry, TallyRules rules) : IOutboxProjection
{
    private const int UnitsAtOnce = 4;

    /// <inheritdoc />
    public string Kind => TotalsMessage.OutboxKind;

    /// <inheritdoc />
    public async Task ApplyAsync(string unit, OutboxMessage message, CancellationToken ct)
    {
        // Counted by another build: its counters are not ours, but it says that something has changed.
        var body = TotalsMessage.Read(message);
        if (body.Hash != rules.Hash || !await totals.ApplyAsync(unit, body, message.Version, ct))
            await RebuildAsync(unit, ct);
    }

    /// <summary>Counts every unit into the totals anew. May run beside saves and on several hosts.</summary>
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

    /// <summary>Counts a unit into the totals anew.</summary>
    /// <returns>How many rows said something else.</returns>
    public async Task<int> RebuildAsync(string unit, CancellationToken ct)
    {
        // The number first: a save that comes in between has a higher one, and its own message.
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
            // A month without any is kept with its version, so that an older message that comes late brings nothing back.
            months[TableKey.Month(month)] = kept;
        }

        return months;
    }
}
