using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using BotApp.Storage.Records;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>A record as a row; the former versions have the same columns.</summary>
internal static class RecordRow
{
    private const string DateFormat = "yyyy-MM-dd";

    public static TableEntity Write(OfficeRecord record, string rowKey)
    {
        var row = new TableEntity(UnitKeys.Partition(record.Unit), rowKey)
        {
            ["Register"] = record.Register,
            ["Date"] = Date(record.Date),
            ["State"] = record.State,
            ["Version"] = record.Version,
            ["CreatedBy"] = record.CreatedBy,
            ["CreatedAt"] = Instant(record.CreatedAt),
            ["ChangedBy"] = record.ChangedBy,
            ["ChangedAt"] = Instant(record.ChangedAt),
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

    /// <exception cref="FormatException">The row does not say what <see cref="Write"/> writes.</exception>
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
                Register = Text(row, "Register"),
                Date = DateOnly.ParseExact(Text(row, "Date"), DateFormat, CultureInfo.InvariantCulture),
                State = Text(row, "State"),
                Title = LongText.Get(row, "Title"),
                Tags = tags.Length == 0 ? [] : [.. JsonSerializer.Deserialize(tags, StorageJson.Readable.StringArray)!],
                Fields = fields.Length == 0
                    ? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
                    : JsonSerializer.Deserialize(fields, StorageJson.Readable.SortedDictionaryStringString)!
                        .ToImmutableSortedDictionary(StringComparer.Ordinal),
                Version = row.GetInt32("Version") ?? throw new FormatException("No version."),
                CreatedBy = Text(row, "CreatedBy"),
                CreatedAt = Instant(row, "CreatedAt"),
                ChangedBy = Text(row, "ChangedBy"),
                ChangedAt = Instant(row, "ChangedAt"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"Row {row.RowKey} is not a record.", e);
        }
    }

    public static Stored<OfficeRecord> ReadStored(TableEntity row) => new(Read(row), row.ETag);

    public static string Date(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static DateOnly ReadDate(TableEntity row) =>
        DateOnly.ParseExact(Text(row, "Date"), DateFormat, CultureInfo.InvariantCulture);

    // Instants as text: the service keeps dates before 1601 from being written and drops the offset of the rest.
    public static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(TableEntity row, string name) =>
        DateTimeOffset.ParseExact(Text(row, name), "O", CultureInfo.InvariantCulture);

    public static string Text(TableEntity row, string name) =>
        row.GetString(name) ?? throw new FormatException($"No {name}.");

    /// <summary>The field that takes most room, for the message to the person who typed it.</summary>
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
