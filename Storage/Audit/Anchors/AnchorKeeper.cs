using Microsoft.Extensions.Logging;

namespace BotApp.Storage.Audit.Anchors;

/// <summary>Anchors the heads of all audit chains once a day.</summary>
/// <remarks>Any number of hosts may try: a number is used for one anchor only, and a host that finds today's anchor writes none.</remarks>
public sealed partial class AnchorKeeper
{
    private readonly AnchorStore store;
    private readonly ChainHeads heads;
    private readonly AuditKey auditKey;
    private readonly TimeProvider time;
    private readonly ILogger<AnchorKeeper> logger;

    /// <summary>A keeper over a store.</summary>
    public AnchorKeeper(
        AnchorStore store, Tables.OfficeTables tables, Units.UnitRegistry registry, AuditKey auditKey, TimeProvider time, ILogger<AnchorKeeper> logger)
    {
        heads = new ChainHeads(tables, registry);
        (this.store, this.auditKey, this.time, this.logger) = (store, auditKey, time, logger);
    }

    /// <summary>Writes today's anchor, unless there is one.</summary>
    /// <param name="always">Writes one even if today has its anchor.</param>
    /// <returns>The number of the anchor that was written; null when none was.</returns>
    public async Task<long?> AnchorAsync(CancellationToken ct, bool always = false)
    {
        var (key, now) = (await auditKey.ToSignAsync(ct), time.GetUtcNow());
        var numbers = await store.NumbersAsync(ct);
        var last = numbers.Count > 0 ? await store.FindAsync(numbers[^1], ct) : null;
        if (last is not null)
        {
            // A host may have died after writing the anchor, before noting it.
            await store.NoteAsync(last, ct);
            if (!always && !IsDue(last.At, now))
                return null;
        }

        var current = new List<AnchoredHead>();
        await foreach (var head in heads.ReadAsync(key, ct))
            current.Add(head);
        // If the last anchor cannot be read, the numbering goes on; `audit verify` reports it.
        var number = numbers.Count > 0 ? numbers[^1] + 1 : 1;
        var anchor = Anchor.Of(number, now, last?.Signature ?? "", current, key);
        if (!await store.AddAsync(anchor, ct))
            return null;

        await store.NoteAsync(anchor, ct);
        LogAnchored(number, current.Count);
        foreach (var chain in SetBack(last, current))
            LogSetBack(chain, last!.Number);
        return number;
    }

    // Days are UTC. An anchor dated far ahead came from a wrong clock and must not block later ones.
    private static bool IsDue(DateTimeOffset last, DateTimeOffset now) =>
        now.UtcDateTime.Date > last.UtcDateTime.Date || last > now + TimeSpan.FromDays(1);

    /// <summary>The chains that are behind the last anchor. Persons' chains are left out, as an erasure removes them.</summary>
    private static IEnumerable<string> SetBack(Anchor? last, List<AnchoredHead> current)
    {
        var now = current.ToDictionary(h => h.Chain, StringComparer.Ordinal);
        return (last?.Heads ?? [])
            .Where(h => ChainName.PersonOf(h.Chain) is null)
            .Where(h => !now.TryGetValue(h.Chain, out var head) || head.Sequence < h.Sequence || (head.Sequence == h.Sequence && head.Hash != h.Hash))
            .Select(h => h.Chain);
    }

    [LoggerMessage(7, LogLevel.Information, "Anchor {Number} holds the heads of {Chains} audit chains.")]
    private partial void LogAnchored(long number, int chains);

    [LoggerMessage(8, LogLevel.Error, "The audit chain {Chain} stands before anchor {Number}: run audit verify.")]
    private partial void LogSetBack(string chain, long number);
}
