using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>Who gets which reminder, and what became of it.</summary>
/// <remarks>
/// A row holds a chunk of an occurrence's recipients, chosen by the person's hash and planned, claimed and recorded
/// together. Partition = occurrence and shard; a shard's counts change in the same transaction as its chunks.
/// The partition <c>occurrence</c> lists all occurrences, <c>open</c> those that the sweep looks after.
/// </remarks>
public sealed class DeliveryStore
{
    private const int MaxHeads = 1000;

    private readonly IDeliveryRows rows;
    private readonly ChunkStore chunks;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<OccurrenceKey, OccurrenceHead> heads = new();

    /// <summary>A store over the office's tables.</summary>
    public DeliveryStore(OfficeTables tables, DeliveryTiming timing, TimeProvider time, Jitter jitter)
        : this(new DeliveryRows(tables), timing, time, jitter)
    {
    }

    internal DeliveryStore(IDeliveryRows rows, DeliveryTiming timing, TimeProvider time, Jitter jitter)
    {
        (this.rows, this.time, Timing) = (rows, time, timing);
        chunks = new ChunkStore(rows, timing, time, jitter);
        Days = new PersonDays(rows);
    }

    /// <summary>Each person's days.</summary>
    public PersonDays Days { get; }

    /// <summary>After what time a claim or an answer counts as lost.</summary>
    public DeliveryTiming Timing { get; }

    internal IDeliveryRows Rows => rows;

    internal ChunkStore Chunks => chunks;

    /// <summary>The head of the occurrence; null when it was never planned.</summary>
    public async Task<OccurrenceHead?> FindAsync(OccurrenceKey key, CancellationToken ct)
    {
        var row = await rows.FindAsync(HeadRow.Partition, key.Row, ct);
        return row is null ? null : Remember(HeadRow.Read(row));
    }

    /// <summary>Occurrences that were planned, of one reminder or of all.</summary>
    public async Task<IReadOnlyList<OccurrenceHead>> OccurrencesAsync(string? reminder, CancellationToken ct)
    {
        var range = reminder is null ? TableKey.Everything : TableKey.Under(reminder);
        return [.. (await rows.RangeAsync(HeadRow.Partition, range, null, ct)).Select(HeadRow.Read)];
    }

    /// <summary>How many deliveries of the occurrence are in each state.</summary>
    public async Task<DeliveryCounts> CountAsync(OccurrenceKey key, CancellationToken ct) =>
        await FindAsync(key, ct) is { } head ? await CountAsync(head, ct) : new DeliveryCounts();

    /// <summary>How many deliveries of the occurrence are in each state.</summary>
    public async Task<DeliveryCounts> CountAsync(OccurrenceHead head, CancellationToken ct)
    {
        if (head.Kept is { } kept)
            return kept;

        var sums = new DeliveryCounts();
        // Bounds the parallel reads for a large occurrence.
        foreach (var some in head.Partitions.Chunk(16))
        {
            var counts = await Task.WhenAll(some.Select(partition => rows.FindAsync(partition, ChunkRow.CountsKey, ct)));
            sums = counts.Select(ChunkRow.ReadCounts).Aggregate(sums, DeliveryCounts.Add);
        }

        return sums;
    }

    /// <summary>All recipients of an occurrence, whatever their state, read shard by shard.</summary>
    public async IAsyncEnumerable<Recipient> RecipientsAsync(OccurrenceKey key, [EnumeratorCancellation] CancellationToken ct)
    {
        if (await HeadAsync(key, ct) is not { } head)
            yield break;

        foreach (var partition in head.Partitions)
        {
            foreach (var row in await rows.RangeAsync(partition, TableKey.Under("chunk"), null, ct))
            {
                foreach (var recipient in ChunkRow.Read(ChunkKey.Read(key, row.RowKey), row).Recipients)
                    yield return recipient;
            }
        }
    }

    /// <summary>One person's delivery; null when the person is no recipient.</summary>
    public async Task<Recipient?> FindRecipientAsync(OccurrenceKey key, string personId, CancellationToken ct) =>
        (await FindCopyAsync(key, personId, ct))?.Recipient;

