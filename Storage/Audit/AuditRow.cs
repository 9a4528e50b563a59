using System.Text.Json;
using Azure.Data.Tables;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Audit;

/// <summary>An audit entry as a row.</summary>
internal static class AuditRow
{
    public static TableEntity Write(AuditEntry entry, string hash)
    {
        var row = new TableEntity(UnitKeys.Partition(entry.Unit), UnitKeys.Entry(entry.Sequence))
        {
            ["Who"] = entry.Who,
            ["What"] = entry.What,
            ["At"] = Column.Instant(entry.At),
            ["Operation"] = entry.OperationId,
            ["Former"] = entry.Former,
            ["Hash"] = hash,
        };
        var records = entry.Records.Select(r => new AuditedRecordJson(r.Id, r.Version, r.Digest)).ToArray();
        LongText.Put(row, "Records", JsonSerializer.Serialize(records, StorageJson.Readable.AuditedRecordJsonArray));
        return row;
    }

    /// <exception cref="FormatException">The row was not written by <see cref="Write"/>.</exception>
    public static (AuditEntry Entry, string Hash) Read(TableEntity row)
    {
        try
        {
            var records = JsonSerializer.Deserialize(LongText.Get(row, "Records"), StorageJson.Readable.AuditedRecordJsonArray)!;
            var entry = new AuditEntry(
                TableKey.Parts(row.PartitionKey)[0],
                long.Parse(TableKey.Parts(row.RowKey)[1], System.Globalization.CultureInfo.InvariantCulture),
                Column.Text(row, "Who"),
                Column.Text(row, "What"),
                Column.Instant(row, "At"),
                Column.Text(row, "Operation"),
                [.. records.Select(r => new AuditedRecord(r.Id, r.Version, r.Digest))],
                Column.Text(row, "Former"));
            return (entry, Column.Text(row, "Hash"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Row {row.RowKey} is not an audit entry.", e);
        }
    }
}
