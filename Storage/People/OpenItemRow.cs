using System.Globalization;
using Azure.Data.Tables;
using BotApp.Storage.Tables;

namespace BotApp.Storage.People;

/// <summary>An open item as a row of the list by due date.</summary>
internal static class OpenItemRow
{
    private const string DateFormat = "yyyy-MM-dd";

    // Sorts after every date: items without a due date come last.
    private const string NoDue = "99999999";

    public static string ItemKey(string unit, string recordId) => TableKey.Of("item", unit, recordId);

    public static TableEntity WriteDue(OpenItem item)
    {
        var day = item.Due is { } due ? TableKey.Day(due) : NoDue;
        var row = new TableEntity(TableKey.Of(item.PersonId), TableKey.Of("due", day, item.Unit, item.RecordId))
        {
            ["From"] = item.From.ToString(DateFormat, CultureInfo.InvariantCulture),
            ["Entered"] = item.Entered.ToString(DateFormat, CultureInfo.InvariantCulture),
            ["Register"] = item.Register,
            ["State"] = item.State,
            ["Version"] = item.Version,
            ["Duty"] = item.Duty,
            ["IsReviewed"] = item.IsReviewed,
            ["CameBack"] = item.CameBack,
            ["Status"] = item.Status,
            ["Tags"] = string.Join(',', item.Tags),
        };
        LongText.Put(row, "Title", item.Title);
        return row;
    }

    /// <summary>
    /// The same duty due no earlier keeps its former <c>Entered</c>; <c>CameBack</c> stays until the status changes. A row that
    /// newly came back keeps its own values.
    /// </summary>
    public static void TakeOver(TableEntity row, TableEntity former)
    {
        if (row.GetBoolean("CameBack") is true
            || former.GetString("Entered") is not { } entered
            || (former.GetString("Duty") ?? Duties.Carry) != row.GetString("Duty")
            || string.CompareOrdinal(TableKey.Parts(row.RowKey)[1], TableKey.Parts(former.RowKey)[1]) < 0)
            return;

        row["Entered"] = entered;
        row["CameBack"] = former.GetBoolean("CameBack") is true && former.GetString("Status") == row.GetString("Status");
    }

    public static OpenItem ReadDue(TableEntity row)
    {
        var parts = TableKey.Parts(row.RowKey);
        return new OpenItem(
            TableKey.Parts(row.PartitionKey)[0],
            parts[2],
            parts[3],
            LongText.Get(row, "Title"),
            parts[1] == NoDue ? null : DateOnly.ParseExact(parts[1], "yyyyMMdd", CultureInfo.InvariantCulture),
            DateOnly.ParseExact(row.GetString("From"), DateFormat, CultureInfo.InvariantCulture),
            row.GetString("Register"),
            row.GetString("State"),
            row.GetInt32("Version") ?? 0)
        {
            Duty = row.GetString("Duty") ?? Duties.Carry,
            CameBack = row.GetBoolean("CameBack") ?? false,
            Status = row.GetString("Status") ?? "",
            Tags = (row.GetString("Tags") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries),
            IsReviewed = row.GetBoolean("IsReviewed") ?? false,
            Entered = DateOnly.ParseExact(row.GetString("Entered") ?? row.GetString("From"), DateFormat, CultureInfo.InvariantCulture),
        };
    }
}