    /// <summary>The same, and whether it was called off; null when the person is no recipient.</summary>
    public async Task<(Recipient Recipient, bool IsCancelled)?> FindCopyAsync(OccurrenceKey key, string personId, CancellationToken ct) =>
        await HeadAsync(key, ct) is { } head && await ChunkOfAsync(head, personId, ct) is { } chunk
            ? (chunk.Recipients.First(r => r.PersonId == personId), chunk.IsCancelled)
            : null;

    /// <summary>The person confirmed the reminder. A late confirmation settles an unknown send.</summary>
    /// <returns>False when the person is no recipient, and nothing changed.</returns>
    public async Task<bool> AcknowledgeAsync(string reminder, string occurrence, string personId, CancellationToken ct)
    {
        var key = new OccurrenceKey(reminder, occurrence);
        if (await HeadAsync(key, ct) is not { } head || await ChunkOfAsync(head, personId, ct) is not { } found)
            return false;

        await ChangeAsync(found.Key, c => ChunkRules.Acknowledge(c.Recipients, personId, time.GetUtcNow()), ct);
        return true;
    }

    /// <summary>Notes when the person wants it again; to bring it is a plan of its own.</summary>
    /// <returns>The delivery afterwards: confirmed, or with the moment that counts. Null when the person is no recipient.</returns>
    public async Task<Recipient?> PutOffAsync(OccurrenceKey key, string personId, DateTimeOffset at, CancellationToken ct)
    {
        if (await HeadAsync(key, ct) is not { } head || await ChunkOfAsync(head, personId, ct) is not { } found)
            return null;

        var chunk = await ChangeAsync(found.Key, c => ChunkRules.PutOff(c.Recipients, personId, at, time.GetUtcNow()), ct);
        return chunk.Recipients.First(r => r.PersonId == personId);
    }

    /// <summary>The person can be reached again: what was unreachable and has not expired becomes pending.</summary>
    /// <returns>
    /// The chunk to look at, null when there is nothing to do; and whether the delivery is in flight: its outcome is not recorded
    /// yet and may still be unreachable.
    /// </returns>
    public async Task<(ChunkKey? Chunk, bool IsInFlight)> HealAsync(OccurrenceKey key, string personId, CancellationToken ct)
    {
        if (await HeadAsync(key, ct) is not { } head || await ChunkOfAsync(head, personId, ct) is not { } found)
            return (null, false);

        // Open it first: if the queue message were lost, nothing would find a pending delivery of a closed occurrence.
        await KeepOpenAsync(key, ct);
        var chunk = await chunks.ChangeAsync(
            found.Key,
            c => ChunkRules.Heal(c.Recipients, personId, c.IsCancelled, time.GetUtcNow()) is var after && ReferenceEquals(after, c.Recipients)
                ? c
                : c with { Recipients = after },
            remembered: false,
            ct);
        var state = chunk.Recipients.First(r => r.PersonId == personId).State;
        if (state != DeliveryState.Pending)
            return (null, state == DeliveryState.Sending);

        // Again: a sweep that read the chunk earlier may have closed the occurrence meanwhile.
        await KeepOpenAsync(key, ct);
        return (found.Key, false);
    }

    /// <summary>Opens the occurrence. Returns the stored head, which is this one unless it was planned before.</summary>
    public async Task<OccurrenceHead> OpenAsync(OccurrenceHead wanted, CancellationToken ct)
    {
        var stored = await FindAsync(wanted.Key, ct);
        if (stored is null)
        {
            await SwallowRaceAsync(new TableTransactionAction(TableTransactionActionType.Add, HeadRow.Write(wanted)), ct);
            stored = await FindAsync(wanted.Key, ct) ?? throw StorageFault.NotThere("The head of an occurrence");
        }

        if (!stored.IsCancelled)
            await KeepOpenAsync(wanted.Key, ct);
        return stored;
    }

    /// <summary>Has the sweep look after the occurrence from now on.</summary>
    public async Task KeepOpenAsync(OccurrenceKey key, CancellationToken ct)
    {
        // Written unconditionally: a sweep that is closing it either loses the race or was done before this.
        await rows.SubmitAsync([new TableTransactionAction(TableTransactionActionType.UpsertReplace, HeadRow.WriteOpen(key, time.GetUtcNow()))], ct);
    }

