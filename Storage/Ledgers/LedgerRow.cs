using System.Globalization;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.Ledgers;

/// <summary>A line as a row of a list.</summary>
internal static class LedgerRow
{
    private const string DateFormat = "yyyy-MM-dd";

    // Sorts after every date: items without a due date come last.
    private const string NoDue = "99999999";

    public const string OpenList = "open";
    public const string ClosedList = "done";

    public static string ItemKey(LedgerLine line) => TableKey.Of("item", line.Unit, line.RecordId);

    public static TableEntity Write(LedgerLine line, string partition)
    {
        var row = new TableEntity(partition, Key(line))
        {
            ["Register"] = line.Register,
            ["Status"] = line.Status,
            ["Version"] = line.Version,
            ["IsAdded"] = line.IsAdded,
            ["OwnerId"] = line.OwnerId,
            ["Visibility"] = line.Visibility,
            ["Tags"] = string.Join(',', line.Tags),
        };
        if (line.Due is { } due)
            row["Due"] = due.ToString(DateFormat, CultureInfo.InvariantCulture);
        if (line.LookBackDue is { } lookBack)
            row["LookBackDue"] = lookBack.ToString(DateFormat, CultureInfo.InvariantCulture);
        LongText.Put(row, "Title", line.Title);
        LongText.Put(row, "Owner", line.Owner);
        return row;
    }

    public static LedgerLine Read(TableEntity row)
    {
        var parts = TableKey.Parts(row.RowKey);
        var isClosed = parts[0] == ClosedList;
        return new LedgerLine(
            parts[2],
            parts[3],
            row.GetString("Register"),
            LongText.Get(row, "Title"),
            row.GetString("Status"),
            isClosed ? Records.RecordState.Closed : Records.RecordState.Active,
            Day(row, "Due"),
            row.GetInt32("Version") ?? 0)
        {
            Owner = LongText.Get(row, "Owner"),
            OwnerId = row.GetString("OwnerId") ?? "",
            Visibility = row.GetString("Visibility") ?? "",
            Tags = (row.GetString("Tags") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries),
            IsAdded = row.GetBoolean("IsAdded") ?? false,
            LookBackDue = Day(row, "LookBackDue"),
            IsClosed = isClosed,
        };
    }

    private static string Key(LedgerLine line) => line.IsClosed
        ? TableKey.Of(ClosedList, line.Due is { } closed ? TableKey.DayNewestFirst(closed) : NoDue, line.Unit, line.RecordId)
        : TableKey.Of(OpenList, line.Due is { } due ? TableKey.Day(due) : NoDue, line.Unit, line.RecordId);

    private static DateOnly? Day(TableEntity row, string name) => row.GetString(name) is { } text
        ? DateOnly.ParseExact(text, DateFormat, CultureInfo.InvariantCulture)
        : null;
}
