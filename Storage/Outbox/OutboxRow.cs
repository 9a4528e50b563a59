using Azure.Data.Tables;
using BotApp.Storage.Tables;
using BotApp.Storage.Units;

namespace BotApp.Storage.Outbox;

/// <summary>An outbox message as a row, with how often it was tried.</summary>
internal static class OutboxRow
{
    public static TableEntity Write(string unit, string rowKey, OutboxMessage message)
    {
        var row = new TableEntity(UnitKeys.Partition(unit), rowKey)
        {
            ["Kind"] = message.Kind,
            ["Key"] = message.Key,
            ["Version"] = message.Version,
        };
        LongText.Put(row, "Body", message.Body);
        return row;
    }

    public static OutboxMessage Read(TableEntity row) => new(
        Column.Text(row, "Kind"),
        Column.Text(row, "Key"),
        row.GetInt32("Version") ?? throw new FormatException("No version."),
        LongText.Get(row, "Body"));

    public static int Tries(TableEntity row) => row.GetInt32("Tries") ?? 0;

    /// <summary>Not tried before this time; null for at once.</summary>
    public static DateTimeOffset? NotBefore(TableEntity row) =>
        row.ContainsKey("NotBefore") ? Column.Instant(row, "NotBefore") : null;
}
