using System.Collections.Immutable;
using System.Text.Json;
using Azure.Data.Tables;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>A record as a row; the former versions have the same columns.</summary>
internal static class RecordRow
{
    public static TableEntity Write(OfficeRecord record, string rowKey)
    {
        var row = new TableEntity(UnitKeys.Partition(record.Unit), rowKey)
        {
            ["Register"] = record.Register,
            ["Date"] = Column.Date(record.Date),
            ["State"] = record.State,
            ["Version"] = record.Version,
            ["CreatedBy"] = record.CreatedBy,
            ["CreatedAt"] = Column.Instant(record.CreatedAt),
            ["ChangedBy"] = record.ChangedBy,
            ["ChangedAt"] = Column.Instant(record.ChangedAt),
        };
        LongText.Put(row, "Title", record.Title);
        if (record.Tags.Count > 0)
            LongText.Put(row, "Tags", JsonSerializer.Serialize([.. record.Tags], StorageJson.Readable.StringArray));
        if (record.Fields.Count > 0)
        {
            var fields = new SortedDictionary<string, string>(record.Fields, StringComparer.Ordinal);
            LongText.Put(row, "Fields", JsonSerializer.Serialize(fields, StorageJson.Readable.SortedDictionaryStringString));
        }

        return row;
    }

    /// <exception cref="FormatException">The row was not written by <see cref="Write"/>.</exception>
    public static OfficeRecord Read(TableEntity row)
    {
        try
        {
            var tags = LongText.Get(row, "Tags");
            var fields = LongText.Get(row, "Fields");
            return new OfficeRecord
            {
                Unit = TableKey.Parts(row.PartitionKey)[0],
                Id = TableKey.Parts(row.RowKey)[1],
                Register = Column.Text(row, "Register"),
                Date = ReadDate(row),
                State = Column.Text(row, "State"),
                Title = LongText.Get(row, "Title"),
                Tags = tags.Length == 0 ? [] : [.. JsonSerializer.Deserialize(tags, StorageJson.Readable.StringArray)!],
                Fields = fields.Length == 0
                    ? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
                    : JsonSerializer.Deserialize(fields, StorageJson.Readable.SortedDictionaryStringString)!
                        .ToImmutableSortedDictionary(StringComparer.Ordinal),
                Version = row.GetInt32("Version") ?? throw new FormatException("No version."),
                CreatedBy = Column.Text(row, "CreatedBy"),
                CreatedAt = Column.Instant(row, "CreatedAt"),
                ChangedBy = Column.Text(row, "ChangedBy"),
                ChangedAt = Column.Instant(row, "ChangedAt"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"Row {row.RowKey} is not a record.", e);
        }
    }

    public static Stored<OfficeRecord> ReadStored(TableEntity row) => new(Read(row), row.ETag);

    public static DateOnly ReadDate(TableEntity row) => Column.Date(row, "Date");

    /// <summary>The longest field, to name it to the person who typed it.</summary>
    public static string LongestField(OfficeRecord record)
    {
        var (id, length) = ("title", record.Title.Length);
        foreach (var (field, value) in record.Fields)
        {
            if (value.Length > length)
                (id, length) = (field, value.Length);
        }

        return id;
    }
}
