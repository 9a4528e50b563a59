namespace BotApp.Storage.Audit.Anchors;

/// <summary>All anchored heads of one chain.</summary>
internal sealed class AnchoredChain
{
    /// <summary>A chain that no anchor names.</summary>
    public static AnchoredChain None { get; } = new();

    private readonly List<(DateTimeOffset At, long Sequence, string Hash)> heads = [];

    /// <summary>Number of the last entry that an anchor names; 0 when none does.</summary>
    public long Last => heads.Count > 0 ? heads.Max(h => h.Sequence) : 0;

    public void Add(DateTimeOffset at, AnchoredHead head)
    {
        // Most chains do not change on most days; keep only the latest date of an unchanged head.
        if (heads.Count == 0 || heads[^1] is var last && (last.Sequence != head.Sequence || last.Hash != head.Hash))
            heads.Add((at, head.Sequence, head.Hash));
        else
            heads[^1] = (at, head.Sequence, head.Hash);
    }

    /// <summary>Whether an anchor names a different entry at this place.</summary>
    public bool Contradicts(long sequence, string hash) => heads.Exists(h => h.Sequence == sequence && h.Hash != hash);

    /// <summary>The heads anchored after a moment.</summary>
    public AnchoredChain After(DateTimeOffset moment)
    {
        var later = new AnchoredChain();
        later.heads.AddRange(heads.Where(h => h.At > moment));
        return later;
    }
}

/// <summary>What the anchors say of each chain, and the first anchor that does not hold.</summary>
/// <param name="Count">How many anchors there are.</param>
/// <param name="Last">The last of them that holds.</param>
/// <param name="Break">The first break; its sequence is the anchor's number.</param>
internal sealed record AnchoredChains(IReadOnlyDictionary<string, AnchoredChain> Chains, int Count, Anchor? Last, AuditBreak? Break)
{
    /// <summary>What the anchors are called in a report.</summary>
    public const string Name = "anchors";

    public AnchoredChain Of(string chain) => Chains.GetValueOrDefault(chain, AnchoredChain.None);

    /// <summary>Reads all anchors, each checked against its signature and the one before.</summary>
    public static async Task<AnchoredChains> ReadAsync(AnchorStore store, byte[] key, CancellationToken ct)
    {
        // Read the note first: otherwise an anchor written meanwhile would count as missing.
        var noted = await store.NotedAsync(ct);
        var chains = new Dictionary<string, AnchoredChain>(StringComparer.Ordinal);
        var (count, former, next, wasRead) = (0, "", 1L, true);
        Anchor? last = null;
        AuditBreak? broken = null;
        await foreach (var (number, anchor) in store.AllAsync(ct))
        {
            count++;
            if (number != next)
                Break(next, AuditBreakReason.AnchorMissing);
            if (anchor is null || anchor.Number != number || !anchor.Holds(key) || (noted?.Number == number && noted.Value.Signature != anchor.Signature))
                Break(number, AuditBreakReason.AnchorChanged);
            else if (number == next && wasRead && anchor.Former != former)
                Break(number, AuditBreakReason.OutOfOrder);

            (next, former, wasRead) = (number + 1, anchor?.Signature ?? "", anchor is not null);
            if (anchor is null || !anchor.Holds(key))
                continue;
            last = anchor;
            foreach (var head in anchor.Heads)
            {
                if (!chains.TryGetValue(head.Chain, out var chain))
                    chains[head.Chain] = chain = new AnchoredChain();
                chain.Add(anchor.At, head);
            }
        }

        if (noted is { } note && note.Number >= next)
            Break(next, AuditBreakReason.AnchorMissing);
        return new AnchoredChains(chains, count, last, broken);

        void Break(long number, AuditBreakReason reason) => broken ??= new AuditBreak(Name, number, reason);
    }
}