    /// <summary>Adds those persons of a chunk who are not recipients yet.</summary>
    /// <returns>How many were added, and the chunks that took them.</returns>
    public async Task<(int Added, IReadOnlyList<ChunkKey> Into)> AddAsync(
        OccurrenceHead head, int number, IReadOnlyList<Recipient> recipients, CancellationToken ct)
    {
        var (added, into, left) = (0, new List<ChunkKey>(), recipients);
        for (var overflow = 0; left.Count > 0; overflow++)
        {
            var (now, rest) = (0, left);
            var key = new ChunkKey(head.Key, number, overflow);
            await chunks.ChangeAsync(
                key,
                chunk =>
                {
                    var there = chunk.Recipients.Select(r => r.PersonId).ToHashSet(StringComparer.Ordinal);
                    var missing = left.Where(r => there.Add(r.PersonId)).ToList();
                    var taken = chunk.IsCancelled ? [] : missing.Take(Math.Max(0, ChunkKey.Capacity - chunk.Recipients.Count)).ToList();
                    (now, rest) = (taken.Count, chunk.IsCancelled ? [] : missing[taken.Count..]);
                    return taken.Count == 0 ? chunk : chunk with { Recipients = [.. chunk.Recipients, .. taken] };
                },
                remembered: false,
                ct);
            if (now > 0)
                into.Add(key);
            (added, left) = (added + now, rest);
        }

        return (added, into);
    }

    /// <summary>Changes a chunk's recipients; if the change returns the same list, nothing is written.</summary>
    public Task<DeliveryChunk> ChangeAsync(
        ChunkKey key, Func<DeliveryChunk, IReadOnlyList<Recipient>> change, CancellationToken ct, bool remembered = false) =>
        chunks.ChangeAsync(
            key,
            chunk => change(chunk) is var after && ReferenceEquals(after, chunk.Recipients) ? chunk : chunk with { Recipients = after },
            remembered,
            ct);

    /// <summary>The head of the occurrence, from memory: its cancellation may be out of date.</summary>
    public async Task<OccurrenceHead?> HeadAsync(OccurrenceKey key, CancellationToken ct) =>
        heads.TryGetValue(key, out var known) ? known : await FindAsync(key, ct);

    /// <summary>Gives the chunk up after too many failures: no host takes it up by itself. What it holds stays visible.</summary>
    public async Task GiveUpAsync(ChunkKey key, CancellationToken ct)
    {
        // Not parsed as a chunk: the parsing may be what fails.
        if (await rows.FindAsync(key.Partition, key.Row, ct) is not { } row)
            return;
        row["IsDead"] = true;
        row.Remove("NextAt");
        await SwallowRaceAsync(new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, row.ETag), ct);
    }

    /// <summary>Takes up a chunk again that was given up.</summary>
    public async Task TakeUpAsync(ChunkKey key, CancellationToken ct)
    {
        await KeepOpenAsync(key.Of, ct);
        await chunks.ChangeAsync(key, chunk => chunk.IsDead ? chunk with { IsDead = false } : chunk, remembered: false, ct);
    }

    /// <summary>What is told from now on without asking for it.</summary>
    internal OccurrenceHead Remember(OccurrenceHead head)
    {
        if (heads.Count >= MaxHeads)
            heads.Clear();
        return heads[head.Key] = head;
    }

    private async Task<DeliveryChunk?> ChunkOfAsync(OccurrenceHead head, string personId, CancellationToken ct)
    {
        var number = ChunkKey.NumberOf(personId, head.Chunks);
        for (var overflow = 0; ; overflow++)
        {
            var chunk = await chunks.ReadAsync(new ChunkKey(head.Key, number, overflow), ct);
            if (chunk.Recipients.Any(r => r.PersonId == personId))
                return chunk;
            if (chunk.Recipients.Count < ChunkKey.Capacity)
                return null;
        }
    }

    private async Task SwallowRaceAsync(TableTransactionAction action, CancellationToken ct)
    {
        try
        {
            await rows.SubmitAsync([action], ct);
        }
        catch (RequestFailedException e) when (e.IsLostRace())
        {
            // Another host did the same.
        }
    }
}
