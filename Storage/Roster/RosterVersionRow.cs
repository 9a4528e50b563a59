using Azure;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Roster;

/// <summary>Which generation of rows is the roster. Replacing this single row makes an import take effect at once.</summary>
/// <param name="Generation">First part of the key of the rows in force.</param>
/// <param name="Rows">How many rows the generation has, so that a reader notices if rows are removed while it reads.</param>
/// <param name="Hash">Hash of the content, to recognise an identical import.</param>
/// <param name="ETag">Null before the first import.</param>
internal sealed record RosterVersionRow(
    long Version, string Generation, int Rows, string Hash, DateTimeOffset? FirstImportedAt, ETag? ETag)
{
    public static RosterVersionRow None { get; } = new(0, "", 0, "", null, null);

    public TableEntity Write(string partition, string rowKey) => new(partition, rowKey)
    {
        ["Version"] = Version,
        ["Generation"] = Generation,
        ["Rows"] = Rows,
        ["Hash"] = Hash,
        ["FirstImportedAt"] = Column.Instant(FirstImportedAt!.Value),
    };

    public static RosterVersionRow Read(TableEntity row) => new(
        row.GetInt64("Version") ?? 0,
        Column.Text(row, "Generation"),
        row.GetInt32("Rows") ?? 0,
        Column.Text(row, "Hash"),
        Column.Instant(row, "FirstImportedAt"),
        row.ETag);
}
