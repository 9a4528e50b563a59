using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>What all deliveries of an occurrence have in common. Written once; later plans of the same occurrence follow it.</summary>
/// <param name="Kind">Which feature makes its messages.</param>
/// <param name="CountsForDay">Whether a person gets it within the day's one message.</param>
/// <param name="Chunks">How many chunks the persons are spread over.</param>
/// <param name="CancelledAt">When the rest was called off.</param>
public sealed record OccurrenceHead(
    OccurrenceKey Key, string Kind, bool CountsForDay, int Chunks, DateTimeOffset PlannedAt, DateTimeOffset? CancelledAt = null)
{
    /// <summary>The counts that stay when the deliveries themselves are removed; null while they are there.</summary>
    public DeliveryCounts? Kept { get; init; }

    /// <summary>The deliveries have been removed, all of them.</summary>
    public bool IsPurged { get; init; }

    /// <summary>Called off: what is not sent yet is not sent any more.</summary>
    public bool IsCancelled => CancelledAt is not null;

    internal int Shards => (Chunks + ChunkKey.PerShard - 1) / ChunkKey.PerShard;

    internal IEnumerable<string> Partitions
    {
        get
        {
            var key = Key;
            return Enumerable.Range(0, Shards).Select(shard => ChunkKey.PartitionOf(key, shard));
        }
    }
}

/// <summary>The head as a row, and the row that keeps an occurrence in the sweep.</summary>
internal static class HeadRow
{
    /// <summary>Every occurrence there is.</summary>
    public static readonly string Partition = TableKey.Of("occurrence");

    /// <summary>Those of which something may be left to do.</summary>
    public static readonly string OpenPartition = TableKey.Of("open");

    public static TableEntity Write(OccurrenceHead head)
    {
        var row = new TableEntity(Partition, head.Key.Row)
        {
            ["Kind"] = head.Kind,
            ["CountsForDay"] = head.CountsForDay,
            ["Chunks"] = head.Chunks,
            ["PlannedAt"] = Column.Instant(head.PlannedAt),
        };
        if (head.CancelledAt is { } at)
            row["CancelledAt"] = Column.Instant(at);
        if (head.Kept is { } counts)
            ChunkRow.Put(row, counts);
        if (head.IsPurged)
            row["IsPurged"] = true;
        return row;
    }

    public static OccurrenceHead Read(TableEntity row) => new(
        OccurrenceKey.Of(row.RowKey),
        Column.Text(row, "Kind"),
        row.GetBoolean("CountsForDay") ?? false,
        row.GetInt32("Chunks") ?? throw new FormatException("No number of chunks."),
        Column.Instant(row, "PlannedAt"),
        row.ContainsKey("CancelledAt") ? Column.Instant(row, "CancelledAt") : null)
    {
        Kept = row.ContainsKey(nameof(DeliveryState.Sent)) ? ChunkRow.ReadCounts(row) : null,
        IsPurged = row.GetBoolean("IsPurged") ?? false,
    };

    /// <param name="at">When something was added last.</param>
    public static TableEntity WriteOpen(OccurrenceKey key, DateTimeOffset at) =>
        new(OpenPartition, key.Row) { ["At"] = Column.Instant(at) };

    public static DateTimeOffset OpenedAt(TableEntity row) => Column.Instant(row, "At");
}
