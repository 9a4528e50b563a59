using System.Text.Json;
using Azure.Data.Tables;
using BotApp.Storage.Audit;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Settings;

/// <summary>The rows of an owner's partition: documents, the audit chain, and its head.</summary>
internal static class SettingsRows
{
    public static KeyRange Documents { get; } = TableKey.Under("doc");

    public static string Partition(SettingsOwner owner) => UnitKeys.Partition(owner.Id);

    public static string Key(string document) => TableKey.Of("doc", document);

    public static TableEntity Write(SettingsOwner owner, SettingsDocument document)
    {
        var row = new TableEntity(Partition(owner), Key(document.Name))
        {
            ["Version"] = document.Version,
            ["ChangedBy"] = document.ChangedBy,
            ["ChangedAt"] = Column.Instant(document.ChangedAt),
            ["Operation"] = document.Operation,
        };
        var values = new SortedDictionary<string, string>(document.Values.ToDictionary(), StringComparer.Ordinal);
        LongText.Put(row, "Values", JsonSerializer.Serialize(values, StorageJson.Readable.SortedDictionaryStringString));
        return row;
    }

    /// <exception cref="FormatException">The row was not written by <see cref="Write"/>.</exception>
    public static SettingsDocument Read(TableEntity row)
    {
        try
        {
            return new SettingsDocument(
                TableKey.Parts(row.RowKey)[1],
                row.GetInt32("Version") ?? throw new FormatException("A document of settings has no version."),
                JsonSerializer.Deserialize(LongText.Get(row, "Values"), StorageJson.Readable.SortedDictionaryStringString)!,
                Column.Text(row, "ChangedBy"),
                Column.Instant(row, "ChangedAt"),
                Column.Text(row, "Operation"))
            { ETag = row.ETag };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Row {row.RowKey} is no document of settings.", e);
        }
    }

    /// <summary>A changed key of a document as the audit chain names it: with a digest of the value, not the value.</summary>
    public static AuditedRecord Audited(SettingsDocument document, string key, byte[] secret) => new(
        $"{document.Name}/{key}",
        document.Version,
        AuditDigest.OfSetting(document.Name, key, document.Values.GetValueOrDefault(key), secret));
}
