using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Deliveries;

/// <summary>A chunk as it was read.</summary>
/// <param name="IsCancelled">Whatever was not sent yet was called off.</param>
/// <param name="IsDead">Handling it failed too often; no host takes it up by itself.</param>
/// <param name="ETag">Null if it is not stored yet.</param>
public sealed record DeliveryChunk(ChunkKey Key, IReadOnlyList<Recipient> Recipients, bool IsCancelled, bool IsDead, ETag? ETag)
{
    internal static DeliveryChunk Empty(ChunkKey key) => new(key, [], false, false, null);
}

/// <summary>A chunk and the counts of its shard as rows.</summary>
internal static class ChunkRow
{
    public static readonly string CountsKey = TableKey.Of("counts");

    /// <summary>Columns read of a row that is only to be deleted.</summary>
    public static readonly string[] Keys = ["PartitionKey", "RowKey"];

    /// <summary>Columns the sweep reads of a chunk.</summary>
    public static readonly string[] SweepColumns = ["PartitionKey", "RowKey", "NextAt", "IsDead"];

    public static TableEntity Write(DeliveryChunk chunk, DeliveryTiming timing)
    {
        var row = new TableEntity(chunk.Key.Partition, chunk.Key.Row) { ["IsCancelled"] = chunk.IsCancelled, ["IsDead"] = chunk.IsDead };
        if (!chunk.IsDead && ChunkRules.NextAt(chunk.Recipients, timing) is { } next)
            row["NextAt"] = Column.Instant(next);
        LongText.Put(row, "Recipients", JsonSerializer.Serialize([.. chunk.Recipients], RecipientJson.Default.ListRecipient));
        return row;
    }

    public static DeliveryChunk Read(ChunkKey key, TableEntity row) => new(
        key,
        JsonSerializer.Deserialize(LongText.Get(row, "Recipients"), RecipientJson.Default.ListRecipient) ?? [],
        row.GetBoolean("IsCancelled") ?? false,
        IsDead(row),
        row.ETag);

    // Azure answers null for a column that is asked for and not there; Azurite leaves it out.
    public static DateTimeOffset? NextAt(TableEntity row) => row["NextAt"] is null ? null : Column.Instant(row, "NextAt");

    public static bool IsDead(TableEntity row) => row.GetBoolean("IsDead") ?? false;

    public static TableEntity WriteCounts(string partition, DeliveryCounts counts)
    {
        var row = new TableEntity(partition, CountsKey);
        Put(row, counts);
        return row;
    }

    /// <summary>Writes counts as columns, one per state.</summary>
    public static void Put(TableEntity row, DeliveryCounts counts)
    {
        foreach (var state in Enum.GetValues<DeliveryState>())
            row[state.ToString()] = counts.Of(state);
        row[nameof(DeliveryCounts.Held)] = counts.Held;
        row[nameof(DeliveryCounts.Blocked)] = counts.Blocked;
    }

    public static DeliveryCounts ReadCounts(TableEntity? row)
    {
        if (row is null)
            return new DeliveryCounts();
        int Of(DeliveryState state) => row.GetInt32(state.ToString()) ?? 0;
        return new DeliveryCounts(
            Of(DeliveryState.Pending), Of(DeliveryState.Sending), Of(DeliveryState.Sent), Of(DeliveryState.Acknowledged),
            Of(DeliveryState.Unknown), Of(DeliveryState.Unreachable), Of(DeliveryState.Suppressed), Of(DeliveryState.Failed))
        {
            // Rows of earlier builds lack these columns.
            Held = row.GetInt32(nameof(DeliveryCounts.Held)) ?? 0,
            Blocked = row.GetInt32(nameof(DeliveryCounts.Blocked)) ?? 0,
        };
    }
}
