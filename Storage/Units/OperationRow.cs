using System.Text.Json;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Units;

/// <summary>The row that records that an operation was carried out, and on which records.</summary>
/// <param name="Attempt">
/// Identifies the call that wrote it. A transaction whose answer was lost is retried and then collides with itself; the
/// attempt distinguishes that from an earlier click.
/// </param>
internal sealed record OperationRow(string Attempt, IReadOnlyList<string> RecordIds)
{
    public TableEntity Write(UnitSave save)
    {
        var row = new TableEntity(UnitKeys.Partition(save.Unit), UnitKeys.Operation(save.OperationId))
        {
            ["Attempt"] = Attempt,
            ["What"] = save.What,
            ["At"] = Column.Instant(save.At),
        };
        LongText.Put(row, "Records", JsonSerializer.Serialize([.. RecordIds], StorageJson.Readable.StringArray));
        return row;
    }

    public static OperationRow Read(TableEntity row) => new(
        Column.Text(row, "Attempt"),
        JsonSerializer.Deserialize(LongText.Get(row, "Records"), StorageJson.Readable.StringArray)!);
}
