using System.Globalization;
using Azure.Data.Tables;
using BotApp.Storage.Records;

namespace BotApp.Storage.Units;

/// <summary>A row of the index by date: everything a list shows, so that a list reads no records.</summary>
internal static class DayRow
{
    /// <summary>UTF-16 units of a title that a list shows; the record keeps all of it.</summary>
    public const int TitleLength = 200;

    /// <summary>What a list line needs of a row.</summary>
    public static readonly string[] Columns = ["RowKey", "Register", "Date", "State", "Title", "Present"];

    private const string PresentField = "present";

    public static string Key(OfficeRecord record) => UnitKeys.Day(record.Date, record.Register, record.Id);

    public static TableEntity Write(OfficeRecord record)
    {
        var row = new TableEntity(UnitKeys.Partition(record.Unit), Key(record))
        {
            ["Register"] = record.Register,
            ["Date"] = RecordRow.Date(record.Date),
            ["State"] = record.State,
            ["Title"] = Short(record.Title),
        };
        if (Present(record) is { } present)
            row["Present"] = present;
        return row;
    }

    public static RecordLine Read(TableEntity row) => new(
        TableKey.Parts(row.RowKey)[3],
        RecordRow.Text(row, "Register"),
        RecordRow.ReadDate(row),
        RecordRow.Text(row, "State"),
        row.GetString("Title") ?? "",
        row.GetInt32("Present"));

    public static int? Present(OfficeRecord record) =>
        record.Fields.TryGetValue(PresentField, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var present)
            ? present
            : null;

    public static string Short(string title)
    {
        if (title.Length <= TitleLength)
            return title;
        var length = char.IsHighSurrogate(title[TitleLength - 1]) ? TitleLength - 1 : TitleLength;
        return title[..length];
    }
}
