using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>What all deliveries of an occurrence have in common. Planned once; later plans of the same occurrence use it as it is.</summary>
/// <param name="Kind">Which feature makes its messages.</param>
/// <param name="CountsForDay">Whether it is part of a person's one message of the day.</param>
/// <param name="Chunks">How many chunks the persons are spread over.</param>
/// <param name="CancelledAt">When the unsent rest was cancelled; null if it was not.</param>
public sealed record OccurrenceHead(
    OccurrenceKey Key, string Kind, bool CountsForDay, int Chunks, DateTimeOffset PlannedAt, DateTimeOffset? CancelledAt = null)
{
    /// <summary>
    /// Its persons asked for it: on a recipient's day it comes beside that day's message; on a later day it is part of that day's.
    /// </summary>
    public bool IsAskedFor { get; init; }

    /// <summary>The final counts, kept when the deliveries are removed; null before.</summary>
    public DeliveryCounts? Kept { get; init; }

    /// <summary>All deliveries have been removed.</summary>
    public bool IsPurged { get; init; }

    /// <summary>Cancelled: what is not sent yet will not be sent.</summary>
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
    /// <summary>Lists all occurrences.</summary>
    public static readonly string Partition = TableKey.Of("occurrence");

    /// <summary>Lists the occurrences that may have something left to do.</summary>
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
        if (head.IsAskedFor)
            row["IsAskedFor"] = true;
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
        IsAskedFor = row.GetBoolean("IsAskedFor") ?? false,
        Kept = row.ContainsKey(nameof(DeliveryState.Sent)) ? ChunkRow.ReadCounts(row) : null,
        IsPurged = row.GetBoolean("IsPurged") ?? false,
    };

    /// <param name="at">When something was added last.</param>
    public static TableEntity WriteOpen(OccurrenceKey key, DateTimeOffset at) =>
        new(OpenPartition, key.Row) { ["At"] = Column.Instant(at) };

    public static DateTimeOffset OpenedAt(TableEntity row) => Column.Instant(row, "At");
}
